import CloudModel
import SimulationKernel

extension ValueShape where Value == [ResolversDescription] {
  /// One kind of resolvers, or several with their shares of the clients.
  static let resolvers: ValueShape = .oneOrMany(of: .object(.resolvers), count: 1...20)
}

extension ObjectShape where Root == ResolversDescription {
  fileprivate static let resolvers = ObjectShape("resolvers", ResolversDescription()) {
    Field("name", \.name, .text(.name(length: 0...64), noun: "a name"), "What clients call them.")
    Field("share", \.share, .share(), "Their part of the clients, where there are several kinds.")
    Field(
      oneKeyOf: \.sizes, "How many there are.",
      [
        KeyVariant(
          "count", "So many, of sizes by \"skew\".", .integer(in: 1...100_000),
          make: ResolverSizes.count,
          extract: { if case .count(let count) = $0 { count } else { nil } }),
        KeyVariant(
          "sizes", "One for each number, which is its part of the clients.",
          .list(of: .number(in: 0...1e9), count: 1...100_000),
          make: ResolverSizes.measured,
          extract: { if case .measured(let parts) = $0 { parts } else { nil } }),
      ], .optional)
    Field(
      "skew", \.skew, .number(in: 0...10),
      "The k-th largest has clients in proportion to 1 / k^skew; 0 makes all equal.")
    Field(
      "place", \.place, .place,
      "Where they are, as answers by place have it; beside their clients if it is not given.")
    Field(
      "clientSubnet", \.clientSubnet, .boolean,
      "Whether they tell the name servers where their client is.", source: "RFC 7871")
    Field(
      "minimumTimeToLive", \.minimumTimeToLive, .recordTimeToLive,
      "They keep answers at least this long.")
    Field(
      "maximumTimeToLive", \.maximumTimeToLive, .recordTimeToLive,
      "They keep answers at most this long.")
    Field(
      "maximumNegativeTimeToLive", \.maximumNegativeTimeToLive, .recordTimeToLive,
      "They keep it at most this long that there is no answer.", source: "BIND, max-ncache-ttl")
    Field(
      "prefetch", \.prefetch, .share(),
      "An answer in this last part of its life is refreshed when it is asked for; never for 0%.")
    Field(
      "extendingShare", \.extendingShare, .share(),
      "The part of them that keeps answers longer than it may.", source: "Bhowmick et al., PAM 2023"
    )
    Field(
      "extensionFactor", \.extensionFactor, .number(in: 1...1_000_000), "How many times as long.")
    Field(
      "pinnedShare", \.pinnedShare, .share(),
      "The part of them that keeps answers for \"pinnedFor\", whatever their time to live.")
    Field("pinnedFor", \.pinnedFor, .recordTimeToLive, "How long those keep an answer.")
    Field(
      "serveStale", \.serveStale, .recordTimeToLive,
      "So long an expired answer serves while the name servers are out of reach.",
      source: "RFC 8767")
  }
  .rule { resolvers, check in
    if resolvers.maximumTimeToLive < resolvers.minimumTimeToLive {
      check.fail(
        .emptyRange, at: "maximumTimeToLive",
        "the range ends at \(DurationText.text(of: resolvers.maximumTimeToLive)), before it begins "
          + "at \(DurationText.text(of: resolvers.minimumTimeToLive))",
        help: "exchange the two")
    }
    if case .measured(let parts) = resolvers.sizes, parts.allSatisfy({ $0 == 0 }) {
      check.fail(
        .zeroWeights, at: "sizes", "the sizes of the resolvers sum to zero",
        help: "give at least one resolver a part of the clients")
    }
    if resolvers.extendingShare + resolvers.pinnedShare > 1 {
      check.fail(
        .overlappingHabits, at: "pinnedShare",
        "resolvers that extend and resolvers that pin are more than there are",
        help: "let the two shares be at most 100% together")
    }
  }
}

extension ValueShape where Value == [ClientCacheDescription] {
  /// `[{"share": "70%", "keeps": "remaining"}, {"share": "30%", "keeps": "30s"}]`.
  static let clientCaches: ValueShape = .list(of: .object(.clientCache), count: 0...50)
}

extension ObjectShape where Root == ClientCacheDescription {
  fileprivate static let clientCache = ObjectShape("a cache", ClientCacheDescription()) {
    Field("share", \.share, .share(), "Its part of the sessions.")
    Field("keeps", \.keeps, .keeping, "How long an answer is kept.", .required)
  }
}

extension ValueShape where Value == ClientKeeping {
  /// `"30s"`, or a word.
  fileprivate static let keeping: ValueShape = .value(
    ValueShape<TimeSpan>.duration(in: .milliseconds(1)...CloudRanges.longestRun).converted(
      to: { .span($0) }, from: { if case .span(let span) = $0 { span } else { nil } }),
    or: [
      Choice("nothing", .nothing, "Every new connection asks the resolver."),
      Choice("remaining", .remaining, "As long as the resolver still keeps it."),
      Choice("restart", .restart, "Its whole time to live, started anew."),
      Choice("forever", .forever, "As long as the client lives."),
    ])
}
