import CloudModel
import RandomVariates
import SimulationKernel

/// Queues that refuse, lose patience with or retry some requests.
let lossCases: [StochasticCase] = [
  StochasticCase(
    id: "Q-ERLB-03", title: "Erlang B a=90 c=100",
    source: "Erlang 1917 (loss formula)",
    study: Study(rate: 900, work: .exponential(mean: 0.1)).with {
      $0.workers = 100; $0.queueLimit = 0
    },
    basis: 10_000_000, size: 4_000_000,
    expected: [
      .of(.refused, 0.0269573805, within: 0.01),
      .of(.throughput, 875.738358, within: 0.01),
      .of(.utilization, 0.875738358, within: 0.01),
    ],
    wrong: [
      .of(.refused, 0, "fluid")
    ]),
  StochasticCase(
    id: "Q-ERLB-04", title: "Erlang B a=100 c=80",
    source: "Erlang 1917 (loss formula)",
    study: Study(rate: 1000, work: .exponential(mean: 0.1)).with {
      $0.workers = 80; $0.queueLimit = 0
    },
    basis: 10_000_000, size: 4_000_000,
    expected: [
      .of(.refused, 0.229494176, within: 0.01),
      .of(.throughput, 770.505824, within: 0.01),
      .of(.utilization, 0.96313228, within: 0.01),
    ],
    wrong: [
      .of(.refused, 0.2, "fluid")
    ]),
  StochasticCase(
    id: "Q-ERLB-05", title: "Erlang B insensitivity: deterministic service, a=8, c=10",
    source: "Sevastyanov 1957",
    study: Study(rate: 80, work: .constant(0.1)).with {
      $0.workers = 10; $0.queueLimit = 0
    },
    expected: [
      .of(.refused, 0.121661064, within: 0.016)
    ]),
  StochasticCase(
    id: "Q-ERLB-06", title: "Erlang B insensitivity: lognormal cv=2 service, a=8, c=10",
    source: "Sevastyanov 1957",
    study: Study(rate: 80, work: .lognormal(mean: 0.1, coefficientOfVariation: 2)).with {
      $0.workers = 10; $0.queueLimit = 0
    },
    expected: [
      .of(.refused, 0.121661064, within: 0.02)
    ]),
  StochasticCase(
    id: "Q-MMCK-02", title: "M/M/1/10 offered ρ=1",
    source: "exact birth-death chain",
    study: Study(rate: 20, work: .exponential(mean: 0.05)).with {
      $0.workers = 1; $0.queueLimit = 9
    },
    expected: [
      .of(.refused, 0.0909090909, within: 0.036),
      .of(.waitMean, 0.225, within: 0.016),
      .of(.waitShare, 0.9, within: 0.0036),
      .of(.waitQuantile(0.95), 0.552779449, within: 0.0078),
      .of(.waitQuantile(0.99), 0.713623671, within: 0.011),
    ],
    wrong: [
      .of(.refused, 0, "fluid"),
      .of(.refused, 0.0833333333, "K read as waiting room only"),
    ]),
  StochasticCase(
    id: "Q-MMCK-03", title: "M/M/1/10 offered ρ=1.2",
    source: "exact birth-death chain",
    study: Study(rate: 24, work: .exponential(mean: 0.05)).with {
      $0.workers = 1; $0.queueLimit = 9
    },
    expected: [
      .of(.refused, 0.192586495, within: 0.021),
      .of(.waitMean, 0.296306892, within: 0.011),
      .of(.waitShare, 0.961477243, within: 0.0021),
      .of(.waitQuantile(0.95), 0.610578126, within: 0.0069),
      .of(.waitQuantile(0.99), 0.765709203, within: 0.014),
    ],
    wrong: [
      .of(.refused, 0.166666667, "fluid"),
      .of(.refused, 0.187720804, "K read as waiting room only"),
    ]),
  StochasticCase(
    id: "Q-MMCK-04", title: "M/M/4/20 offered ρ=0.95",
    source: "exact birth-death chain",
    study: Study(rate: 76, work: .exponential(mean: 0.05)).with {
      $0.workers = 4; $0.queueLimit = 16
    },
    expected: [
      .of(.refused, 0.0312729187, within: 0.08),
      .of(.waitMean, 0.0761984798, within: 0.033),
      .of(.waitShare, 0.821313699, within: 0.0089),
      .of(.waitQuantile(0.95), 0.207101536, within: 0.016),
      .of(.waitQuantile(0.99), 0.262390389, within: 0.016),
    ],
    wrong: [
      .of(.refused, 0, "fluid"),
      .of(.refused, 0.0229432372, "K read as waiting room only"),
    ]),
  StochasticCase(
    id: "Q-MMCK-05", title: "M/M/10/30 offered ρ=1.2",
    source: "exact birth-death chain",
    study: Study(rate: 240, work: .exponential(mean: 0.05)).with {
      $0.workers = 10; $0.queueLimit = 20
    },
    expected: [
      .of(.refused, 0.168637245, within: 0.028),
      .of(.waitMean, 0.0767280097, within: 0.012),
      .of(.waitShare, 0.987766776, within: 0.0026),
      .of(.waitQuantile(0.95), 0.124882018, within: 0.0082),
      .of(.waitQuantile(0.99), 0.145832196, within: 0.013),
    ],
    wrong: [
      .of(.refused, 0.166666667, "fluid"),
      .of(.refused, 0.166981802, "K read as waiting room only"),
    ]),
  StochasticCase(
    id: "Q-ERLA-02", title: "M/M/10+M offered ρ=1.1, mean patience 2.0s",
    source: "Palm 1957 (Erlang A)",
    study: Study(rate: 110, work: .exponential(mean: 0.1)).with {
      $0.workers = 10; $0.patience = .exponential(mean: 2)
    },
    expected: [
      .of(.abandoned, 0.0984609691, within: 0.051),
      .of(.waitMeanOfAll, 0.196921938, within: 0.054),
    ],
    wrong: [
      .of(.abandoned, 0.0909090909, "fluid")
    ]),
  StochasticCase(
    id: "Q-ERLA-03", title: "M/M/10+M offered ρ=1.5, mean patience 0.5s",
    source: "Palm 1957 (Erlang A)",
    study: Study(rate: 150, work: .exponential(mean: 0.1)).with {
      $0.workers = 10; $0.patience = .exponential(mean: 0.5)
    },
    expected: [
      .of(.abandoned, 0.333426954, within: 0.014),
      .of(.waitMeanOfAll, 0.166713477, within: 0.016),
    ],
    wrong: [
      .of(.abandoned, 0.333333333, "fluid")
    ]),
  StochasticCase(
    id: "Q-MMCD-01", title: "M/M/10+D offered ρ=0.9, queue timeout 0.2s",
    source: "Barrer 1957 (M/M/c+D)",
    study: Study(rate: 90, work: .exponential(mean: 0.1)).with {
      $0.workers = 10; $0.patience = .constant(0.2)
    },
    expected: [
      .of(.abandoned, 0.00985283693, within: 0.18),
      .of(.waitMeanOfAll, 0.0452152214, within: 0.06),
      .of(.waitMean, 0.0436749764, within: 0.058),
      .of(.waitQuantile(0.95), 0.159289087, within: 0.032),
      .of(.waitShare, 0.639356116, within: 0.022),
    ],
    wrong: [
      .of(.abandoned, 0.0670117155, "exponential patience same mean"),
      .of(.abandoned, 0, "fluid"),
    ]),
  StochasticCase(
    id: "Q-MMCD-03", title: "M/M/10+D offered ρ=1.1, queue timeout 1.0s",
    source: "Barrer 1957 (M/M/c+D)",
    study: Study(rate: 110, work: .exponential(mean: 0.1)).with {
      $0.workers = 10; $0.patience = .constant(1)
    },
    expected: [
      .of(.abandoned, 0.0909117728, within: 0.062),
      .of(.waitMeanOfAll, 0.909121856, within: 0.0095),
      .of(.waitMean, 0.900033746, within: 0.01),
      .of(.waitQuantile(0.95), 0.994870841, within: 0.002),
      .of(.waitShare, 0.999988227, within: 0.002),
    ],
    wrong: [
      .of(.abandoned, 0.108660756, "exponential patience same mean"),
      .of(.abandoned, 0.0909090909, "fluid"),
    ]),
  StochasticCase(
    id: "Q-MMCD-04", title: "M/M/10+D offered ρ=1.5, queue timeout 1.0s",
    source: "Barrer 1957 (M/M/c+D)",
    study: Study(rate: 150, work: .exponential(mean: 0.1)).with {
      $0.workers = 10; $0.patience = .constant(1)
    },
    expected: [
      .of(.abandoned, 0.333333333, within: 0.012),
      .of(.waitMeanOfAll, 0.986666667, within: 0.002),
      .of(.waitMean, 0.98, within: 0.002),
      .of(.waitQuantile(0.95), 0.998974134, within: 0.002),
      .of(.waitShare, 1.0, within: 0.002),
    ],
    wrong: [
      .of(.abandoned, 0.33333392, "exponential patience same mean"),
      .of(.abandoned, 0.333333333, "fluid"),
    ]),
  StochasticCase(
    id: "Q-TMO-01",
    title: "M/M/1 ρ=0.9, client timeout 1.0s, server keeps working (no cancellation), no retries",
    source: "M/M/1 sojourn tail",
    study: Study(rate: 18, work: .exponential(mean: 0.05)).with {
      $0.configure = { $0.traffic[0].client.timeout = .seconds(1) }
    },
    basis: 5_000_000, size: 5_000_000,
    expected: [
      .of(.timedOut, 0.135335283, within: 0.05),
      .of(.throughput, 15.5639649, within: 0.05),
      .of(.utilization, 0.9, within: 0.05),
      .of(.wastedWork, 0.1503725365, within: 0.05),
    ],
    wrong: [
      .of(.timedOut, 0.0136797739, "waiting time abandonment M/M/1+D")
    ]),
  StochasticCase(
    id: "Q-RETR-01", title: "M/M/1/1 with unlimited retries, exp back-off mean 0.1s, ρ=0.6",
    source: "Falin and Templeton 1997",
    study: Study(rate: 12, work: .exponential(mean: 0.05)).with {
      $0.queueLimit = 0;
      $0.configure = {
        $0.traffic[0].client.retry.attempts = 60000;
        $0.traffic[0].client.retry.backoff = .drawn(.exponential(mean: 0.1))
      }
    },
    basis: 4_000_000, size: 2_000_000,
    expected: [
      .of(.orbitNumber, 2.7, within: 0.019),
      .of(.firstRefused, 0.6, within: 0.0069),
      .of(.retriesPerRequest, 2.25, within: 0.016),
    ],
    wrong: [
      .of(.firstRefused, 0.375, "Erlang B without feedback")
    ]),
  StochasticCase(
    id: "Q-RETR-02", title: "M/M/1/1 with unlimited retries, exp back-off mean 0.5s, ρ=0.8",
    source: "Falin and Templeton 1997",
    study: Study(rate: 16, work: .exponential(mean: 0.05)).with {
      $0.queueLimit = 0;
      $0.configure = {
        $0.traffic[0].client.retry.attempts = 60000;
        $0.traffic[0].client.retry.backoff = .drawn(.exponential(mean: 0.5))
      }
    },
    basis: 4_000_000, size: 2_000_000,
    expected: [
      .of(.orbitNumber, 35.2, within: 0.049),
      .of(.firstRefused, 0.8, within: 0.0087),
      .of(.retriesPerRequest, 4.4, within: 0.045),
    ],
    wrong: [
      .of(.firstRefused, 0.444444444, "Erlang B without feedback")
    ]),
  StochasticCase(
    id: "Q-RETL-01", title: "M/M/4/4, rejected requests retry ONCE after exp backoff mean 0.2s",
    source: "exact Markov chain (busy, orbit)",
    study: Study(rate: 40, work: .exponential(mean: 0.1)).with {
      $0.workers = 4; $0.queueLimit = 0;
      $0.configure = {
        $0.traffic[0].client.retry.attempts = 2;
        $0.traffic[0].client.retry.backoff = .drawn(.exponential(mean: 0.2))
      }
    },
    basis: 5_000_000, size: 5_000_000,
    expected: [
      .of(.firstRefused, 0.44208076, within: 0.01),
      .of(.refused, 0.224168002, within: 0.01),
      .of(.attemptsPerRequest, 1.44208076, within: 0.01),
      .of(.orbitNumber, 3.53664608, within: 0.01),
      .of(.retryRefused, 0.507074775, within: 0.01),
    ],
    wrong: [
      .of(.refused, 0.0965218211, "retries independent (Erlang B squared)"),
      .of(.refused, 0.210545289, "naive fixed point"),
    ]),
  StochasticCase(
    id: "Q-RETL-02", title: "M/M/4/4, rejected requests retry ONCE after exp backoff mean 0.01s",
    source: "exact Markov chain (busy, orbit)",
    study: Study(rate: 40, work: .exponential(mean: 0.1)).with {
      $0.workers = 4; $0.queueLimit = 0;
      $0.configure = {
        $0.traffic[0].client.retry.attempts = 2;
        $0.traffic[0].client.retry.backoff = .drawn(.exponential(mean: 0.01))
      }
    },
    basis: 5_000_000, size: 5_000_000,
    expected: [
      .of(.firstRefused, 0.360029798, within: 0.01),
      .of(.refused, 0.284744362, within: 0.01),
      .of(.attemptsPerRequest, 1.3600298, within: 0.01),
      .of(.orbitNumber, 0.144011919, within: 0.01),
      .of(.retryRefused, 0.790891096, within: 0.01),
    ],
    wrong: [
      .of(.refused, 0.0965218211, "retries independent (Erlang B squared)"),
      .of(.refused, 0.210545289, "naive fixed point"),
    ]),
]
