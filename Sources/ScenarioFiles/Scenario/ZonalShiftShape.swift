import CloudModel
import SimulationKernel

extension ObjectShape where Root == ZonalShiftStep {
  static let zonalShiftStep = ObjectShape("a zonal shift", ZonalShiftStep()) {
    Field(
      "loadBalancer", \.loadBalancer, .reference(to: .loadBalancer), "Whose traffic.", .required)
    Field(
      "away", \.away, .text(.text(length: 1...64), noun: "a zone's name"),
      "The zone that it leaves.",
      .required)
    Field(
      "expires", \.expires, .duration(in: .minutes(1) ... .minutes(72 * 60)),
      "After so long it comes back.", .required)
  }
}

extension ObjectShape where Root == ZonalShiftDescription {
  static let zonalShift = ObjectShape("a zonal shift", ZonalShiftDescription()) {
    Field(
      "enabled", \.isEnabled, .boolean, "`zonal_shift.config.enabled`.",
      source: "ELB user guide, 2026-11")
    Field("autoshift", \.autoshift, .boolean, "Whether AWS shifts by itself.")
    Field(
      "startsAfter", \.startsAfter, .duration(in: .zero...CloudRanges.longestDelay),
      "From a zone's impairment to its autoshift.",
      source: "FIS user guide, AZ availability scenario, 2026-11")
    Field(
      "endsAfter", \.endsAfter, .duration(in: .zero...CloudRanges.longestDelay),
      "From the zone's recovery to the end of its autoshift.")
    Field("practice", \.practice, .object(.practiceRun), "Rehearsals of autoshift.")
  }
}

extension ObjectShape where Root == PracticeRunDescription {
  static let practiceRun = ObjectShape("practice runs", PracticeRunDescription()) {
    Field("at", \.at, time, "When the first one is due.", .required)
    Field(
      "every", \.every, .duration(in: .minutes(1)...CloudRanges.longestRun),
      "From one to the next.", source: source)
    Field(
      "lasts", \.lasts, .duration(in: .minutes(1)...CloudRanges.longestRun),
      "How long each one shifts traffic.", source: source)
    Field(
      "away", \.away, .text(.text(length: 1...64), noun: "a zone's name"),
      "The zone that it leaves; one after the other if it is not given.")
    Field(
      "outcomeAlarms", \.outcomeAlarms, .oneOrMany(of: .reference(to: .alarm), count: 1...10),
      "Alarms of which any one ends a run as failed.", .required)
    Field(
      "blockingAlarms", \.blockingAlarms, .list(of: .reference(to: .alarm), count: 0...10),
      "Alarms of which any one keeps a run from starting.")
    Field(
      "blockedWindows", \.blockedWindows, .list(of: .object(window), count: 0...15),
      "When none starts.")
  }

  private static let source = "ARC developer guide, zonal autoshift, 2026-11"
  private static var time: ValueShape<TimeSpan> { .duration(in: .zero...CloudRanges.longestRun) }

  private static let window = ObjectShape<BlockedWindow>("a blocked window", BlockedWindow()) {
    Field("at", \.at, time, "When it begins.", .required)
    Field("duration", \.duration, time, "How long it is.", .required)
  }
}
