import CloudModel
import RandomVariates
import SimulationKernel

/// What is wrong with the candidate of a world.
package enum Build: Sendable, Hashable {
  /// Nothing: it behaves exactly like the stable revision and only its name differs (A/A).
  case good
  /// A defect of stated size (A/B).
  case defective(Defect)

  package var isGood: Bool { self == .good }
}

/// A defect that is put into a copy of the stable revision.
package enum Defect: Sendable, Hashable {
  /// No copy: the candidate as the scenario describes it.
  case asWritten
  /// So much more of the requests is answered with a 5xx [0…1].
  case errors(Double)
  /// Every request takes so many times the work.
  case slowness(Double)
  /// A task takes so much longer to start.
  case startUp(TimeSpan)
  /// The health endpoint answers with errors from this age of a task on.
  case health(after: TimeSpan)
}

extension Defect {
  /// The candidate of a world with this defect.
  ///
  /// - Parameters:
  ///   - stable: What the defect is put into.
  ///   - written: The scenario's own candidate, whose name is kept.
  func candidate(from stable: RevisionDescription, written: RevisionDescription)
    -> RevisionDescription
  {
    var candidate = stable
    candidate.name = written.name
    switch self {
    case .asWritten: return written
    case .errors(let share):
      candidate.errorRate = min(1, stable.errorRate + share)
    case .slowness(let factor):
      candidate.slowness = stable.slowness * factor
    case .startUp(let span):
      candidate.startUp = stable.startUp.lengthened(by: span.seconds)
    case .health(let age):
      candidate.healthEndpoint.answers = .error
      candidate.healthEndpoint.after = age
    }
    return candidate
  }
}

extension Distribution {
  /// A law whose mean is larger by `seconds`, of the same shape; a law without a finite mean
  /// stays as it is.
  fileprivate func lengthened(by seconds: Double) -> Distribution {
    guard mean > 0 else { return .constant(seconds) }
    let factor = 1 + seconds / mean
    return factor.isFinite ? scaled(by: factor) : self
  }
}
