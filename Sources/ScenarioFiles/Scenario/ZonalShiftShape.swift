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
  }
}
