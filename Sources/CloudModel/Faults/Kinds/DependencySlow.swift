import SimulationKernel

/// Calls take `factor` times as long and `added` more.
package struct DependencySlow: DependencyFault {
  package static let word = "dependencySlow"
  static let scale = FaultScale.shared("calls")

  package var dependency = ""
  package var factor = 1.0
  package var added = TimeSpan.zero

  package init() {}

  package init(dependency: String, factor: Double, added: TimeSpan) {
    self.dependency = dependency
    self.factor = factor
    self.added = added
  }

  var title: String { "\(dependency) slow" }

  func impair(_ impairment: inout DependencyImpairment, by fault: ActiveFault) {
    impairment.slowdowns.append(
      CallSlowdown(
        share: fault.share, factor: fault.scaled(factor), added: fault.scaled(added)))
  }
}
