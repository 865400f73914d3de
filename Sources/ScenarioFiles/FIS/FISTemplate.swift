import SimulationKernel

/// An experiment template of AWS's Fault Injection Service, as `CreateExperimentTemplate` takes it
/// and `aws fis get-experiment-template` prints it.
///
/// Its quotas are those of FIS that cannot be raised (AWS general reference, FIS quotas, 2026-11).
struct FISTemplate {
  static let mostActions = 20
  static let mostStopConditions = 5
  static let mostAssertedAlarms = 5
  /// In characters (FIS API reference, CreateExperimentTemplateActionInput, 2026-11).
  static let longestParameter = 1_024

  var name = ""
  var targets: [FISTarget] = []
  var actions: [FISAction] = []
  /// Alarms that stop the experiment: names or ARNs.
  var stopConditions: [FISText] = []
}

/// A text of a template and its place.
struct FISText {
  var text: String
  var span: SourceSpan

  /// Its parts between commas, each once.
  var list: [String] {
    var seen: Set<String> = []
    return text.split(separator: ",").map { part in part.trimmingSpaces }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

/// Which resources an action is about.
struct FISTarget {
  /// How much of what the tags or ARNs match.
  enum Selection: Equatable {
    case all
    case count(Int)
    /// [0…1]
    case share(Double)
  }

  var name: String
  var span: SourceSpan
  var selection = Selection.all
  /// Where that is written.
  var mode: FISText?
  /// The zones, by AWS's names, to which filters or parameters narrow it; `nil` is all.
  private(set) var zones: [FISText]?
  /// What narrows it and has no counterpart here: keys, and paths of filters.
  private(set) var passedOver: [FISText] = []

  init(name: String, span: SourceSpan) {
    self.name = name
    self.span = span
  }

  mutating func passOver(_ key: FISText) { passedOver.append(key) }

  /// Narrows it to resources with an attribute; several of them all have to match.
  mutating func narrow(by path: FISText, to values: [FISText]) {
    if ["AvailabilityZone", "AvailabilityZoneId"].contains(path.text.split(separator: ".").last) {
      narrow(toZones: values)
    } else if !Self.isRunning(path.text, values.map(\.text)) {
      passOver(path)
    }
  }

  /// Narrows it by a parameter of its type of resource.
  mutating func narrow(byParameter key: String, _ value: FISText) {
    if Self.parametersOfZones.contains(key) {
      guard value.text != "all" else { return }
      narrow(toZones: value.list.map { FISText(text: $0, span: value.span) })
    } else if !Self.parametersOfName.contains(key) {
      passOver(FISText(text: key, span: value.span))
    }
  }

  private mutating func narrow(toZones names: [FISText]) {
    let before = zones.map { Set($0.map(\.text)) }
    var seen: Set<String> = []
    zones = names.filter { before?.contains($0.text) ?? true && seen.insert($0.text).inserted }
  }

  /// Whether a filter asks for what runs: nothing else is chosen here.
  private static func isRunning(_ path: String, _ values: [String]) -> Bool {
    ["State.Name", "LastStatus", "DesiredStatus"].contains(path)
      && values.contains { $0.lowercased() == "running" }
  }

  private static let parametersOfZones: Set = [
    "availabilityZoneIdentifier", "availabilityZoneIdentifiers",
    "writerAvailabilityZoneIdentifiers",
  ]

  /// Parameters that say what a target is, as ARNs do; the experiment says what that is here.
  private static let parametersOfName: Set = [
    "cluster", "service", "vpc", "clusterIdentifier", "namespace", "selectorType",
    "selectorValue", "targetContainerName",
  ]
}

struct FISAction {
  var name: String
  /// Of its name.
  var span: SourceSpan
  var id: FISText
  var parameters: [(key: String, value: FISText)] = []
  /// By the action's own word for them, as in `Tasks`.
  var targets: [(key: String, value: FISText)] = []
  var startAfter: [FISText] = []

  func parameter(_ key: String) -> FISText? { parameters.first { $0.key == key }?.value }
}
