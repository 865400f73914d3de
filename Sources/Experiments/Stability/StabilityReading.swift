import CloudModel
import SimulationKernel

/// Whether a system recovered, once everything that was broken had been mended.
package enum RecoveryVerdict: String, Sendable, CaseIterable {
  /// Users are served as before.
  case recovered
  /// They are not, although nothing is broken any more: the system holds itself in its bad state
  /// (a metastable failure, Bronson et al. 2021).
  case notRecovered
  /// Too little was seen before the first fault or after the last.
  case undetermined
}

/// What one replication says about one source's recovery.
package struct SourceRecovery: Sendable, Hashable {
  package var recovery: RecoveryVerdict
  /// Share of requests that succeeded before the first fault, and after the last fault's grace;
  /// not a number without any [0…1].
  package var before: Double
  package var after: Double
  /// From the end of the last fault until requests succeeded as before, and went on to; `nil` if
  /// they did not [s].
  package var time: Double?

  package init(recovery: RecoveryVerdict, before: Double, after: Double, time: Double?) {
    self.recovery = recovery
    self.before = before
    self.after = after
    self.time = time
  }
}

/// What one replication says about recovery.
package struct StabilityReading: Sendable, Hashable {
  /// When the first fault began and the last one ended [s].
  package var firstFault: Double
  package var lastFault: Double
  /// By source.
  package var sources: [SourceRecovery]

  /// Fewer requests on either side decide nothing.
  static let leastRequests = 100
  /// Recovery is looked for in windows of this length, so that single failures do not count [s].
  private static let window = 10.0

  package init(firstFault: Double, lastFault: Double, sources: [SourceRecovery]) {
    self.firstFault = firstFault
    self.lastFault = lastFault
    self.sources = sources
  }

  /// Reads a replication.
  ///
  /// - Parameters:
  ///   - windows: When faults began and ended; none of them lasts to the end of the run.
  ///   - databases: What it has by then; one whose writer is being changed is not mended.
  ///   - offered: Requests of each source, so that those without an outcome are known.
  package init?(
    _ series: GoodputSeries, _ windows: [FaultWindow], databases: [DatabaseAccount] = [],
    offered: [UInt64], warmUp: TimeSpan, end: SimulationTime, _ settings: StabilitySettings
  ) {
    guard let first = windows.map(\.start).min() else { return nil }
    let ends =
      windows.compactMap(\.end) + databases.compactMap { $0.settled(since: first) }
    guard let last = ends.max(), ends.count == windows.count + databases.count, last < end
    else { return nil }
    firstFault = first.seconds
    lastFault = last.seconds
    let before = series.bins(from: .zero + warmUp, to: first)
    let after = series.bins(from: last + settings.grace, to: end)
    sources = (0..<series.sourceCount).map { source in
      Self.read(
        series, source, before, after, last,
        offered: source < offered.count ? Int(clamping: offered[source]) : 0, settings)
    }
  }

  private static func read(
    _ series: GoodputSeries, _ source: Int, _ before: Range<Int>, _ after: Range<Int>,
    _ last: SimulationTime, offered: Int, _ settings: StabilitySettings
  ) -> SourceRecovery {
    let good = series.count(of: source, in: before)
    var later = series.count(of: source, in: after)
    // Those that never ended were not served: an overload that hangs fails nobody.
    later.ended += max(0, offered - series.count(of: source, in: 0..<series.binCount).ended)
    let shares = (share(good), share(later))
    guard good.ended >= leastRequests, later.ended >= leastRequests, !after.isEmpty else {
      return SourceRecovery(
        recovery: .undetermined, before: shares.0, after: shares.1, time: nil)
    }
    let least = shares.0 - settings.tolerance
    guard shares.1 >= least else {
      return SourceRecovery(
        recovery: .notRecovered, before: shares.0, after: shares.1, time: nil)
    }
    return SourceRecovery(
      recovery: .recovered, before: shares.0, after: shares.1,
      time: time(series, source, from: last, least: least))
  }

  private static func share(_ counts: (ended: Int, succeeded: Int)) -> Double {
    Double(counts.succeeded) / Double(counts.ended)
  }

  /// From the last fault's end to that of the last window in which too few succeeded.
  private static func time(
    _ series: GoodputSeries, _ source: Int, from last: SimulationTime, least: Double
  ) -> Double {
    let step = Double(series.step) / 1e9
    let length = max(1, Int((window / step).rounded()))
    var bin = series.bins(from: last, to: .never).lowerBound
    var recovered = last.seconds
    while bin < series.binCount {
      let counts = series.count(of: source, in: bin..<bin + length)
      if counts.ended > 0, share(counts) < least {
        recovered = Double(bin + length) * step
      }
      bin += length
    }
    return recovered - last.seconds
  }
}
