import CloudModel
import OutputAnalysis

/// The numbers of all requests of one source, class, group and revision.
///
/// Every view by source, by class, by group or by revision is a merge of cells, so that an
/// attempt is counted once while it happens and as often as needed afterwards.
package struct AttemptCell: Sendable, Equatable {
  /// Requests by how they ended, by the outcome's `rawValue`.
  package var requests = [Int](repeating: 0, count: AttemptOutcome.count)
  /// Response times of requests that succeeded [ns].
  package var latency = LatencyHistogram()
  /// Waiting times of attempts that reached a target [ns].
  package var waiting = LatencyHistogram()
  /// Attempts, the retried ones included.
  package var attempts = 0

  package init() {}

  package var succeeded: Int { requests[Int(AttemptOutcome.success.rawValue)] }
  package var ended: Int { requests.reduce(0, +) }
  package var failed: Int { ended - succeeded }

  package func count(of outcome: AttemptOutcome) -> Int { requests[Int(outcome.rawValue)] }

  package mutating func merge(_ other: AttemptCell) {
    for index in requests.indices { requests[index] += other.requests[index] }
    latency.merge(other.latency)
    waiting.merge(other.waiting)
    attempts += other.attempts
  }
}

/// Which requests a cell is about; −1 stands for "none was chosen".
package struct CellKey: Sendable, Hashable {
  package var source: Int
  package var requestClass: Int
  package var group: Int
  package var revision: Int

  package init(source: Int, requestClass: Int, group: Int, revision: Int) {
    self.source = source
    self.requestClass = requestClass
    self.group = group
    self.revision = revision
  }
}

/// The numbering of a scenario's sources, classes, groups and revisions, as the model numbers
/// them, and the flat index of each combination.
package struct CellSpace: Sendable, Equatable {
  package let sources: [String]
  /// By source.
  package let classes: [[String]]
  package let groups: [String]
  package let revisions: [String]
  /// Where each source's classes begin among all.
  let classStarts: [Int]
  let groupStride: Int
  let classStride: Int

  /// Classes of equal name count as one, in the order in which names first appear.
  var classNames: [String] {
    var names: [String] = []
    for name in classes.joined() where !names.contains(name) { names.append(name) }
    return names
  }

  package init(_ cloud: CloudDescription) {
    self.init(
      sources: cloud.traffic.map(\.name),
      classes: cloud.traffic.map { $0.classes.map(\.name) },
      groups: cloud.targetGroups.map(\.name), revisions: cloud.revisions.map(\.name))
  }

  package init(sources: [String], classes: [[String]], groups: [String], revisions: [String]) {
    self.sources = sources
    self.classes = classes
    self.groups = groups
    self.revisions = revisions
    var starts: [Int] = []
    var next = 0
    for list in classes {
      starts.append(next)
      next += list.count
    }
    classStarts = starts
    groupStride = revisions.count + 1
    classStride = groupStride * (groups.count + 1)
    count = next * classStride
  }

  /// How many combinations there are.
  package let count: Int

  /// More would take 64 MiB for each replication, before a single request.
  package static let most = 1 << 24

  /// The flat index of a record's combination; its class is numbered over all sources.
  func index(of record: AttemptRecord) -> Int {
    Int(record.requestClass) &* classStride &+ (Int(record.group) &+ 1) &* groupStride
      &+ Int(record.revision) &+ 1
  }

  /// The combination at a flat index.
  func key(at index: Int) -> CellKey {
    let requestClass = index / classStride
    let source = (classStarts.lastIndex { $0 <= requestClass }) ?? 0
    return CellKey(
      source: source, requestClass: requestClass - classStarts[source],
      group: index % classStride / groupStride - 1, revision: index % groupStride - 1)
  }
}
