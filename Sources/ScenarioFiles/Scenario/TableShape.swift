import CloudModel
import RandomVariates
import SimulationKernel

extension ObjectShape where Root == TableDescription {
  private static var guide: String { "DynamoDB developer guide, 2026-04" }

  static let table = ObjectShape("a table", TableDescription()) {
    Field(
      "consistency", \.consistency,
      .words("a consistency") {
        switch $0 {
        case .eventual: "Between regions the last writer wins (MREC)."
        case .strong: "Two of three regions acknowledge a write (MRSC)."
        }
      }, "What regions know of each other's writes.")
    Field(
      "replicas", \.replicas,
      .named(.object(replica), name: \.region, keys: .refer(.region), count: 0...16),
      "The regions that hold it; the first is asked by callers that have none of their own.")
    Field("witness", \.witness, .region, "The region that only votes.")
    Field("capacity", \.capacity, .capacity, "What each replica may read and write.")
    Field(
      "itemSize", \.itemSize, .size(in: 1...400 << 10),
      "What a read of 4 KB and a write of 1 KB count for.", source: guide)
    Field("keys", \.keys, .object(.keys), "Its items, and how often each is asked for.")
    Field(
      "readTime", \.readTime, .durationDistribution,
      "Of the service, without the way there; AWS says single-digit milliseconds.")
    Field("writeTime", \.writeTime, .durationDistribution, "The same of a write.")
    Field(
      "storageLag", \.storageLag, .durationDistribution,
      "How far one of three storage nodes is behind; AWS does not say.")
    Field("replication", \.replication, .object(.replication), "How writes reach other regions.")
    Field("client", \.client, .object(.tableClient), "The SDKs of its callers.")
  }

  private static let replica = ObjectShape<ReplicaDescription>(
    "a replica", ReplicaDescription()
  ) {
    Field("capacity", \.capacity, .capacity, "Instead of the table's.")
    Field(
      "clockAhead", \.clockAhead, .duration(in: .zero...CloudRanges.longestDelay),
      "How far the clock by which its writes are ordered is ahead.")
  }
}

extension ObjectShape where Root == ReplicationDescription {
  fileprivate static let replication = ObjectShape("replication", ReplicationDescription()) {
    Field(
      "lag", \.lag, .durationDistribution,
      "Of each write to each region; AWS says typically within a second.")
    Field(
      "links", \.links, .list(of: .object(link), count: 0...240), "Other lags of single pairs.")
    Field(
      "drainRate", \.drainRate, .rate(in: 0.001...CloudRanges.highestRate),
      "Writes a second after a stall; AWS does not say.")
    Field(
      "newReplica", \.newReplica, .durationDistribution,
      "Until an empty replica is there; AWS says minutes.")
    Field(
      "fillRate", \.fillRate, .bandwidth(in: 1...1e15), "How fast it is filled.",
      source: "DynamoDB quotas: 10 TB a day, 2026-04")
  }

  private static let link = ObjectShape<ReplicationLinkDescription>(
    "a pair of regions", ReplicationLinkDescription()
  ) {
    Field("from", \.from, .region, "Where it is written.", .required)
    Field("to", \.to, .region, "Where it arrives.", .required)
    Field("lag", \.lag, .durationDistribution, "Of each write.", .required)
  }
}

extension ObjectShape where Root == TableClientDescription {
  fileprivate static let tableClient = ObjectShape("an SDK", TableClientDescription()) {
    Field(
      "retries", \.retries,
      .words("a retry mode") {
        switch $0 {
        case .legacy: "Ten attempts, 25.55 s of waits without jitter."
        case .standard: "Three attempts, and a quota."
        case .standard2026: "Four attempts, short waits, and a quota."
        case .adaptive: "As standard, and a sending rate that follows throttling."
        }
      }, "How it tries again.", source: "botocore 1.43.11")
    Field(
      "attempts", \.attempts, .integer(in: 1...100), "In all, instead of the mode's own number.")
    Field(
      "attemptTimeout", \.attemptTimeout,
      .duration(in: .milliseconds(1)...CloudRanges.longestDelay),
      "When an attempt without an answer is given up.", source: "botocore, read_timeout")
  }
}

private struct HotKeys: Sendable {
  var keys = 1
  var share = 0.5
}

extension ObjectShape where Root == KeySpaceDescription {
  fileprivate static let keys = ObjectShape("keys", KeySpaceDescription()) {
    Field("count", \.count, .integer(in: 1...10_000_000), "How many items there can be.")
    Field(
      "popularity", \.popularity, .keyed("a popularity", "How often.", popularity),
      "How often each is asked for.")
  }
  .rule { keys, check in
    if case .hot(let hot, _) = keys.popularity, hot > keys.count {
      check.fail(
        .emptyRange, at: "popularity", "\(hot) hot keys are more than all \(keys.count)",
        help: "write at most \(keys.count)")
    }
  }

  private static let popularity: [KeyVariant<KeyPopularity>] = [
    KeyVariant(
      "zipf", "The k-th in proportion to 1 / k^exponent; 0 is all alike.", .number(in: 0...10),
      make: { $0 == 0 ? .uniform : .zipf(exponent: $0) },
      extract: {
        switch $0 {
        case .uniform: 0
        case .zipf(let exponent): exponent
        case .hot: nil
        }
      }),
    KeyVariant(
      "hot", "Some keys share a part of all requests.", .object(hot),
      make: { .hot(keys: $0.keys, share: $0.share) },
      extract: {
        if case .hot(let keys, let share) = $0 { HotKeys(keys: keys, share: share) } else { nil }
      }),
  ]

  private static let hot = ObjectShape<HotKeys>("hot keys", HotKeys()) {
    Field("keys", \.keys, .integer(in: 1...10_000_000), "How many.")
    Field("share", \.share, .share(), "Their part of the requests.")
  }
}
