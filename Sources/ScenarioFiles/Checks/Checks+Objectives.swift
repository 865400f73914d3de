import CloudModel
import Experiments

extension ScenarioChecks {
  /// Whether every objective can be judged.
  mutating func checkObjectives(_ objectives: [ObjectiveDescription]) {
    for description in objectives {
      let path = ValuePath.of("objectives", description.metric)
      let metric: Metric
      do throws(ExpressionError) {
        metric = try Metric(parsing: description.metric)
        try metric.checkNames(in: cloud, text: description.metric)
      } catch {
        report(
          .objective, at: path, isAboutKey: true, error.message, help: error.suggestion)
        continue
      }
      for (index, text) in description.thresholds.enumerated() {
        do throws(ExpressionError) {
          _ = try Threshold(parsing: text, of: metric.name)
        } catch {
          report(.objective, at: path.appending(index), error.message, help: error.suggestion)
        }
      }
    }
  }
}
