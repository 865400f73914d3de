import CloudModel
import RandomVariates
import SimulationKernel

/// Orders of service other than first come, first served.
let disciplineCases: [StochasticCase] = [
  StochasticCase(
    id: "Q-PS-01", title: "M/G/1-PS exponential ρ=0.8 (CPU-bound task, 1 vCPU, unlimited threads)",
    source: "Kleinrock 1976, vol. 2",
    study: Study(rate: 16, work: .exponential(mean: 0.05)).with {
      $0.discipline = .processorSharing
    },
    expected: [
      .of(.responseMean, 0.25, within: 0.04),
      .of(.responseDeviation, 0.381881308, within: 0.07),
      .of(.responseQuantile(0.99), 1.84981942),
    ],
    wrong: [
      .of(.responseMean, 0.25, "FIFO"),
      .of(.responseQuantile(0.99), 1.15129255, "exponential sojourn"),
    ]),
  StochasticCase(
    id: "Q-PS-04", title: "M/G/1-PS H2 scv=10 ρ=0.8 (CPU-bound task, 1 vCPU, unlimited threads)",
    source: "Kleinrock 1976, vol. 2",
    study: Study(
      rate: 16, work: .balancedHyperexponential(mean: 0.05, squaredCoefficientOfVariation: 10)
    ).with { $0.discipline = .processorSharing },
    expected: [
      .of(.responseMean, 0.25, within: 0.095)
    ],
    wrong: [
      .of(.responseMean, 1.15, "FIFO")
    ]),
  StochasticCase(
    id: "Q-PS-06", title: "4-core PS (each request at rate min(1,4/n)), exponential, ρ=0.8",
    source: "Cohen 1979",
    study: Study(rate: 64, work: .exponential(mean: 0.05)).with {
      $0.workers = 4; $0.discipline = .processorSharing
    },
    expected: [
      .of(.responseMean, 0.0872770295, within: 0.029)
    ],
    wrong: [
      .of(.responseMean, 0.0625, "1 core PS at 4x speed")
    ]),
  StochasticCase(
    id: "Q-PS-07",
    title: "4-core PS (each request at rate min(1,4/n)), bimodal 99% 10 ms / 1% 1 s, ρ=0.8",
    source: "Cohen 1979",
    study: Study(rate: 0.8 * 4 / 0.0199, work: .constant(0.01)).with {
      $0.workers = 4; $0.discipline = .processorSharing; $0.configure = smallAndLarge
    },
    expected: [
      .of(.responseMean, 0.0347362577, within: 0.15),
      .of(.responseMeanOfClass(0), 0.0174554059, within: 0.12),
      .of(.responseMeanOfClass(1), 1.74554059, within: 0.14),
    ],
    wrong: [
      .of(.responseMean, 0.024875, "1 core PS at 4x speed")
    ]),
  StochasticCase(
    id: "Q-PRIO-02", title: "M/M/10 non-preemptive 2 classes",
    source: "Cobham 1954",
    study: Study(rate: 180, work: .exponential(mean: 0.05)).with {
      $0.workers = 10; $0.discipline = .priority; $0.configure = { classes(&$0, high: 90, low: 90) }
    },
    expected: [
      .of(.waitMeanOfClass(0), 0.00607937749, within: 0.047),
      .of(.waitMeanOfClass(1), 0.0607937749, within: 0.13),
    ]),
  StochasticCase(
    id: "Q-PRIO-03", title: "M/M/1 preemptive-resume 2 classes",
    source: "exact preemptive-resume formula",
    study: Study(rate: 18, work: .exponential(mean: 0.05)).with {
      $0.discipline = .preemptivePriority; $0.configure = { classes(&$0, high: 4, low: 14) }
    },
    expected: [
      .of(.responseMeanOfClass(0), 0.0625, within: 0.05),
      .of(.responseMeanOfClass(1), 0.625, within: 0.05),
    ]),
  StochasticCase(
    id: "Q-DISC-02", title: "M/M/1 ρ=.8 random order: same mean, larger variance",
    source: "Takács 1963, Kingman 1962",
    study: Study(rate: 16, work: .exponential(mean: 0.05)).with { $0.discipline = .randomOrder },
    basis: 10_000_000, size: 4_000_000,
    expected: [
      .of(.waitMean, 0.2, within: 0.05),
      .of(.waitSecondMoment, 0.166666667, within: 0.05),
      .of(.waitDeviation, 0.355902608, within: 0.05),
    ]),
]
