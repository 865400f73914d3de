import SimulationKernel

/// What happened at one target group within the current interval.
package struct GroupTally: Sendable {
  /// Requests for which a target was chosen.
  package var requests: UInt64 = 0
  /// Those of them that were routed by fail-open.
  package var failOpenRequests: UInt64 = 0
  /// Answers of targets.
  package var answers: UInt64 = 0
  package var errors: UInt64 = 0
  package var connectionErrors: UInt64 = 0
  /// 5xx that the load balancer itself answered for requests that it had routed to the group.
  package var balancerErrors: UInt64 = 0
  /// Of the targets' answers, in whole nanoseconds, which cost the hot path less than seconds.
  package var responseTime: Int64 = 0
  package var shortest = Int64.max
  package var longest: Int64 = 0

  @inline(__always)
  mutating func answered(isError: Bool, nanoseconds: Int64) {
    answers &+= 1
    errors &+= isError ? 1 : 0
    responseTime &+= nanoseconds
    shortest = min(shortest, nanoseconds)
    longest = max(longest, nanoseconds)
  }

  package mutating func add(_ other: GroupTally) {
    requests += other.requests
    failOpenRequests += other.failOpenRequests
    answers += other.answers
    errors += other.errors
    connectionErrors += other.connectionErrors
    balancerErrors += other.balancerErrors
    responseTime &+= other.responseTime
    shortest = min(shortest, other.shortest)
    longest = max(longest, other.longest)
  }
}

/// What a load balancer answered by itself within the current interval.
package struct BalancerTally: Sendable {
  package var clientErrors: UInt64 = 0
  package var serverErrors: UInt64 = 0
  /// 500, 502, 503 and 504, each on its own.
  package var byStatus: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  /// Bytes of requests that went to a target and of the answers that came back.
  package var processedBytes: UInt64 = 0
  /// Requests that were answered without a target.
  package var unrouted: UInt64 = 0
  /// Requests on connections that their clients had kept open.
  package var reusedConnections: UInt64 = 0
  /// Time of client connections beyond the response times of targets [ns].
  package var connectionTime: Int64 = 0
  /// Evaluations of listener rules beyond those that are free.
  package var ruleEvaluations: UInt64 = 0

  package mutating func count(_ status: Int) {
    switch status {
    case 400..<500: clientErrors += 1
    case 500..<600: serverErrors += 1
    default: return
    }
    switch status {
    case 500: byStatus.0 += 1
    case 502: byStatus.1 += 1
    case 503: byStatus.2 += 1
    case 504: byStatus.3 += 1
    default: return
    }
  }
}

/// How many targets were in one state during the current interval.
package struct HostTally: Sendable {
  package private(set) var count = 0
  package private(set) var minimum = 0
  package private(set) var maximum = 0
  /// Targets times seconds since the interval began [s].
  private var area = 0.0
  private var began = SimulationTime.zero
  private var changed = SimulationTime.zero

  package mutating func add(_ change: Int, at now: SimulationTime) {
    area += Double(count) * (now - changed).seconds
    changed = now
    count += change
    minimum = min(minimum, count)
    maximum = max(maximum, count)
  }

  /// The mean of the interval that ends now, and the beginning of the next.
  package mutating func endInterval(at now: SimulationTime) -> Summary {
    add(0, at: now)
    let length = (now - began).seconds
    let mean = length > 0 ? area / length : Double(count)
    let summary = Summary(
      average: mean, minimum: Double(minimum), maximum: Double(maximum))
    area = 0
    began = now
    minimum = count
    maximum = count
    return summary
  }

  package struct Summary: Sendable, Equatable {
    package var average: Double
    package var minimum: Double
    package var maximum: Double

    package var sample: MetricSample {
      MetricSample(sum: average, count: 1, minimum: minimum, maximum: maximum)
    }
  }
}
