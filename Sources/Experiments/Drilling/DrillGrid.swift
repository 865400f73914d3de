import CloudModel
import RandomVariates
import SimulationKernel

/// Everything that a drill can do to a scenario: which faults, when, and how long.
package struct DrillGrid: Sendable {
  package var candidates: [FaultCandidate]
  /// Times at which a search begins faults, rising.
  package var starts: [TimeSpan]
  /// How long faults last, rising.
  package var durations: [TimeSpan]
  /// No fault begins outside of it.
  package var window: ClosedRange<TimeSpan>

  package init(
    candidates: [FaultCandidate], starts: [TimeSpan], durations: [TimeSpan],
    window: ClosedRange<TimeSpan>
  ) {
    precondition(!starts.isEmpty && !durations.isEmpty, "a grid without times")
    self.candidates = candidates
    self.starts = starts
    self.durations = durations
    self.window = window
  }

  /// What a fault is to the model.
  package func description(of fault: DrillFault) -> FaultDescription {
    var description = candidates[fault.candidate].faults[fault.severity]
    description.at = fault.start
    description.duration = durations[fault.rung]
    return description
  }

  /// A cloud in which the faults of a schedule happen beside its own.
  ///
  /// They come last, because a fault's own draws go by its number.
  package func cloud(_ cloud: CloudDescription, under schedule: DrillSchedule) -> CloudDescription {
    var broken = cloud
    broken.faults += schedule.faults.map(description)
    return broken
  }

  /// The durations of all its faults together.
  func length(of schedule: DrillSchedule) -> TimeSpan {
    schedule.faults.reduce(.zero) { $0 + durations[$1.rung] }
  }
}

// How a scenario's grid is made.
extension DrillGrid {
  /// - Parameters:
  ///   - instants: When something happens in the run without the drill's faults, in any order.
  ///   - seed: Of the starts that no instant suggests.
  package init(_ scenario: Scenario, instants: [TimeSpan], seed: UInt64) {
    let settings = scenario.drill
    let cloud = scenario.cloud
    let first = settings.from ?? cloud.warmUp
    let window = first...max(first, settings.until ?? cloud.horizon)
    self.init(
      candidates: FaultCatalog.candidates(of: cloud, families: settings.families),
      starts: Self.starts(in: window, instants, seed), durations: Self.durations(settings, window),
      window: window)
  }

  /// The scale of durations: each step is short enough to be the last one that matters, and long
  /// enough to make a difference [s].
  private static let scale: [Double] = [
    1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, 900, 1200, 1800, 2700, 3600, 7200,
    10_800, 21_600, 43_200, 86_400,
  ]

  private static func durations(
    _ settings: DrillSettings, _ window: ClosedRange<TimeSpan>
  ) -> [TimeSpan] {
    let length = window.upperBound - window.lowerBound
    let usual = TimeSpan(seconds: length.seconds / DrillSettings.usualShare)
    let longest = settings.longest ?? min(DrillSettings.usualLongest, usual)
    let durations = scale.map { TimeSpan(seconds: $0) }.filter { $0 <= longest }
    // The bound itself counts: it is what the scenario allows.
    let isOnScale = durations.last == longest || settings.longest == nil && !durations.isEmpty
    return isOnScale ? durations : durations + [max(longest, .milliseconds(1))]
  }

  /// How many starts are taken from what happens, and how many are spread evenly.
  private static let mostInstants = 12
  private static let spreadStarts = 6

  private static func starts(
    in window: ClosedRange<TimeSpan>, _ instants: [TimeSpan], _ seed: UInt64
  ) -> [TimeSpan] {
    var happening = rising(instants.map(roundedUp).filter { window.contains($0) })
    happening = thinned(happening, to: mostInstants / 2)
    let between = zip(happening, happening.dropFirst()).map { earlier, later in
      roundedUp(TimeSpan(nanoseconds: (earlier.nanoseconds + later.nanoseconds) / 2))
    }
    return rising(happening + between + spread(over: window, seed))
  }

  /// One at random in each of six equal parts of the window, on whole seconds where it is long.
  private static func spread(over window: ClosedRange<TimeSpan>, _ seed: UInt64) -> [TimeSpan] {
    var stream = RandomStream(StreamKey(seed: seed, replication: 0).derived("drill starts"))
    let length = (window.upperBound - window.lowerBound).seconds
    return (0..<spreadStarts).map { part in
      let share = (Double(part) + stream.uniform()) / Double(spreadStarts)
      let time = window.lowerBound.seconds + length * share
      let rounded = length >= 60 ? TimeSpan(seconds: time.rounded(.down)) : TimeSpan(seconds: time)
      return min(window.upperBound, max(window.lowerBound, roundedUp(rounded)))
    }
  }

  /// To a whole millisecond: soon after what happens, and short to write.
  private static func roundedUp(_ time: TimeSpan) -> TimeSpan {
    TimeSpan(nanoseconds: (time.nanoseconds + 999_999) / 1_000_000 * 1_000_000)
  }

  private static func rising(_ times: [TimeSpan]) -> [TimeSpan] {
    var rising: [TimeSpan] = []
    for time in times.sorted() where rising.last != time { rising.append(time) }
    return rising
  }

  /// So many of a list at most, evenly among its places, with its ends.
  private static func thinned(_ times: [TimeSpan], to most: Int) -> [TimeSpan] {
    guard times.count > most else { return times }
    return (0..<most).map { times[$0 * (times.count - 1) / (most - 1)] }
  }
}
