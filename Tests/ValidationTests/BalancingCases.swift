import CloudModel
import RandomVariates
import SimulationKernel

/// Several targets behind one node: random, in turn, the least loaded, the better of two.
let balancingCases: [StochasticCase] = [
  StochasticCase(
    id: "Q-LB2-01", title: "2 targets ρ=0.5: least outstanding",
    source: "exact chain of join-the-shortest-queue",
    study: Study(rate: 20, work: .exponential(mean: 0.05)).with {
      $0.targets = 2; $0.algorithm = .leastOutstandingRequests
    },
    expected: [
      .of(.responseMean, 0.0713160376, within: 0.009),
      .of(.waitShare, 0.315967498, within: 0.013),
      .of(.responseQuantile(0.5), 0.0500960185, within: 0.011),
      .of(.responseQuantile(0.95), 0.211285949, within: 0.01),
      .of(.responseQuantile(0.99), 0.321396846, within: 0.017),
    ],
    wrong: [
      .of(.responseMean, 0.0666666667, "thought equal to shared queue")
    ]),
  StochasticCase(
    id: "Q-LB2-01 random", title: "random",
    source: "exact chain of join-the-shortest-queue",
    study: Study(rate: 20, work: .exponential(mean: 0.05)).with {
      $0.targets = 2; $0.algorithm = .weightedRandom
    },
    expected: [
      .of(.responseMean, 0.1),
      .of(.responseQuantile(0.99), 0.460517019),
    ]),
  StochasticCase(
    id: "Q-LB2-01 round robin", title: "round robin",
    source: "exact chain of join-the-shortest-queue",
    study: Study(rate: 20, work: .exponential(mean: 0.05)).with {
      $0.targets = 2; $0.algorithm = .roundRobin
    },
    expected: [
      .of(.responseMean, 0.0809016994),
      .of(.responseQuantile(0.99), 0.372566094),
    ]),
  StochasticCase(
    id: "Q-LB2-01 shared queue", title: "shared queue",
    source: "exact chain of join-the-shortest-queue",
    study: Study(rate: 20, work: .exponential(mean: 0.05)).with { $0.workers = 2 },
    expected: [
      .of(.responseMean, 0.0666666667),
      .of(.responseQuantile(0.99), 0.283298034),
    ]),
  StochasticCase(
    id: "Q-LB2-03", title: "2 targets ρ=0.9: least outstanding",
    source: "exact chain of join-the-shortest-queue",
    study: Study(rate: 36, work: .exponential(mean: 0.05)).with {
      $0.targets = 2; $0.algorithm = .leastOutstandingRequests
    },
    expected: [
      .of(.responseMean, 0.273745641, within: 0.077),
      .of(.waitShare, 0.842245762, within: 0.01),
      .of(.responseQuantile(0.5), 0.194720315, within: 0.065),
      .of(.responseQuantile(0.95), 0.801848274, within: 0.09),
      .of(.responseQuantile(0.99), 1.22538512, within: 0.17),
    ],
    wrong: [
      .of(.responseMean, 0.263157895, "thought equal to shared queue")
    ]),
  StochasticCase(
    id: "Q-LB2-03 random", title: "random",
    source: "exact chain of join-the-shortest-queue",
    study: Study(rate: 36, work: .exponential(mean: 0.05)).with {
      $0.targets = 2; $0.algorithm = .weightedRandom
    },
    expected: [
      .of(.responseMean, 0.5),
      .of(.responseQuantile(0.99), 2.30258509),
    ]),
  StochasticCase(
    id: "Q-LB2-03 round robin", title: "round robin",
    source: "exact chain of join-the-shortest-queue",
    study: Study(rate: 36, work: .exponential(mean: 0.05)).with {
      $0.targets = 2; $0.algorithm = .roundRobin
    },
    expected: [
      .of(.responseMean, 0.379414181),
      .of(.responseQuantile(0.99), 1.74726688),
    ]),
  StochasticCase(
    id: "Q-LB2-03 shared queue", title: "shared queue",
    source: "exact chain of join-the-shortest-queue",
    study: Study(rate: 36, work: .exponential(mean: 0.05)).with { $0.workers = 2 },
    expected: [
      .of(.responseMean, 0.263157895),
      .of(.responseQuantile(0.99), 1.1672215),
    ]),
  StochasticCase(
    id: "Q-LB3-01", title: "3 targets ρ=0.7: least outstanding",
    source: "exact chain of join-the-shortest-queue",
    study: Study(rate: 42, work: .exponential(mean: 0.05)).with {
      $0.targets = 3; $0.algorithm = .leastOutstandingRequests
    },
    expected: [
      .of(.responseMean, 0.0854438047, within: 0.015),
      .of(.waitShare, 0.455995183, within: 0.016),
      .of(.responseQuantile(0.5), 0.061267286, within: 0.016),
      .of(.responseQuantile(0.95), 0.248689016, within: 0.019),
      .of(.responseQuantile(0.99), 0.374283529, within: 0.021),
    ]),
  StochasticCase(
    id: "Q-LB3-01 random", title: "random",
    source: "exact chain of join-the-shortest-queue",
    study: Study(rate: 42, work: .exponential(mean: 0.05)).with {
      $0.targets = 3; $0.algorithm = .weightedRandom
    },
    expected: [
      .of(.responseMean, 0.166666667)
    ]),
  StochasticCase(
    id: "Q-LB3-01 round robin", title: "round robin",
    source: "exact chain of join-the-shortest-queue",
    study: Study(rate: 42, work: .exponential(mean: 0.05)).with {
      $0.targets = 3; $0.algorithm = .roundRobin
    },
    expected: [
      .of(.responseMean, 0.117886367),
      .of(.responseQuantile(0.99), 0.542886785),
    ]),
  StochasticCase(
    id: "Q-LB3-01 shared queue", title: "shared queue",
    source: "exact chain of join-the-shortest-queue",
    study: Study(rate: 42, work: .exponential(mean: 0.05)).with { $0.workers = 3 },
    expected: [
      .of(.responseMean, 0.0773524721)
    ]),
  StochasticCase(
    id: "Q-RR-01", title: "round robin over 4 targets ρ=0.9: E_4/M/1 each",
    source: "GI/M/1 with Erlang gaps",
    study: Study(rate: 72, work: .exponential(mean: 0.05)).with { $0.targets = 4 },
    expected: [
      .of(.responseMean, 0.319152476, within: 0.068),
      .of(.waitShare, 0.843335071, within: 0.0099),
      .of(.responseQuantile(0.5), 0.221219639, within: 0.058),
      .of(.responseQuantile(0.95), 0.956095372, within: 0.091),
      .of(.responseQuantile(0.99), 1.46975147, within: 0.16),
    ],
    wrong: [
      .of(.responseMean, 0.5, "random"),
      .of(.responseMean, 0.148469158, "shared queue"),
    ]),
  StochasticCase(
    id: "Q-RR-03", title: "round robin over 10 targets ρ=0.95: E_10/M/1 each",
    source: "GI/M/1 with Erlang gaps",
    study: Study(rate: 190, work: .exponential(mean: 0.05)).with { $0.targets = 10 },
    expected: [
      .of(.responseMean, 0.557747422, within: 0.15),
      .of(.waitShare, 0.910353687, within: 0.011),
      .of(.responseQuantile(0.5), 0.386601053, within: 0.13),
      .of(.responseQuantile(0.95), 1.67086195, within: 0.19),
      .of(.responseQuantile(0.99), 2.5685218, within: 0.22),
    ],
    wrong: [
      .of(.responseMean, 1.0, "random"),
      .of(.responseMean, 0.132558558, "shared queue"),
    ]),
  StochasticCase(
    id: "Q-PO2-01", title: "power of two choices, n→ ∞, ρ=0.5",
    source: "Mitzenmacher 1996, Vvedenskaya et al. 1996",
    study: Study(rate: 0.5 * 20 * 200, work: .exponential(mean: 0.05)).with {
      $0.targets = 200; $0.algorithm = .powerOfTwoChoices
    },
    expected: [
      .of(.responseMean, 0.0632843018, within: 0.02),
      .of(.waitShare, 0.25, within: 0.02),
    ]),
  StochasticCase(
    id: "Q-PO2-03", title: "power of two choices, n→ ∞, ρ=0.9",
    source: "Mitzenmacher 1996, Vvedenskaya et al. 1996",
    study: Study(rate: 0.9 * 20 * 400, work: .exponential(mean: 0.05)).with {
      $0.targets = 400; $0.algorithm = .powerOfTwoChoices
    },
    size: 4_000_000,
    expected: [
      .of(.responseMean, 0.130702869, within: 0.02),
      .of(.waitShare, 0.81, within: 0.02),
    ]),
  StochasticCase(
    id: "Q-PO2-05", title: "power of two choices, n→ ∞, ρ=0.99",
    source: "Mitzenmacher 1996, Vvedenskaya et al. 1996",
    study: Study(rate: 0.99 * 20 * 1000, work: .exponential(mean: 0.05)).with {
      $0.targets = 1000; $0.algorithm = .powerOfTwoChoices
    },
    basis: 10_000_000, size: 10_000_000,
    expected: [
      .of(.responseMean, 0.271599829, within: 0.05),
      .of(.waitShare, 0.9801, within: 0.05),
    ]),
  StochasticCase(
    id: "Q-JSQN-02", title: "LOR over 10 targets ρ=0.95 (simulated reference)",
    source: "independent simulation, 24 runs of 1e6",
    study: Study(rate: 190, work: .exponential(mean: 0.05)).with {
      $0.targets = 10; $0.algorithm = .leastOutstandingRequests
    },
    size: 4_000_000,
    expected: [
      .of(.responseMean, 0.148239845, within: 20 * 0.00097 / 0.148239845),
      .of(.waitShare, 0.763926157, within: 20 * 0.0012 / 0.763926157),
      .of(.responseQuantile(0.5), 0.111903033, within: 20 * 0.00057 / 0.111903033),
      .of(.responseQuantile(0.95), 0.411125302, within: 20 * 0.0035 / 0.411125302),
      .of(.responseQuantile(0.99), 0.614629621, within: 20 * 0.0066 / 0.614629621),
    ]),
  StochasticCase(
    id: "Q-JSQN-03", title: "power of 2 over 100 targets ρ=0.9 (simulated reference)",
    source: "independent simulation, 24 runs of 1e6",
    study: Study(rate: 1800, work: .exponential(mean: 0.05)).with {
      $0.targets = 100; $0.algorithm = .powerOfTwoChoices
    },
    expected: [
      .of(.responseMean, 0.132280186, within: 20 * 0.00016 / 0.132280186),
      .of(.waitShare, 0.810468704, within: 20 * 0.00046 / 0.810468704),
      .of(.responseQuantile(0.5), 0.11129906, within: 20 * 0.00016 / 0.11129906),
      .of(.responseQuantile(0.95), 0.324532982, within: 20 * 0.00029 / 0.324532982),
      .of(.responseQuantile(0.99), 0.44568507, within: 20 * 0.00035 / 0.44568507),
    ]),
  StochasticCase(
    id: "Q-JSQN-04", title: "power of 2 over 100 targets ρ=0.95 (simulated reference)",
    source: "independent simulation, 24 runs of 1e6",
    study: Study(rate: 1900, work: .exponential(mean: 0.05)).with {
      $0.targets = 100; $0.algorithm = .powerOfTwoChoices
    },
    expected: [
      .of(.responseMean, 0.172969448, within: 20 * 0.00039 / 0.172969448),
      .of(.waitShare, 0.90263838, within: 20 * 0.0005 / 0.90263838),
      .of(.responseQuantile(0.5), 0.152777902, within: 20 * 0.00038 / 0.152777902),
      .of(.responseQuantile(0.95), 0.393320215, within: 20 * 0.00071 / 0.393320215),
      .of(.responseQuantile(0.99), 0.524856032, within: 20 * 0.00089 / 0.524856032),
    ]),
  StochasticCase(
    id: "Q-HET-02", title: "one of 2 targets half speed, stable: RR exact",
    source: "exact: one GI/M/1 and one slower",
    study: Study(rate: 16, work: .exponential(mean: 0.05)).with {
      $0.targets = 2; $0.configure = { $0.fleets[0].slowness = [1, 2] }
    },
    expected: [
      .of(.responseMean, 0.226696256, within: 0.043)
    ]),
  StochasticCase(
    id: "Q-HET-02 weighted 2 to 1", title: "weighted 2 to 1",
    source: "exact: two M/M/1",
    study: Study(rate: 16, work: .exponential(mean: 0.05)).with { $0.configure = splitTwoToOne },
    expected: [
      .of(.responseMean, 0.142857143)
    ]),
]
