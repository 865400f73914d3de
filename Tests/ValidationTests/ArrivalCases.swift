import CloudModel
import RandomVariates
import SimulationKernel

/// Arrivals that are not Poisson, and servers that go cold.
let arrivalCases: [StochasticCase] = [
  StochasticCase(
    id: "Q-CLOSED-01", title: "closed loop 10 clients, think 1.0s exp, M/M/1 service 0.05s",
    source: "machine repair model",
    study: Study(rate: 9.24073663, work: .exponential(mean: 0.05)).with {
      $0.arrivals = .closed(clients: 10, think: .exponential(mean: 1))
    },
    expected: [
      .of(.throughput, 9.24073663, within: 0.01),
      .of(.responseMean, 0.0821648104, within: 0.01),
      .of(.utilization, 0.462036831, within: 0.01),
      .of(.numberInSystem, 0.759263373, within: 0.01),
    ],
    wrong: [
      .of(.responseMean, 0.0954545455, "open loop at rate N/(Z+m)")
    ]),
  StochasticCase(
    id: "Q-CLOSED-03", title: "closed loop 40 clients, think 1.0s exp, M/M/1 service 0.05s",
    source: "machine repair model",
    study: Study(rate: 19.9994445, work: .exponential(mean: 0.05)).with {
      $0.arrivals = .closed(clients: 40, think: .exponential(mean: 1))
    },
    expected: [
      .of(.throughput, 19.9994445, within: 0.01),
      .of(.responseMean, 1.00005555, within: 0.01),
      .of(.utilization, 0.999972224, within: 0.01),
      .of(.numberInSystem, 20.0005555, within: 0.01),
    ]),
  StochasticCase(
    id: "Q-BATCH-01", title: "batch Poisson: batches of 5, M^[5]/M/1 ρ=.8",
    source: "Gross and Harris 1998, §3.1",
    study: Study(rate: 16, work: .exponential(mean: 0.05)).with {
      $0.arrivals = .poisson(rate: 3.2); $0.configure = { $0.traffic[0].batchSize = 5 }
    },
    expected: [
      .of(.waitMean, 0.7, within: 0.081),
      .of(.responseMean, 0.75, within: 0.076),
    ],
    wrong: [
      .of(.responseMean, 0.25, "Poisson same rate")
    ]),
  StochasticCase(
    id: "Q-MMPP-02", title: "MMPP(2)/M/1 rates 10/40 rps, mean sojourn 20.0/5.0s, mu=20",
    source: "exact quasi-birth-death chain",
    study: Study(rate: 16, work: .exponential(mean: 0.05)).with {
      $0.arrivals = .bursts(states: [burst(10, 20), burst(40, 5)])
    },
    expected: [
      .of(.waitMean, 7.72443281, within: 0.34),
      .of(.waitShare, 0.873778359, within: 0.023),
    ],
    wrong: [
      .of(.waitMean, 0.2, "Poisson mean rate")
    ]),
  StochasticCase(
    id: "Q-SETUP-01", title: "M/M/1 that goes cold when idle, exponential set-up mean 1 s",
    source: "Welch 1964",
    study: Study(rate: 16, work: .exponential(mean: 0.05)).with {
      $0.configure = { $0.revisions[0].setUpWhenIdle = .exponential(mean: 1) }
    },
    expected: [
      .of(.waitMean, 1.2, within: 0.02),
      .of(.responseMean, 1.25, within: 0.02),
    ],
    wrong: [
      .of(.responseMean, 0.25, "without setup")
    ]),
]
