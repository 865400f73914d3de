import SimulationKernel

/// Images on their way from the registry, which share its bandwidth equally.
///
/// Every pull receives the same rate, the smaller of its own bound and its share of the total. So
/// each ends when the bytes that *one* pull has received since the start of the run reach a mark
/// that is fixed when it starts: processor sharing in virtual time (Kleinrock 1976, §4.4).
package struct ImagePulls: Sendable {
  private struct Pull: Sendable {
    var task: Int
    /// Of ``received``, when the pull is complete [bytes].
    var mark: Double
  }

  private let perTask: Double
  private let total: Double
  /// What is left of the bandwidth [0…1].
  private var factor = 1.0
  private var pulls: [Pull] = []
  /// What one pull would have received since the start of the run [bytes].
  private var received = 0.0
  private var updated = SimulationTime.zero

  /// - Parameters:
  ///   - perTask: Of one pull [bytes/s]; `nil` has no bound.
  ///   - total: Of all pulls together [bytes/s]; `nil` has no bound.
  package init(perTask: Double?, total: Double?) {
    self.perTask = perTask ?? .infinity
    self.total = total ?? .infinity
  }

  package var count: Int { pulls.count }

  /// What each pull receives now [bytes/s].
  package var rate: Double {
    let whole = min(perTask, total / Double(max(1, pulls.count)))
    return factor == 0 ? 0 : whole * factor
  }

  /// From now on there is so much of the bandwidth; a registry without bound slows down only to a
  /// halt.
  package mutating func setFactor(_ factor: Double, at now: SimulationTime) {
    advance(to: now)
    self.factor = max(0, factor)
  }

  /// - Complexity: O(pulls)
  package mutating func start(_ task: Int, size: Int64, at now: SimulationTime) {
    advance(to: now)
    pulls.append(Pull(task: task, mark: received + Double(max(0, size))))
  }

  /// The task no longer wants its image.
  package mutating func abandon(_ task: Int, at now: SimulationTime) {
    advance(to: now)
    pulls.removeAll { $0.task == task }
  }

  /// Removes the pulls that are complete, in the order in which they started.
  package mutating func completed(at now: SimulationTime) -> [Int] {
    advance(to: now)
    // A completion is rounded to a nanosecond, so what may still be missing is one of its rate.
    let slack = rate.isFinite ? rate * 2e-9 + received * 1e-12 : .infinity
    let done = pulls.filter { $0.mark - received <= slack }.map(\.task)
    pulls.removeAll { $0.mark - received <= slack }
    if pulls.isEmpty { received = 0 }
    return done
  }

  /// When the next pull completes if none is started or abandoned before; `.never` without pull
  /// or bandwidth.
  package var nextCompletion: SimulationTime {
    guard let first = pulls.map(\.mark).min(), rate > 0 else { return .never }
    guard rate.isFinite else { return updated }
    let left = max(0, first - received) / rate
    return updated + TimeSpan(seconds: left.rounded(toNanoseconds: .up))
  }

  private mutating func advance(to now: SimulationTime) {
    precondition(now >= updated, "pulls at \(now) follow pulls at \(updated)")
    if !pulls.isEmpty, rate.isFinite { received += rate * (now - updated).seconds }
    updated = now
  }
}

extension Double {
  /// This many seconds as a whole number of nanoseconds [s].
  fileprivate func rounded(toNanoseconds rule: FloatingPointRoundingRule) -> Double {
    (self * 1e9).rounded(rule) / 1e9
  }
}
