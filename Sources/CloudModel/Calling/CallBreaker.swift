import SimulationKernel

/// When a caller stops calling what keeps failing, and when it tries again.
///
/// The defaults are those of resilience4j 2 (2026-11), whose circuit breaker this is.
package struct CallBreakerDescription: Sendable, Equatable {
  /// The circuit opens when this share of the window's calls has failed (0…1].
  package var failureRate = 0.5
  /// The window: the last so many calls.
  package var window = 100
  /// The window in time, instead.
  package var windowTime: TimeSpan?
  /// Fewer calls in the window say nothing; of a window of calls at most as many as it has.
  package var minimumCalls = 100
  /// So many failures in a row open the circuit too; `nil` is never.
  package var consecutiveFailures: Int?
  /// How long the circuit stays open before it is tried again.
  package var openFor: TimeSpan = .seconds(60)
  /// So many calls are let through to try; their failures decide like those of a window.
  package var probes = 10

  package init() {}
}

/// A circuit breaker: it lets calls through, and listens to how they end.
///
/// ```
///          failures               openFor has passed,
///  closed ──────────▶ open ◀──┐   at the next call
///    ▲                 └──────┼──────────▶ halfOpen
///    │                        └─ failures ──┤
///    └───────────────────────── successes ──┘
/// ```
package struct CallBreaker: Sendable {
  package enum State: Sendable, Equatable {
    case closed
    case open(until: SimulationTime)
    /// Probes that were let through, and how those ended that have.
    case halfOpen(permitted: Int, ended: Int, failed: Int)
  }

  /// Leave to call, to be handed back with the outcome: one that was given in an earlier state
  /// says nothing about the present one.
  package struct Permit: Sendable, Equatable {
    fileprivate let epoch: UInt32

    /// What a call holds that no breaker looks at.
    static let unguarded = Permit(epoch: 0)
  }

  private let description: CallBreakerDescription
  package private(set) var state = State.closed
  private var epoch: UInt32 = 1
  private var window: CallWindow
  private var failuresInARow = 0

  package init(_ description: CallBreakerDescription) {
    self.description = description
    window = Self.emptyWindow(description)
  }

  private static func emptyWindow(_ it: CallBreakerDescription) -> CallWindow {
    it.windowTime.map { CallWindow(time: $0) } ?? CallWindow(calls: it.window)
  }

  /// Leave for a call that would begin now; `nil` refuses it.
  package mutating func permit(at now: SimulationTime) -> Permit? {
    switch state {
    case .closed:
      return Permit(epoch: epoch)
    case .open(let until):
      guard now >= until else { return nil }
      change(to: .halfOpen(permitted: 1, ended: 0, failed: 0))
      return Permit(epoch: epoch)
    case .halfOpen(let permitted, let ended, let failed):
      guard permitted < description.probes else { return nil }
      state = .halfOpen(permitted: permitted + 1, ended: ended, failed: failed)
      return Permit(epoch: epoch)
    }
  }

  /// A permitted call has ended.
  package mutating func ended(_ permit: Permit, isFailure: Bool, at now: SimulationTime) {
    guard permit.epoch == epoch else { return }
    switch state {
    case .closed:
      window.add(isFailure: isFailure, at: now)
      failuresInARow = isFailure ? failuresInARow + 1 : 0
      if isTripped { open(at: now) }
    case .open:
      preconditionFailure("a call ends under the permit of an open circuit")
    case .halfOpen(let permitted, let ended, let failed):
      probeEnded(permitted, ended + 1, failed + (isFailure ? 1 : 0), at: now)
    }
  }

  /// A permitted call was given up by its caller, and says nothing.
  package mutating func released(_ permit: Permit) {
    guard permit.epoch == epoch, case .halfOpen(let permitted, let ended, let failed) = state
    else { return }
    state = .halfOpen(permitted: permitted - 1, ended: ended, failed: failed)
  }

  private mutating func probeEnded(
    _ permitted: Int, _ ended: Int, _ failed: Int, at now: SimulationTime
  ) {
    state = .halfOpen(permitted: permitted, ended: ended, failed: failed)
    guard ended >= description.probes else { return }
    if Double(failed) >= description.failureRate * Double(ended) {
      open(at: now)
    } else {
      change(to: .closed)
    }
  }

  private var isTripped: Bool {
    if let limit = description.consecutiveFailures, failuresInARow >= limit { return true }
    let least =
      description.windowTime == nil
      ? min(description.minimumCalls, description.window) : description.minimumCalls
    return window.calls >= max(1, least)
      && Double(window.failures) >= description.failureRate * Double(window.calls)
  }

  private mutating func open(at now: SimulationTime) {
    change(to: .open(until: now + description.openFor))
  }

  private mutating func change(to next: State) {
    state = next
    epoch &+= 1
    window = Self.emptyWindow(description)
    failuresInARow = 0
  }
}

/// What a circuit is, without its counts.
package enum CircuitState: String, Sendable, CaseIterable {
  case closed, open, halfOpen
}

extension CallBreaker.State {
  var name: CircuitState {
    switch self {
    case .closed: .closed
    case .open: .open
    case .halfOpen: .halfOpen
    }
  }
}
