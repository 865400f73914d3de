import CloudModel
import Experiments

/// The CloudWatch datapoints that the first replication published, as comma-separated values.
///
/// One line for each minute and metric that AWS would have shown: a metric that is published
/// only when it is not zero has no line in the other minutes.
enum MetricsReport {
  static let header =
    "minute,namespace,metric,LoadBalancer,TargetGroup,"
    + "Sum,SampleCount,Average,Minimum,Maximum,ServiceName"

  static func render(_ result: RehearsalResult) -> String {
    var text = header + "\n"
    for point in result.datapoints {
      let average = point.count > 0 ? point.sum / point.count : 0
      let numbers = [point.sum, point.count, average, point.minimum, point.maximum]
        .map { JSONNode.number($0).text() }
      let fields =
        ["\(point.minute)", point.namespace, point.metric]
        + [point.loadBalancer, point.targetGroup ?? ""].map(field)
      text += (fields + numbers + [field(point.service ?? "")]).joined(separator: ",") + "\n"
    }
    return text
  }

  /// Names come from the scenario: quoted where a comma or quote is in them, and never taken
  /// for a formula by a spreadsheet.
  private static func field(_ name: String) -> String {
    let plain = Escape.terminal(name)
    let isFormula = plain.first.map { "=+-@".contains($0) } ?? false
    let safe = isFormula ? "'" + plain : plain
    guard safe.contains(where: { ",\"\n".contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
