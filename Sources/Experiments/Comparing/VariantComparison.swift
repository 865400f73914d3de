import CloudModel
import OutputAnalysis

/// Runs several designs in the same world and says which differ.
package struct VariantComparison: Sendable {
  /// At least two; the first one is what the others are compared with, and its seed, level,
  /// number of replications and limits hold for all.
  package var variants: [Variant]
  /// A difference of this part of the first's value does not matter [0…1]; `nil` counts every
  /// one.
  package var tolerance: Double?
  package var jobs: Int
  package var execute: ReplicationExecutor
  package var stopCheck: StopCheck
  /// Told how many runs are done and how many are planned.
  package var progress: @Sendable (_ done: Int, _ planned: Int) -> Void

  package init(
    _ variants: [Variant], tolerance: Double? = nil, jobs: Int,
    execute: @escaping ReplicationExecutor, stopCheck: @escaping StopCheck = { nil },
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) {
    precondition(variants.count >= 2, "\(variants.count) variants cannot be compared")
    self.variants = variants
    self.tolerance = tolerance
    self.jobs = jobs
    self.execute = execute
    self.stopCheck = stopCheck
    self.progress = progress
  }

  /// Compares the variants.
  ///
  /// The least number of replications of each first; then, while an objective is inconclusive or
  /// a deciding difference cannot be told, half as many again, up to the largest number. The
  /// rounds do not depend on `jobs`. A replication counts when every variant has completed it.
  ///
  /// - Throws: ``RehearsalFailure`` if no replication was complete or a law was broken,
  ///   ``ExpressionError`` for an objective that cannot be read, and whatever the model throws.
  package func run() async throws -> ComparisonResult {
    let runner = try VariantRunner(
      variants, jobs: jobs, execute: execute, stopCheck: stopCheck)
    let rounds = variants[0].scenario.replications.rounds
    var study = ComparisonStudy(
      runner, looks: rounds.count, tolerance: tolerance,
      level: variants[0].scenario.confidenceLevel)
    for target in rounds {
      let runs = (study.count..<target).flatMap { replication in
        variants.indices.map { VariantRun(variant: $0, replication: replication) }
      }
      let before = study.count * variants.count
      var done = 0
      let stopped = try await runner.run(runs) { reading in
        done += 1
        progress(before + done, target * variants.count)
        return study.receive(reading)
      }
      if let stopped { study.stopReason = stopped }
      guard study.stopReason == nil, study.isUndecided else { break }
    }
    guard study.count > 0 else {
      throw RehearsalFailure.nothingComplete(study.stopReason ?? .interrupted)
    }
    return study.result(variants)
  }
}
