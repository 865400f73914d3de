import SimulationKernel

/// When a system counts as recovered after the last fault is gone.
package struct StabilitySettings: Sendable, Hashable {
  /// From the end of the last fault until its users must be served as before.
  package var grace: TimeSpan = .minutes(1)
  /// By so much the share of requests that succeed may be lower than before the first fault [0…1].
  package var tolerance = 0.05

  package init() {}
}
