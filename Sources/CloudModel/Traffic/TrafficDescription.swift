import RandomVariates
import SimulationKernel

/// One source of requests: when they come, what they ask for, and how their clients behave.
package struct TrafficDescription: Sendable, Equatable {
  package var name = ""
  /// The load balancer, and its listener, that the requests go to: `"<load balancer>/<listener>"`
  /// or just the load balancer's name when it has one listener; or a DNS name of the scenario.
  package var to = ""
  /// Where its clients are: a region or another place of the network; `nil` for clients so near
  /// that packets take no time.
  package var from: String?
  package var arrivals: ArrivalDescription = .poisson(rate: 1)
  /// How many requests come at each arrival instant.
  package var batchSize = 1
  /// When the source starts and ends; outside it is silent.
  package var start: TimeSpan = .zero
  package var end: TimeSpan?
  package var classes: [RequestClassDescription] = []
  package var client = ClientDescription()

  package init() {}
}

/// When requests come.
package enum ArrivalDescription: Sendable, Equatable {
  /// Evenly spaced [1/s].
  case constant(rate: Double)
  /// A Poisson process [1/s].
  case poisson(rate: Double)
  /// Independent gaps from one law [s].
  case renewal(gap: Distribution)
  /// A Poisson process whose rate moves along straight lines: k6's `stages`.
  case stages(startRate: Double, stages: [RateStage])
  /// A Poisson process whose rate swings like a day:
  /// λ(t) = mean + amplitude · sin(2π (t + phase) / period).
  case daily(mean: Double, amplitude: Double, period: TimeSpan, phase: TimeSpan)
  /// A Markov-modulated Poisson process: bursts.
  case bursts(states: [BurstState])
  /// A Poisson process with a given number of expected arrivals per interval: a CloudWatch
  /// `RequestCount` series or a requests-per-minute file.
  case counts(CountSeries)
  /// The exact instants of a recorded trace, each with its own work.
  case trace(RequestTrace)
  /// Clients that each wait for their answer, think, and ask again.
  case closed(clients: Int, think: Distribution)
}

/// The rate moves in a straight line to `target` over `duration`.
package struct RateStage: Sendable, Equatable {
  package var target: Double = 0
  package var duration: TimeSpan = .zero
  package init() {}
}

/// One state of a Markov-modulated Poisson process; states follow each other in a ring.
package struct BurstState: Sendable, Equatable {
  /// Arrivals per second while the state lasts [1/s].
  package var rate: Double = 0
  /// Mean of the exponential stay [s].
  package var meanStay: TimeSpan = .zero
  package init() {}
}

/// Requests counted per interval of equal length.
package struct CountSeries: Sendable, Equatable {
  package var interval: TimeSpan = .seconds(60)
  /// One number for each interval; `nil` where the recording has a gap.
  package var counts: [Double?] = []
  /// What a gap is taken for.
  package var missing: MissingCount = .interpolate
  /// Where in its interval each request falls.
  package var placement: CountPlacement = .poisson
  /// Multiplies every count.
  package var scale: Double = 1
  package init() {}
}

package enum MissingCount: String, Sendable, CaseIterable {
  case zero, interpolate, previous
}

/// - poisson: a Poisson process with the interval's rate.
/// - even: exactly the counted number, evenly spaced.
/// - start: exactly the counted number, all at the start of the interval.
package enum CountPlacement: String, Sendable, CaseIterable {
  case poisson, even, start
}

/// Recorded requests: arrival instants since the start, each with the work it brings.
package struct RequestTrace: Sendable, Equatable {
  package var arrivals: [TimeSpan] = []
  /// As many as `arrivals`, or empty when the class's law draws the work.
  package var work: [TimeSpan] = []
  package init() {}
}

/// A kind of request.
package struct RequestClassDescription: Sendable, Equatable {
  package var name = "all"
  /// Its weight among the classes of its source.
  package var share: Double = 1
  package var host = "example.com"
  package var path = "/"
  package var method = "GET"
  package var headers: [HeaderDescription] = []
  package var source = "0.0.0.0"
  /// Time that one worker or one core needs, before the revision's own speed [s].
  package var work: Distribution = .constant(0.01)
  /// Of the request and of a successful answer, for the load balancer's `ProcessedBytes` [bytes].
  package var requestSize: Int64 = 0
  package var responseSize: Int64 = 0
  /// Served before lower ones where the target's discipline has priorities; higher is first.
  package var priority = 0

  package init() {}
}

package struct HeaderDescription: Sendable, Equatable {
  package var name = ""
  package var value = ""
  package init() {}
}
