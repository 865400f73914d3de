import CloudModel
import SimulationKernel

private struct LostTargets: Sendable {
  var owner = ""
  var count = 1
  var mode = TargetFailureMode.crash
}

private struct SlowDependency: Sendable {
  var dependency = ""
  var factor = 1.0
  var added = TimeSpan.zero
}

extension ObjectShape where Root == FaultDescription {
  private static let time = ValueShape<TimeSpan>.duration(in: .zero...CloudRanges.longestRun)

  static let fault = ObjectShape("a fault", FaultDescription()) {
    Field("name", \.name, .text(.name(length: 0...64), noun: "a name"), "What reports call it.")
    Field("at", \.at, time, "When it breaks.", .required)
    Field("spread", \.spread, time, "How much later it may break, at random.")
    Field("duration", \.duration, time, "When it mends itself; never if it is not given.")
    Field(oneKeyOf: \.kind, "What breaks.", kinds)
  }

  private static let kinds: [KeyVariant<FaultKind>] = [
    KeyVariant(
      "targetsLost", "Some targets of a service or fleet stop working.", .object(lostTargets),
      make: { FaultKind.targetsLost(of: $0.owner, count: $0.count, mode: $0.mode) },
      extract: {
        if case .targetsLost(let owner, let count, let mode) = $0 {
          LostTargets(owner: owner, count: count, mode: mode)
        } else {
          nil
        }
      }),
    KeyVariant(
      "zoneLost", "A zone loses power: its tasks and its nodes.",
      .text(.text(length: 1...64), noun: "a zone's name"), make: { FaultKind.zoneLost(zone: $0) },
      extract: { if case .zoneLost(let zone) = $0 { zone } else { nil } }),
    KeyVariant(
      "dependencySlow", "Calls of a dependency take longer.", .object(slowDependency),
      make: {
        FaultKind.dependencySlow(dependency: $0.dependency, factor: $0.factor, added: $0.added)
      },
      extract: {
        if case .dependencySlow(let dependency, let factor, let added) = $0 {
          SlowDependency(dependency: dependency, factor: factor, added: added)
        } else {
          nil
        }
      }),
    KeyVariant(
      "dependencyDown", "Calls of a dependency fail at once.", .reference(to: .dependency),
      make: { FaultKind.dependencyDown(dependency: $0) },
      extract: { if case .dependencyDown(let dependency) = $0 { dependency } else { nil } }),
  ]

  private static let lostTargets = ObjectShape<LostTargets>("lost targets", LostTargets()) {
    Field(
      "of", \.owner, .text(.text(length: 1...64), noun: "a service or fleet"),
      "Of which service or fleet.", .required)
    Field("count", \.count, .integer(in: 1...CloudRanges.tasksOfService), "How many.")
    Field(
      "mode", \.mode,
      .words("a mode") {
        switch $0 {
        case .crash: "The process exits."
        case .hang: "It accepts and never answers."
        case .refuse: "It refuses connections."
        case .unreachable: "Packets vanish."
        case .error: "Every request is answered with a 5xx."
        }
      }, "In which way.")
  }

  private static let slowDependency = ObjectShape<SlowDependency>(
    "a slow dependency", SlowDependency()
  ) {
    Field("dependency", \.dependency, .reference(to: .dependency), "Which one.", .required)
    Field("factor", \.factor, .number(in: 0...1_000_000), "Multiplies the time of a call.")
    Field(
      "added", \.added, .duration(in: .zero...CloudRanges.longestDelay),
      "Is added to the time of a call.")
  }
}
