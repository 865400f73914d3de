import CloudModel

/// Keeps the numbers of one run.
///
/// A class, because the model writes into it through ``Recorder``; all of its state is two
/// values, so that a whole batch pays for one exclusivity check.
package final class RunRecorder: Recorder {
  package private(set) var numbers: RunNumbers
  package private(set) var journal = RunJournal()
  package private(set) var served: ServedSeries
  private let warmUp: Int64
  /// `nil` where there is nothing to recover from.
  package private(set) var goodput: GoodputSeries?

  package init(_ cloud: CloudDescription) {
    numbers = RunNumbers(cloud)
    served = ServedSeries(
      horizon: cloud.horizon, classCount: cloud.traffic.reduce(0) { $0 + $1.classes.count },
      isKept: cloud.canFailOver)
    warmUp = cloud.warmUp.nanoseconds
    if !cloud.faults.isEmpty {
      goodput = GoodputSeries(numbers.timeline, sourceCount: cloud.traffic.count)
    }
  }

  package func record(_ attempts: borrowing AttemptBatch) {
    numbers.add(attempts)
    served.add(attempts, warmUp: warmUp)
    goodput?.add(attempts)
  }

  package func record(_ entry: JournalEntry) {
    journal.add(entry)
  }

  package func record(_ datapoint: MetricDatapoint) {
    journal.add(datapoint)
  }
}

/// What the control plane did, and the metrics it published: the first so many of each.
package struct RunJournal: Sendable, Equatable {
  package private(set) var entries: [JournalEntry] = []
  package private(set) var datapoints: [MetricDatapoint] = []
  /// Entries that recovery is told by: the first so many, however many others there were.
  package private(set) var signs: [JournalEntry] = []
  /// How many came after the journal was full.
  package private(set) var entriesLeftOut = 0
  package private(set) var datapointsLeftOut = 0

  /// A thousand tasks that start, run, stop and change health ten times fit twice.
  package static let mostEntries = 20_000
  /// A day of twelve metrics of a load balancer and some groups.
  package static let mostDatapoints = 50_000

  package init() {}

  mutating func add(_ entry: JournalEntry) {
    if entry.happening.sign != nil, signs.count < Self.mostEntries { signs.append(entry) }
    guard entries.count < Self.mostEntries else {
      entriesLeftOut += 1
      return
    }
    entries.append(entry)
  }

  mutating func add(_ datapoint: MetricDatapoint) {
    guard datapoints.count < Self.mostDatapoints else {
      datapointsLeftOut += 1
      return
    }
    datapoints.append(datapoint)
  }
}
