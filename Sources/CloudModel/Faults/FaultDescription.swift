import SimulationKernel

/// Something that breaks at a time of the run and, if it has a duration, mends itself.
package struct FaultDescription: Sendable, Equatable {
  package var name = ""
  package var at: TimeSpan = .zero
  /// A time drawn uniformly from `at` to `at + spread`, in every replication anew.
  package var spread: TimeSpan = .zero
  /// `nil` lasts until the end of the run.
  package var duration: TimeSpan?
  /// Whether the end of its experiment leaves it as it is: nobody starts again what the Fault
  /// Injection Service has terminated. Such a fault has no duration.
  package var isForGood = false
  /// The part of what the kind is about that it meets [0…1]: see ``FaultKind/scale``; `nil` is all,
  /// or as many as the kind counts.
  package var share: Double?
  /// How long it takes to reach its full strength; part of the duration.
  package var ramp: TimeSpan = .zero
  /// Equal steps to its full strength, the last one at the end of the ramp.
  package var rampSteps = 10
  /// Whether it loses its strength as slowly as it got it, before it ends.
  package var fades = false
  package var kind: FaultKind = .zoneLost(zone: "")

  package init() {}

  /// Its name, or what it does.
  package var title: String { name.isEmpty ? kind.title : name }
}
