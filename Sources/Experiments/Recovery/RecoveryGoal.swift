import CloudModel
import SimulationKernel

/// What counts as served again: so large a share of the requests, for so long.
package struct RecoveryGoal: Sendable, Hashable {
  /// Of the requests that were due in the window [0…1].
  package var share = Self.usualShare
  package var window = Self.usualWindow
  /// Only the requests of this source, of sources that go to this DNS name, or of this class.
  package var source: String?
  package var name: String?
  package var requestClass: String?

  package static let usualShare = 0.99
  package static let usualWindow = TimeSpan.minutes(1)

  package init() {}

  /// What the tags of a metric ask for.
  ///
  /// Their values were read when the metric was, so that nothing is left to be wrong here.
  package init(_ metric: Metric) {
    source = metric.tag(.source)
    name = metric.tag(.name)
    requestClass = metric.tag(.requestClass)
    if let share = metric.tag(.share).flatMap(Self.share) { self.share = share }
    if let window = metric.tag(.window).flatMap(Self.window) { self.window = window }
  }

  private static func share(_ text: String) -> Double? {
    try? Quantity.value(Span(text), in: .share)
  }

  private static func window(_ text: String) -> TimeSpan? {
    (try? Quantity.value(Span(text), in: .duration)).map {
      TimeSpan(seconds: min(max(0, $0), longestWindow))
    }
  }

  /// Longer than any run [s].
  private static let longestWindow = 1e8

  /// The classes that it is about, by their numbers over all sources.
  func classes(of cloud: CloudDescription) -> [Int] {
    var numbers: [Int] = []
    var next = 0
    for traffic in cloud.traffic {
      let isMeant = (source ?? traffic.name) == traffic.name && (name ?? traffic.to) == traffic.to
      for requestClass in traffic.classes {
        if isMeant, (self.requestClass ?? requestClass.name) == requestClass.name {
          numbers.append(next)
        }
        next += 1
      }
    }
    return numbers
  }
}
