import SimulationKernel

/// A DNS name in Route 53 with weighted records, and those who resolve it.
///
/// Weights share out *answers*, not requests: a resolver keeps each answer for its time to live
/// and sends everyone behind it to the same place meanwhile.
package struct HostedNameDescription: Sendable, Equatable {
  package var name = ""
  package var records: [WeightedRecordDescription] = []
  /// Of every record that has none of its own, 0–2147483647 s; an alias of a load balancer always
  /// has 60 s.
  package var timeToLive: TimeSpan = .seconds(60)
  package var resolvers = ResolversDescription()

  package init() {}
}

/// One of the weighted records of a name.
package struct WeightedRecordDescription: Sendable, Equatable {
  /// Where it leads: `"<load balancer>/<listener>"`, or the load balancer with its only listener.
  package var listener = ""
  /// 0–255. A record of weight 0 is never the answer, unless all are 0: then all are equal.
  package var weight = 1
  /// Its own time to live, where the records are not all of one kind.
  package var timeToLive: TimeSpan?

  package init() {}
}

/// The recursive resolvers through which the world's clients ask.
///
/// Their number and sizes are the user's to know; the defaults are assumptions.
package struct ResolversDescription: Sendable, Equatable {
  package var count = 1_000
  /// The k-th largest has a part of the clients in proportion to `1 / k^skew` (Zipf); 0 makes all
  /// equal.
  package var skew: Double = 1
  /// Answers are kept at least and at most this long, whatever their time to live.
  package var minimumTimeToLive: TimeSpan = .zero
  package var maximumTimeToLive: TimeSpan = .minutes(24 * 60)
  /// Share of resolvers that keep answers longer than they may [0…1]; 8.74 % of 8,524 did
  /// (Bhowmick et al., PAM 2023).
  package var extendingShare: Double = 0.0874
  /// How many times as long they keep them.
  package var extensionFactor: Double = 2

  package init() {}
}

extension HostedNameDescription {
  /// The time to live of one of its records.
  package func timeToLive(of record: WeightedRecordDescription) -> TimeSpan {
    record.timeToLive ?? timeToLive
  }
}
