import SimulationKernel

/// An experiment template of AWS's Fault Injection Service, as `CreateExperimentTemplate` takes it
/// and `aws fis get-experiment-template` prints it.
struct FISTemplate {
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
