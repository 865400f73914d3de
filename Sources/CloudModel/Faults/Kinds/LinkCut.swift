/// Nothing passes from one place to another, and back unless it is said to be one way.
package struct LinkCut: LinkFault {
  package static let word = "linkCut"
  static let scale = FaultScale.shared("connections")

  package var way = LinkDirection()

  package init() {}

  package init(from: String, to: String, oneWay: Bool = false) {
    way = LinkDirection(from: from, to: to, oneWay: oneWay)
  }

  var title: String { "no way \(way.words)" }

  func impair(_ link: inout Link, from: String, to: String, by fault: ActiveFault) {
    if way.contains(from: from, to: to) { link.cutShare = max(link.cutShare, fault.reach) }
  }
}

/// The way between two places.
package struct LinkDirection: Sendable, Equatable {
  package var from = ""
  package var to = ""
  /// Whether the way back is meant as well.
  package var oneWay = false

  package init() {}

  package init(from: String, to: String, oneWay: Bool) {
    self.from = from
    self.to = to
    self.oneWay = oneWay
  }

  var words: String { oneWay ? "from \(from) to \(to)" : "between \(from) and \(to)" }

  func contains(from: String, to: String) -> Bool {
    from == self.from && to == self.to || !oneWay && from == self.to && to == self.from
  }
}
