import CloudModel
import Experiments
import SimulationKernel

extension ScenarioChecks {
  /// Refuses what would not end, or not fit, before it is begun.
  mutating func checkSize(_ limits: RunLimits) {
    let size = ExpectedSize(of: cloud)
    if !(size.events <= Double(limits.events)) {
      report(
        .tooManyEvents, at: .of("duration"),
        "about \(EstimateText.text(of: size.requests)) requests and "
          + "\(EstimateText.text(of: size.healthChecks)) health checks in "
          + "\(DurationText.text(of: cloud.horizon)) need about "
          + "\(EstimateText.text(of: size.events)) events for each replication, the limit is "
          + EstimateText.text(of: Double(limits.events)),
        help: "shorten the run, lower the rates, or raise \"limits\": {\"events\": …}")
    }
    if size.bytes > Double(limits.memory) {
      report(
        .tooMuchMemory, at: .of("traffic"),
        "clients, sessions and traces need about \(EstimateText.text(of: size.bytes / 0x1p20)) MiB "
          + "for each replication, the limit is \(SizeText.text(of: limits.memory))",
        help: "lower their number, or raise \"limits\": {\"memory\": …}")
    }
  }
}
