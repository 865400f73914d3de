import CloudModel
import Experiments
import SimulationKernel

extension Scenario {
  /// What is wrong with a scenario whose parts are all right by themselves: names that resolve to
  /// nothing, combinations that AWS refuses, sizes beyond the limits, and what is legal but
  /// probably not meant.
  ///
  /// - Complexity: O(things · rules)
  package func problems() -> [Finding] {
    var checks = ScenarioChecks(cloud: cloud)
    checks.checkNames()
    checks.checkRegions()
    checks.checkTargetGroups()
    checks.checkLoadBalancers()
    checks.checkHostedNames()
    checks.checkHealthChecks()
    checks.checkRoutingControls()
    checks.checkResolvers()
    checks.checkAutoshifts()
    checks.checkServices()
    checks.checkSchemas()
    checks.checkDatabases()
    checks.checkTables()
    checks.checkScaling()
    checks.checkAlarms()
    checks.checkTraffic()
    checks.checkCalls()
    checks.checkPlan()
    checks.checkFaults()
    checks.checkUse()
    checks.checkTimeouts()
    checks.checkSize(limits)
    checks.checkObjectives(objectives)
    checks.checkPrices(for: objectives)
    checks.checkDrill(drill)
    return checks.findings
  }
}

/// Checks a cloud as a whole, and gathers what is found.
struct ScenarioChecks {
  let cloud: CloudDescription
  private(set) var findings: [Finding] = []

  /// Bounds what a hostile file can make us say.
  private static let mostFindings = 200

  init(cloud: CloudDescription) { self.cloud = cloud }

  /// - Parameter isAboutKey: Whether the last key of the path is meant, not its value.
  mutating func report(
    _ code: DiagnosticCode, at path: ValuePath, isAboutKey: Bool = false, _ message: String,
    help: String? = nil
  ) {
    guard findings.count < Self.mostFindings else { return }
    var finding = Finding(code, at: path, message, help: help)
    finding.isAboutKey = isAboutKey
    findings.append(finding)
  }

  mutating func reportUnknown(
    _ kind: NameKind, _ name: String, among known: [String], at path: ValuePath,
    isAboutKey: Bool = false
  ) {
    report(
      .unknownName, at: path, isAboutKey: isAboutKey,
      "no \(kind.noun) has the name \(TerminalText.quote(name))",
      help: Spelling.help(for: name, among: known, called: kind.plural))
  }

  func targetGroup(_ name: String) -> TargetGroupDescription? {
    cloud.targetGroups.first { $0.name == name }
  }

  func service(_ name: String) -> ServiceDescription? { cloud.services.first { $0.name == name } }
}

extension ValuePath {
  /// The path through these keys.
  static func of(_ keys: String...) -> ValuePath { ValuePath(keys.map(Step.key)) }

  static func + (path: ValuePath, key: String) -> ValuePath { path.appending(key) }
}
