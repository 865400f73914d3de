import SimulationKernel

/// Packets take longer from one place to another, and back unless it is said to be one way.
package struct LinkSlow: LinkFault {
  package static let word = "linkSlow"
  static let scale = FaultScale.shared("connections")

  package var way = LinkDirection()
  /// Multiplies the time of each way.
  package var factor = 1.0
  package var added = TimeSpan.zero

  package init() {}

  package init(
    from: String, to: String, factor: Double = 1, added: TimeSpan = .zero, oneWay: Bool = false
  ) {
    way = LinkDirection(from: from, to: to, oneWay: oneWay)
    self.factor = factor
    self.added = added
  }

  var title: String { "slow way \(way.words)" }

  func impair(_ link: inout Link, from: String, to: String, by fault: ActiveFault) {
    guard way.contains(from: from, to: to) else { return }
    link.add(
      LinkImpairment(
        share: fault.share, factor: fault.scaled(factor), added: fault.scaled(added)))
  }
}
