import CloudModel
import SimulationKernel

extension ValueShape where Value == FaultDescription {
  /// Named, because a scenario has it in two places.
  static let fault: ValueShape = .definition(
    "fault", noun: "a fault", example: .object([.init("at", .string("5m"))])
  ) { whole }

  private static let whole: ValueShape = .object(.fault)
}

extension ObjectShape where Root == FaultDescription {
  private static let time = ValueShape<TimeSpan>.duration(in: .zero...CloudRanges.longestRun)

  static let fault = ObjectShape("a fault", FaultDescription()) {
    Field("name", \.name, .text(.name(length: 0...64), noun: "a name"), "What reports call it.")
    Field("at", \.at, time, "When it breaks.", .required)
    Field("spread", \.spread, time, "How much later it may break, at random.")
    Field("duration", \.duration, time, "When it mends itself; never if it is not given.")
    Field(
      "forGood", \.isForGood, .boolean,
      "Whether the end of its experiment leaves it as it is; it has no duration then.")
    Field(
      "share", \.share, .share(),
      "The part of connections, calls, launches, targets or whatever it is about that it meets.")
    Field("ramp", \.ramp, time, "How long it takes to reach its full strength.")
    Field(
      "rampSteps", \.rampSteps, .integer(in: 1...1_000),
      "In how many equal steps; the last one is at the end of the ramp.")
    Field("fades", \.fades, .boolean, "Whether it goes as slowly as it came, before its end.")
    Field(oneKeyOf: \.kind, "What breaks.", FaultDescription.kinds)
  }
}

extension FaultDescription {
  /// Every kind of fault, with its word and what it means.
  static let kinds: [KeyVariant<FaultKind>] =
    KeyVariant.faultsOfPlaces + KeyVariant.faultsOfTargets + KeyVariant.faultsOfLaunches
    + KeyVariant.faultsOfNames + KeyVariant.faultsOfCalls + KeyVariant.faultsOfTables
    + KeyVariant.faultsOfStores
}

extension KeyVariant where Value == FaultKind {
  /// A kind by its word.
  static func kind<Payload: FaultWord>(
    _ meaning: String, _ shape: ValueShape<Payload>,
    _ make: @escaping @Sendable (Payload) -> FaultKind
  ) -> KeyVariant {
    KeyVariant(Payload.word, meaning, shape, make: make, extract: { $0.payload(Payload.self) })
  }
}

extension ValueShape where Value == String {
  static let zoneOfFault = ValueShape.text(.text(length: 1...64), noun: "a zone's name")

  static let ownerOfTargets = ValueShape.text(
    .text(length: 1...64), noun: "a service or fleet")
}
