import CloudModel
import SimulationKernel

// Faults of regions, zones, the ways between places, and control planes.
extension KeyVariant where Value == FaultKind {
  static let faultsOfPlaces: [KeyVariant] = [
    .kind(
      "A region is gone: its zones, its control planes, and every way to it.",
      ValueShape<String>.region.converted(to: { RegionLost(region: $0) }, from: \.region),
      FaultKind.regionLost),
    .kind(
      "Nothing passes between a region and all other places.",
      .object(regionIsolated), FaultKind.regionIsolated),
    .kind(
      "A zone loses power: its tasks and its nodes.",
      ValueShape<String>.zoneOfFault.converted(to: { ZoneLost(zone: $0) }, from: \.zone),
      FaultKind.zoneLost),
    .kind(
      "A zone loses its network: its tasks and nodes work on, unreachable.",
      ValueShape<String>.zoneOfFault.converted(to: { ZoneIsolated(zone: $0) }, from: \.zone),
      FaultKind.zoneIsolated),
    .kind(
      "Nothing passes between two places.", .object(linkCut), FaultKind.linkCut),
    .kind(
      "Packets between two places take longer.", .object(linkSlow),
      FaultKind.linkSlow),
    .kind(
      "Packets between two places are lost, and sent again.", .object(packetLoss),
      FaultKind.packetLoss),
    .kind(
      "A control plane does not answer; the data plane works on.",
      .object(controlPlaneDown), FaultKind.controlPlaneDown),
  ]

  private static let regionIsolated = ObjectShape<RegionIsolated>(
    "an isolated region", RegionIsolated()
  ) {
    Field("region", \.region, .region, "Which one.", .required)
    Field(
      "direction", \.direction,
      .words("a direction") {
        switch $0 {
        case .both: "Nothing goes in or out."
        case .in: "Nothing goes in."
        case .out: "Nothing goes out."
        }
      }, "Which packets are lost.")
  }

  private static let linkCut = ObjectShape<LinkCut>("a cut way", LinkCut()) {
    direction(\.way.from, \.way.to, \.way.oneWay)
  }

  private static let linkSlow = ObjectShape<LinkSlow>("a slow way", LinkSlow()) {
    direction(\.way.from, \.way.to, \.way.oneWay)
    Field("factor", \.factor, .number(in: 1...1_000_000), "Multiplies the time of each way.")
    Field(
      "added", \.added, .duration(in: .zero...CloudRanges.longestDelay),
      "Is added to the time of each way.")
  }

  private static let packetLoss = ObjectShape<PacketLoss>("a way with losses", PacketLoss()) {
    direction(\.way.from, \.way.to, \.way.oneWay)
    Field("loss", \.loss, .share(in: 0...0.99), "The part of packets that is lost.")
  }

  private static func direction<Kind: Sendable>(
    _ from: WritableKeyPath<Kind, String> & Sendable,
    _ to: WritableKeyPath<Kind, String> & Sendable,
    _ oneWay: WritableKeyPath<Kind, Bool> & Sendable
  ) -> [Field<Kind>] {
    [
      Field("from", from, .place, "A region, or where clients are.", .required),
      Field("to", to, .place, "Another one.", .required),
      Field("oneWay", oneWay, .boolean, "Whether the way back is left alone."),
    ]
  }

  private static let controlPlaneDown = ObjectShape<ControlPlaneDown>(
    "a control plane that is down", ControlPlaneDown()
  ) {
    Field(
      "plane", \.plane,
      .words("a control plane") {
        switch $0 {
        case .route53: "Edits of records."
        case .arc: "Routing controls."
        case .ecs: "Schedulers, and what starts and stops tasks."
        case .ec2: "Launches of capacity."
        case .elb: "Registrations of targets, and changes of rules."
        case .dynamoDB: "Changes of tables."
        case .rds: "Changes of databases."
        }
      }, "Which one.", .required)
    Field("region", \.region, .region, "In which region; Route 53 and ARC are in none.")
  }
}
