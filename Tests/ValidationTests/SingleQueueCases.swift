import CloudModel
import RandomVariates
import SimulationKernel

/// One queue for one or more workers: M/M/c, M/G/c, M/D/c and GI/M/1.
let singleQueueCases: [StochasticCase] = [
  StochasticCase(
    id: "Q-MM1-02", title: "M/M/1 FIFO ρ=0.8",
    source: "Kleinrock 1975, vol. 1",
    study: Study(rate: 16, work: .exponential(mean: 0.05)),
    expected: [
      .of(.waitShare, 0.8, within: 0.0065),
      .of(.waitMean, 0.2, within: 0.046),
      .of(.waitQuantile(0.5), 0.117500907, within: 0.047),
      .of(.waitQuantile(0.95), 0.693147181, within: 0.054),
      .of(.waitQuantile(0.99), 1.09550666, within: 0.095),
      .of(.responseMean, 0.25, within: 0.037),
      .of(.responseQuantile(0.5), 0.173286795, within: 0.031),
      .of(.responseQuantile(0.95), 0.748933068, within: 0.05),
      .of(.responseQuantile(0.99), 1.15129255, within: 0.09),
    ],
    wrong: [
      .of(.responseMean, 0.05, "latency treated as constant service only"),
      .of(.responseMean, 0.15, "deterministic service(M/D/1)"),
    ]),
  StochasticCase(
    id: "Q-MM1-04", title: "M/M/1 FIFO ρ=0.95",
    source: "Kleinrock 1975, vol. 1",
    study: Study(rate: 19, work: .exponential(mean: 0.05)),
    expected: [
      .of(.waitShare, 0.95, within: 0.0064),
      .of(.waitMean, 0.95, within: 0.17),
      .of(.waitQuantile(0.5), 0.641853886, within: 0.16),
      .of(.waitQuantile(0.95), 2.94443898, within: 0.21),
      .of(.waitQuantile(0.99), 4.55387689, within: 0.42),
      .of(.responseMean, 1.0, within: 0.16),
      .of(.responseQuantile(0.5), 0.693147181, within: 0.15),
      .of(.responseQuantile(0.95), 2.99573227, within: 0.21),
      .of(.responseQuantile(0.99), 4.60517019, within: 0.41),
    ],
    wrong: [
      .of(.responseMean, 0.05, "latency treated as constant service only"),
      .of(.responseMean, 0.525, "deterministic service(M/D/1)"),
    ]),
  StochasticCase(
    id: "Q-MMC-02", title: "M/M/4 FIFO ρ=0.9 (Erlang C)",
    source: "Erlang 1917; Gross and Harris 1998, ch. 2",
    study: Study(rate: 72, work: .exponential(mean: 0.05)).with { $0.workers = 4 },
    expected: [
      .of(.waitShare, 0.787753264, within: 0.015),
      .of(.waitMean, 0.098469158, within: 0.11),
      .of(.waitQuantile(0.5), 0.0568221033, within: 0.11),
      .of(.waitQuantile(0.95), 0.34464524, within: 0.11),
      .of(.waitQuantile(0.99), 0.545824979, within: 0.19),
      .of(.responseMean, 0.148469158, within: 0.071),
      .of(.responseQuantile(0.5), 0.112725185, within: 0.058),
      .of(.responseQuantile(0.95), 0.408276241, within: 0.088),
      .of(.responseQuantile(0.99), 0.609658372, within: 0.17),
    ],
    wrong: [
      .of(.responseMean, 0.5, "modelled as c random split MM1"),
      .of(.responseMean, 0.125, "single fast server"),
    ]),
  StochasticCase(
    id: "Q-MMC-03", title: "M/M/10 FIFO ρ=0.8 (Erlang C)",
    source: "Erlang 1917; Gross and Harris 1998, ch. 2",
    study: Study(rate: 160, work: .exponential(mean: 0.05)).with { $0.workers = 10 },
    expected: [
      .of(.waitShare, 0.409180151, within: 0.032),
      .of(.waitMean, 0.0102295038, within: 0.086),
      .of(.waitQuantile(0.95), 0.052553313, within: 0.079),
      .of(.waitQuantile(0.99), 0.0927892608, within: 0.12),
      .of(.responseMean, 0.0602295038, within: 0.016),
      .of(.responseQuantile(0.5), 0.0456072305, within: 0.02),
      .of(.responseQuantile(0.95), 0.166413734, within: 0.015),
      .of(.responseQuantile(0.99), 0.247305566, within: 0.02),
    ],
    wrong: [
      .of(.responseMean, 0.25, "modelled as c random split MM1"),
      .of(.responseMean, 0.025, "single fast server"),
    ]),
  StochasticCase(
    id: "Q-MMC-05", title: "M/M/50 FIFO ρ=0.9 (Erlang C)",
    source: "Erlang 1917; Gross and Harris 1998, ch. 2",
    study: Study(rate: 900, work: .exponential(mean: 0.05)).with { $0.workers = 50 },
    expected: [
      .of(.waitShare, 0.363864467, within: 0.083),
      .of(.waitMean, 0.00363864467, within: 0.2),
      .of(.waitQuantile(0.95), 0.0198475845, within: 0.17),
      .of(.waitQuantile(0.99), 0.0359419636, within: 0.25),
      .of(.responseMean, 0.0536386447, within: 0.015),
      .of(.responseQuantile(0.5), 0.0388234799, within: 0.024),
      .of(.responseQuantile(0.95), 0.154139778, within: 0.0097),
      .of(.responseQuantile(0.99), 0.234611692, within: 0.013),
    ],
    wrong: [
      .of(.responseMean, 0.5, "modelled as c random split MM1"),
      .of(.responseMean, 0.01, "single fast server"),
    ]),
  StochasticCase(
    id: "Q-MMC-06", title: "M/M/100 FIFO ρ=0.95 (Erlang C)",
    source: "Erlang 1917; Gross and Harris 1998, ch. 2",
    study: Study(rate: 1900, work: .exponential(mean: 0.05)).with { $0.workers = 100 },
    expected: [
      .of(.waitShare, 0.506456854, within: 0.1),
      .of(.waitMean, 0.00506456854, within: 0.3),
      .of(.waitQuantile(0.5), 0.000128310369, within: 7.3),
      .of(.waitQuantile(0.95), 0.0231541613, within: 0.27),
      .of(.waitQuantile(0.99), 0.0392485404, within: 0.47),
      .of(.responseMean, 0.0550645685, within: 0.029),
      .of(.responseQuantile(0.5), 0.0403957949, within: 0.045),
      .of(.responseQuantile(0.95), 0.155747435, within: 0.014),
      .of(.responseQuantile(0.99), 0.236219352, within: 0.016),
    ],
    wrong: [
      .of(.responseMean, 1.0, "modelled as c random split MM1"),
      .of(.responseMean, 0.01, "single fast server"),
    ]),
  StochasticCase(
    id: "Q-MG1-03", title: "M/G/1 lognormal cv=1 ρ=0.8",
    source: "Pollaczek 1930, Khinchine 1932",
    study: Study(rate: 16, work: .lognormal(mean: 0.05, coefficientOfVariation: 1)),
    expected: [
      .of(.waitMean, 0.2, within: 0.052),
      .of(.responseMean, 0.25, within: 0.042),
      .of(.waitShare, 0.8, within: 0.0051),
      .of(.waitQuantile(0.5), 0.107792695, within: 0.039),
      .of(.waitQuantile(0.95), 0.720514136, within: 0.071),
      .of(.waitQuantile(0.99), 1.16840783, within: 0.11),
      .of(.responseQuantile(0.5), 0.162805883, within: 0.027),
      .of(.responseQuantile(0.95), 0.776763622, within: 0.066),
      .of(.responseQuantile(0.99), 1.2247885, within: 0.11),
    ],
    wrong: [
      .of(.responseMean, 0.25, "exponential assumed"),
      .of(.responseMean, 0.15, "deterministic assumed"),
    ]),
  StochasticCase(
    id: "Q-MG1-05", title: "M/G/1 hyperexponential scv=4 balanced means ρ=0.8",
    source: "Pollaczek 1930, Khinchine 1932",
    study: Study(
      rate: 16, work: .balancedHyperexponential(mean: 0.05, squaredCoefficientOfVariation: 4)),
    expected: [
      .of(.waitMean, 0.5, within: 0.063),
      .of(.responseMean, 0.55, within: 0.057),
      .of(.waitShare, 0.8, within: 0.0069),
      .of(.waitQuantile(0.5), 0.240445973, within: 0.071),
      .of(.waitQuantile(0.95), 1.86481959, within: 0.069),
      .of(.waitQuantile(0.99), 3.00063036, within: 0.13),
      .of(.responseQuantile(0.5), 0.300106124, within: 0.057),
      .of(.responseQuantile(0.95), 1.92470528, within: 0.067),
      .of(.responseQuantile(0.99), 3.06051605, within: 0.13),
    ],
    wrong: [
      .of(.responseMean, 0.25, "exponential assumed"),
      .of(.responseMean, 0.15, "deterministic assumed"),
    ]),
  StochasticCase(
    id: "Q-MG1-06", title: "M/G/1 hyperexponential scv=10 balanced means ρ=0.8",
    source: "Pollaczek 1930, Khinchine 1932",
    study: Study(
      rate: 16, work: .balancedHyperexponential(mean: 0.05, squaredCoefficientOfVariation: 10)),
    expected: [
      .of(.waitMean, 1.1, within: 0.14),
      .of(.responseMean, 1.15, within: 0.13),
      .of(.waitShare, 0.8, within: 0.012),
      .of(.waitQuantile(0.5), 0.497150236, within: 0.14),
      .of(.waitQuantile(0.95), 4.19791774, within: 0.17),
      .of(.waitQuantile(0.99), 6.7846456, within: 0.22),
      .of(.responseQuantile(0.5), 0.558464219, within: 0.12),
      .of(.responseQuantile(0.95), 4.25923314, within: 0.17),
      .of(.responseQuantile(0.99), 6.845961, within: 0.22),
    ],
    wrong: [
      .of(.responseMean, 0.25, "exponential assumed"),
      .of(.responseMean, 0.15, "deterministic assumed"),
    ]),
  StochasticCase(
    id: "Q-MG1-07", title: "M/G/1 bimodal 99% 10 ms, 1% 1 s ρ=0.8",
    source: "Pollaczek 1930, Khinchine 1932",
    study: Study(
      rate: 0.8 / 0.0199,
      work: .discrete([.init(value: 0.01, weight: 99), .init(value: 1, weight: 1)])),
    expected: [
      .of(.waitMean, 1.01497487, within: 0.25),
      .of(.responseMean, 1.03487487, within: 0.24),
      .of(.waitShare, 0.8, within: 0.025),
      .of(.waitQuantile(0.5), 0.620112356, within: 0.2),
      .of(.waitQuantile(0.95), 3.63643484, within: 0.3),
      .of(.waitQuantile(0.99), 5.76764912, within: 0.37),
      .of(.responseQuantile(0.5), 0.645195809, within: 0.19),
      .of(.responseQuantile(0.95), 3.66107525, within: 0.29),
      .of(.responseQuantile(0.99), 5.79229343, within: 0.37),
    ],
    wrong: [
      .of(.responseMean, 0.0995, "exponential assumed"),
      .of(.responseMean, 0.0597, "deterministic assumed"),
    ]),
  StochasticCase(
    id: "Q-MG1-09", title: "M/G/1 Pareto alpha=2.5 ρ=0.8",
    source: "Pollaczek 1930, Khinchine 1932",
    study: Study(rate: 16, work: .pareto(minimum: 0.03, shape: 2.5)),
    expected: [
      .of(.waitShare, 0.8, within: 0.0061),
      .of(.waitQuantile(0.5), 0.0784695999, within: 0.04),
      .of(.waitQuantile(0.95), 0.623986787, within: 0.1),
      .of(.responseQuantile(0.5), 0.13018129, within: 0.024),
      .of(.responseQuantile(0.95), 0.679708662, within: 0.095),
    ]),
  StochasticCase(
    id: "Q-MDC-03", title: "M/D/10 ρ=0.9",
    source: "Crommelin 1932",
    study: Study(rate: 180, work: .constant(0.05)).with { $0.workers = 10 },
    expected: [
      .of(.waitShare, 0.646861284, within: 0.02),
      .of(.waitMean, 0.0172291025, within: 0.11),
      .of(.waitQuantile(0.95), 0.0646497412, within: 0.11),
      .of(.waitQuantile(0.99), 0.103497588, within: 0.17),
      .of(.responseMean, 0.0672291025, within: 0.029),
    ],
    wrong: [
      .of(.waitMean, 0.0167182881, "half of MMc (common approximation)"),
      .of(.waitMean, 0.0334365762, "exponential"),
    ]),
  StochasticCase(
    id: "Q-MDC-04", title: "M/D/20 ρ=0.95",
    source: "Crommelin 1932",
    study: Study(rate: 95, work: .constant(0.2)).with { $0.workers = 20 },
    expected: [
      .of(.waitShare, 0.735328363, within: 0.027),
      .of(.waitMean, 0.0771461555, within: 0.19),
      .of(.waitQuantile(0.95), 0.271611065, within: 0.22),
      .of(.waitQuantile(0.99), 0.429826683, within: 0.28),
      .of(.responseMean, 0.277146156, within: 0.053),
    ],
    wrong: [
      .of(.waitMean, 0.0755401232, "half of MMc (common approximation)"),
      .of(.waitMean, 0.151080246, "exponential"),
    ]),
  StochasticCase(
    id: "Q-MGC-01", title: "M/H2/5 scv=4 ρ=0.8: exact vs Allen-Cunneen",
    source: "exact Markov chain of M/H2/c",
    study: Study(
      rate: 80, work: .balancedHyperexponential(mean: 0.05, squaredCoefficientOfVariation: 4)
    ).with { $0.workers = 5 },
    expected: [
      .of(.waitShare, 0.569554617, within: 0.02),
      .of(.waitMean, 0.0627075702, within: 0.086),
      .of(.responseMean, 0.11270757, within: 0.05),
    ],
    wrong: [
      .of(.waitMean, 0.0692640693, "Allen Cunneen approx"),
      .of(.waitMean, 0.0277056277, "exponential"),
    ]),
  StochasticCase(
    id: "Q-MGC-03", title: "M/H2/1 scv=4 ρ=0.8: exact vs Allen-Cunneen",
    source: "Pollaczek 1930, Khinchine 1932",
    study: Study(
      rate: 16, work: .balancedHyperexponential(mean: 0.05, squaredCoefficientOfVariation: 4)),
    expected: [
      .of(.waitShare, 0.8, within: 0.0069),
      .of(.waitMean, 0.5, within: 0.063),
      .of(.responseMean, 0.55, within: 0.057),
    ],
    wrong: [
      .of(.waitMean, 0.5, "Allen Cunneen approx"),
      .of(.waitMean, 0.2, "exponential"),
    ]),
  StochasticCase(
    id: "Q-GM1-02", title: "GI/M/1 Erlang-2 (RR over 2) ρ=0.9",
    source: "Gross and Harris 1998, ch. 5 (GI/M/1)",
    study: Study(rate: 18, work: .exponential(mean: 0.05)).with {
      $0.arrivals = .renewal(gap: .erlang(shape: 2, mean: 1.0 / 18))
    },
    expected: [
      .of(.waitShare, 0.868217894, within: 0.0057),
      .of(.waitMean, 0.329414181, within: 0.081),
      .of(.waitQuantile(0.5), 0.209373878, within: 0.063),
      .of(.waitQuantile(0.95), 1.08300732, within: 0.1),
      .of(.waitQuantile(0.99), 1.69365088, within: 0.16),
      .of(.responseMean, 0.379414181, within: 0.071),
      .of(.responseQuantile(0.5), 0.26298987, within: 0.05),
      .of(.responseQuantile(0.95), 1.13662331, within: 0.098),
      .of(.responseQuantile(0.99), 1.74726688, within: 0.16),
    ],
    wrong: [
      .of(.waitMean, 0.3375, "Kingman heavy traffic"),
      .of(.waitMean, 0.45, "Poisson"),
    ]),
  StochasticCase(
    id: "Q-GM1-04", title: "GI/M/1 Erlang-10 (RR over 10) ρ=0.9",
    source: "Gross and Harris 1998, ch. 5 (GI/M/1)",
    study: Study(rate: 18, work: .exponential(mean: 0.05)).with {
      $0.arrivals = .renewal(gap: .erlang(shape: 10, mean: 1.0 / 18))
    },
    expected: [
      .of(.waitShare, 0.823330182, within: 0.0081),
      .of(.waitMean, 0.23301382, within: 0.091),
      .of(.waitQuantile(0.5), 0.14115292, within: 0.08),
      .of(.waitQuantile(0.95), 0.792816322, within: 0.11),
      .of(.waitQuantile(0.99), 1.24830949, within: 0.16),
      .of(.responseMean, 0.28301382, within: 0.076),
      .of(.responseQuantile(0.5), 0.196170231, within: 0.058),
      .of(.responseQuantile(0.95), 0.847833633, within: 0.1),
      .of(.responseQuantile(0.99), 1.3033268, within: 0.16),
    ],
    wrong: [
      .of(.waitMean, 0.2475, "Kingman heavy traffic"),
      .of(.waitMean, 0.45, "Poisson"),
    ]),
  StochasticCase(
    id: "Q-GM1-05", title: "GI/M/1 H2 scv=4 (bursty) ρ=0.9",
    source: "Gross and Harris 1998, ch. 5 (GI/M/1)",
    study: Study(rate: 18, work: .exponential(mean: 0.05)).with {
      $0.arrivals = .renewal(
        gap: .balancedHyperexponential(mean: 1.0 / 18, squaredCoefficientOfVariation: 4))
    },
    expected: [
      .of(.waitShare, 0.957281128, within: 0.0031),
      .of(.waitMean, 1.12044288, within: 0.074),
      .of(.waitQuantile(0.5), 0.760189785, within: 0.06),
      .of(.waitQuantile(0.95), 3.45523411, within: 0.11),
      .of(.waitQuantile(0.99), 5.33898925, within: 0.24),
      .of(.responseMean, 1.17044288, within: 0.071),
      .of(.responseQuantile(0.5), 0.811289181, within: 0.056),
      .of(.responseQuantile(0.95), 3.50633351, within: 0.11),
      .of(.responseQuantile(0.99), 5.39008865, within: 0.24),
    ],
    wrong: [
      .of(.waitMean, 1.125, "Kingman heavy traffic"),
      .of(.waitMean, 0.45, "Poisson"),
    ]),
]
