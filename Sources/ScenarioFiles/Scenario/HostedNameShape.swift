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
      "How long resolvers may keep an answer.", source: guide + ", alias of a load balancer")
    Field("resolvers", \.resolvers, .object(resolvers), "Who asks for it.")
  }

  private static let resolvers = ObjectShape<ResolversDescription>(
    "resolvers", ResolversDescription()
  ) {
    Field("count", \.count, .integer(in: 1...100_000), "How many there are.")
    Field(
      "skew", \.skew, .number(in: 0...10),
      "The k-th largest has clients in proportion to 1 / k^skew; 0 makes all equal.")
    Field(
      "minimumTimeToLive", \.minimumTimeToLive, .recordTimeToLive,
      "They keep answers at least this long.")
    Field(
      "maximumTimeToLive", \.maximumTimeToLive, .recordTimeToLive,
      "They keep answers at most this long.")
    Field(
      "extendingShare", \.extendingShare, .share(),
      "The part of them that keeps answers longer than it may.", source: "Bhowmick et al., PAM 2023"
    )
    Field(
      "extensionFactor", \.extensionFactor, .number(in: 1...1_000_000), "How many times as long.")
  }
  .rule { resolvers, check in
    if resolvers.maximumTimeToLive < resolvers.minimumTimeToLive {
      check.fail(
        .emptyRange, at: "maximumTimeToLive",
        "the range ends at \(DurationText.text(of: resolvers.maximumTimeToLive)), before it begins "
          + "at \(DurationText.text(of: resolvers.minimumTimeToLive))",
        help: "exchange the two")
    }
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
