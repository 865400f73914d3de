import CloudModel
import SimulationKernel

extension ObjectShape where Root == HostedNameDescription {
  private static var guide: String { "Route 53 developer guide, 2026-11" }

  static let hostedName = ObjectShape("a DNS name", HostedNameDescription()) {
    Field(
      "records", \.records, .weightedRecords, "Where its weighted records lead.", .required)
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
  fileprivate static let recordTimeToLive = ValueShape.duration(
    in: .zero ... .seconds(2_147_483_647))
}

extension ValueShape where Value == Int {
  fileprivate static let recordWeight = ValueShape.integer(in: 0...255)
}

extension ValueShape where Value == [WeightedRecordDescription] {
  /// `{"old/web": 90, "new/web": {"weight": 10, "timeToLive": "5m"}}`; at most 100 records of a
  /// name and type (Route 53 developer guide, 2026-11).
  fileprivate static let weightedRecords: ValueShape = .named(
    .either(
      string: ValueShape<Int>.recordWeight.converted(
        to: { weight in
          var record = WeightedRecordDescription()
          record.weight = weight
          return record
        },
        from: { $0.timeToLive == nil ? $0.weight : nil }),
      otherwise: .object(record), noun: "a weight or a record"),
    name: \.listener, keys: .free, rule: .text(length: 1...200), count: 1...100)

  private static let record = ObjectShape("a weighted record", WeightedRecordDescription()) {
    Field("weight", \.weight, .recordWeight, "Its part of the answers.", .required)
    Field(
      "timeToLive", \.timeToLive, .recordTimeToLive,
      "How long resolvers may keep it; as long as the others if it is not given.")
  }
}

extension ValueShape where Value == [RecordWeightDescription] {
  /// `{"old/web": 50, "new/web": 50}`.
  static let recordWeights: ValueShape = .amounts(
    .recordWeight, prototype: RecordWeightDescription(), name: \.listener, amount: \.weight,
    keys: .free, rule: .text(length: 1...200), count: 1...100)
}
