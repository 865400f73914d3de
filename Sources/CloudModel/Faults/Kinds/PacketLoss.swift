/// Packets are lost from one place to another, and back unless it is said to be one way; they are
/// sent again.
package struct PacketLoss: LinkFault {
  package static let word = "packetLoss"
  static let scale = FaultScale.shared("connections")

  package var way = LinkDirection()
  /// Of the packets of a connection [0…1].
  package var loss = 0.07

  package init() {}

  package init(from: String, to: String, loss: Double, oneWay: Bool = false) {
    way = LinkDirection(from: from, to: to, oneWay: oneWay)
    self.loss = loss
  }

  var title: String { "lost packets \(way.words)" }

  func impair(_ link: inout Link, from: String, to: String, by fault: ActiveFault) {
    guard way.contains(from: from, to: to) else { return }
    link.add(LinkImpairment(share: fault.share, loss: loss * fault.strength))
  }
}
