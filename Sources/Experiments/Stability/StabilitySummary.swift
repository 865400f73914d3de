import CloudModel

/// Whether users were served as before when everything was mended, over all replications.
package struct StabilitySummary: Sendable, Hashable {
  /// The worst of the sources' answers in most replications.
  package var recovery: RecoveryVerdict
  /// How many replications ended in each way; only those that occurred.
  package var recoveries: [NamedCount]
  /// Of the first replication [s].
  package var firstFault: Double
  package var lastFault: Double
  package var sources: [Source]
  /// By which it was judged.
  package var settings: StabilitySettings

  package struct Source: Sendable, Hashable {
    package var name: String
    package var recoveries: [NamedCount]
    /// Means over the replications in which there was anything to see [0…1].
    package var before: Double
    package var after: Double
    /// Mean over the replications in which it recovered [s].
    package var time: Double?
  }

  /// - Parameter readings: Of those replications that had faults with an end; at least one.
  package init?(
    _ readings: [StabilityReading], sources names: [String],
    _ settings: StabilitySettings = StabilitySettings()
  ) {
    guard let first = readings.first else { return nil }
    self.settings = settings
    firstFault = first.firstFault
    lastFault = first.lastFault
    let worst = readings.map { Self.worst(of: $0.sources.map(\.recovery)) }
    let counts = Self.counts(worst)
    // Ties go to the worse one.
    let most = counts.map(\.count).max() ?? 0
    recovery = Self.worst(
      of: worst.filter { one in counts.contains { $0.name == one.rawValue && $0.count == most } })
    recoveries = counts
    sources = names.indices.map { index in
      let all = readings.map { $0.sources[index] }
      return Source(
        name: names[index], recoveries: Self.counts(all.map(\.recovery)),
        before: Self.mean(all.map(\.before)) ?? .nan, after: Self.mean(all.map(\.after)) ?? .nan,
        time: Self.mean(all.compactMap(\.time)))
    }
  }

  private static func worst(of all: [RecoveryVerdict]) -> RecoveryVerdict {
    if all.contains(.notRecovered) { return .notRecovered }
    return all.contains(.recovered) ? .recovered : .undetermined
  }

  private static func counts(_ all: [RecoveryVerdict]) -> [NamedCount] {
    RecoveryVerdict.allCases.map { one in
      NamedCount(name: one.rawValue, count: all.count { $0 == one })
    }.filter { $0.count > 0 }
  }

  private static func mean(_ values: [Double]) -> Double? {
    let known = values.filter { !$0.isNaN }
    return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
  }
}
