/// Calls fail at once.
package struct DependencyDown: DependencyFault {
  package static let word = "dependencyDown"
  static let scale = FaultScale.shared("calls")

  package var dependency = ""

  package init(dependency: String = "") { self.dependency = dependency }

  var title: String { "\(dependency) down" }

  func impair(_ impairment: inout DependencyImpairment, by fault: ActiveFault) {
    impairment.failingShare = max(impairment.failingShare, fault.reach)
  }
}
