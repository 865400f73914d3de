import CloudModel

/// Whether variants differ only in what a policy decides.
enum SharedWorld {
  /// Where the world of a variant is not that of the first.
  ///
  /// Equal replication numbers give equal arrivals, work and faults only where these are
  /// described alike.
  static func doubts(about variants: [Variant]) -> [WorldDoubt] {
    guard let first = variants.first?.scenario.cloud else { return [] }
    func doubt(
      _ part: WorldDoubt.Part, where differs: (CloudDescription) -> Bool
    ) -> WorldDoubt? {
      let labels = variants.filter { differs($0.scenario.cloud) }.map(\.label)
      return labels.isEmpty ? nil : WorldDoubt(part: part, variants: labels)
    }
    return [
      doubt(.traffic) { $0.traffic != first.traffic },
      doubt(.faults) { $0.faults != first.faults },
      doubt(.window) { $0.horizon != first.horizon || $0.warmUp != first.warmUp },
    ].compactMap { $0 }
  }
}
