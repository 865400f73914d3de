import SimulationKernel

/// Bounds that a scenario sets on the search for the faults that hurt it most.
package struct DrillSettings: Sendable, Equatable {
  /// Words of the kinds of faults that may happen; empty is every kind.
  package var families: [String] = []
  /// No fault begins earlier; `nil` is the end of the warm-up.
  package var from: TimeSpan?
  /// No fault begins later; `nil` is the end of the run.
  package var until: TimeSpan?
  /// No fault lasts longer; `nil` is a third of the time from `from` to `until`, and at most an
  /// hour.
  package var longest: TimeSpan?
  /// How many faults a schedule may have, 1 or 2.
  package var faults = 2

  package init() {}

  /// The share of the window that a fault lasts at most if nobody says more, and its bound.
  ///
  /// A fault that lasts as long as the run breaks every plan and teaches nothing.
  static let usualShare = 3.0
  static let usualLongest = TimeSpan.minutes(60)
}
