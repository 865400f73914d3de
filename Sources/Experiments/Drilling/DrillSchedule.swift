import SimulationKernel

/// One fault of a schedule, as places in a ``DrillGrid``.
package struct DrillFault: Sendable, Hashable {
  /// Which candidate breaks, and how badly.
  package var candidate: Int
  package var severity: Int
  package var start: TimeSpan
  /// Which of the grid's durations it lasts.
  package var rung: Int

  package init(candidate: Int, severity: Int, start: TimeSpan, rung: Int) {
    self.candidate = candidate
    self.severity = severity
    self.start = start
    self.rung = rung
  }

  /// `3.1@120000000000+7`: candidate, severity, start in nanoseconds, duration.
  var key: String { "\(candidate).\(severity)@\(start.nanoseconds)+\(rung)" }
}

/// Faults that happen in one run beside those of the scenario; none is the scenario as it is.
package struct DrillSchedule: Sendable, Hashable {
  package private(set) var faults: [DrillFault]

  /// Schedules of the same faults are equal, in whichever order they are given.
  package init(_ faults: [DrillFault] = []) {
    self.faults = faults.sorted(by: DrillSchedule.precedes)
  }

  /// Tells it from every other schedule of a grid.
  package var key: String {
    faults.isEmpty ? "-" : faults.map(\.key).joined(separator: "&")
  }

  private static func precedes(_ left: DrillFault, _ right: DrillFault) -> Bool {
    (left.start, left.candidate, left.severity, left.rung)
      < (right.start, right.candidate, right.severity, right.rung)
  }

  /// The same with one fault replaced, or without it.
  func replacing(_ index: Int, with fault: DrillFault?) -> DrillSchedule {
    var changed = faults
    changed.remove(at: index)
    if let fault { changed.append(fault) }
    return DrillSchedule(changed)
  }

  /// Whether it is smaller than another one: shorter in all, then fewer and milder faults.
  ///
  /// A total order, so that equal harm never leaves a choice open.
  package func isSmaller(than other: DrillSchedule, in grid: DrillGrid) -> Bool {
    let (mine, its) = (grid.length(of: self), grid.length(of: other))
    if mine != its { return mine < its }
    let (count, otherCount) = (faults.count, other.faults.count)
    if count != otherCount { return count < otherCount }
    let severity = faults.reduce(0) { $0 + $1.severity }
    let otherSeverity = other.faults.reduce(0) { $0 + $1.severity }
    if severity != otherSeverity { return severity < otherSeverity }
    for (fault, another) in zip(faults, other.faults) where fault != another {
      return Self.precedes(fault, another)
    }
    return false
  }
}
