import CloudModel
import SimulationKernel

extension ObjectShape where Root == HostedNameDescription {
  private static var guide: String { "Route 53 developer guide, 2026-11" }

  static let hostedName = ObjectShape("a DNS name", HostedNameDescription()) {
    Field(
      "policy", \.policy, .words("a routing policy") { $0.meaning },
      "How it chooses among its records.", source: guide)
    Field("records", \.records, .records, "Its records, each with a name of its own.", .required)
    Field(
      "timeToLive", \.timeToLive, .recordTimeToLive,
      "How long resolvers may keep an answer; it does not hold for aliases.",
      source: guide + ", alias of a load balancer")
    Field(
      "resolvers", \.resolvers, .resolvers,
      "Who asks for it; those of the scenario if it is not given.")
  }
}

extension ValueShape where Value == TimeSpan {
  /// Route 53's own range.
  static let recordTimeToLive = ValueShape.duration(
    in: .zero ... .seconds(2_147_483_647))
}

extension ValueShape where Value == Int {
  static let recordWeight = ValueShape.integer(in: 0...255)
}

extension ValueShape where Value == [RecordWeightDescription] {
  /// `{"old/web": 50, "new/web": 50}`.
  static let recordWeights: ValueShape = .amounts(
    .recordWeight, prototype: RecordWeightDescription(), name: \.record, amount: \.weight,
    keys: .free, rule: .text(length: 1...200), count: 1...100)
}

extension RoutingPolicyKind {
  fileprivate var meaning: String {
    switch self {
    case .simple: "All records together; their health does not matter."
    case .weighted: "In proportion to their weights."
    case .failover: "The primary record while it is healthy, else the secondary one."
    case .latency: "The record of the region that is nearest to the asker."
    case .geolocation: "The record of the smallest area that the asker is in."
    case .geoproximity: "The record that is nearest over the ground, by bias."
    case .multivalue: "Up to eight healthy records together."
    case .ipBased: "The record with the longest block that the asker's address is in."
    }
  }
}
