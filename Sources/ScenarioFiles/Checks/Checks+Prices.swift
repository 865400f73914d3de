import CloudModel
import Experiments

extension ScenarioChecks {
  /// Whether what is asked about money can be answered.
  mutating func checkPrices(for objectives: [ObjectiveDescription]) {
    for description in objectives {
      guard let metric = try? Metric(parsing: description.metric), metric.name == .cost else {
        continue
      }
      for (index, text) in description.thresholds.enumerated() {
        guard let threshold = try? Threshold(parsing: text, of: .cost),
          metric.name.dimension(of: threshold.aggregate) == .money,
          let unknown = revisionWithoutSize(metric)
        else { continue }
        report(
          .noTaskSize, at: .of("objectives", description.metric).appending(index),
          "what \"\(unknown)\" costs is not known",
          help: "give it a \"task\", such as {\"cpu\": 0.5, \"memory\": \"1GiB\"}")
      }
    }
  }

  /// A revision that a service runs, and that the metric selects.
  private func revisionWithoutSize(_ metric: Metric) -> String? {
    var used: [String] = []
    for service in cloud.services where (metric.tag(.service) ?? service.name) == service.name {
      used.append(service.revision)
      for case .deploy(service.name, let revision) in cloud.planSteps.map(\.action) {
        used.append(revision)
      }
    }
    return used.first { name in
      (metric.tag(.revision) ?? name) == name
        && cloud.revisions.first { $0.name == name }?.task == nil
    }
  }
}
