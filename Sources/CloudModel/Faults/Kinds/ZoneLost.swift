/// A zone loses power: its tasks, and its nodes.
package struct ZoneLost: PowerFault {
  package static let word = "zoneLost"
  static let scale = FaultScale.whole

  package var zone = ""

  package init(zone: String = "") { self.zone = zone }

  var title: String { "loss of \(zone)" }

  func takesPower(of zone: String, in region: String?) -> Bool { zone == self.zone }
}
