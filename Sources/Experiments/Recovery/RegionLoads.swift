import CloudModel
import SimulationKernel

/// How busy the services of each region of a replication were, minute by minute, against the
/// workers that they had.
package struct RegionLoads: Sendable {
  let record: ReplicationRecord
  private var cloud: CloudDescription { record.cloud }
  private var timeline: Timeline { record.numbers.timeline }

  package init(_ record: ReplicationRecord) { self.record = record }

  /// When something broke or moved for the first time; `nil` if nothing did.
  private var firstFailure: SimulationTime? {
    let answers = record.signs.answers.map(\.move.at)
    return (record.signs.faults.map(\.start) + answers).min()
  }

  /// What is left of the workers of a region's busiest service in its busiest minute:
  /// 1 − attempts per second × mean service time of that minute / workers.
  ///
  /// Minutes in which the region itself is lost or cut off do not count. Where another one is,
  /// only those minutes count, because then this one has to carry more; else all after the first
  /// failure, or of the whole run without one. Offered work, not work done: a region that is too
  /// small has less than nothing left. Not a number where nobody was asked, where no minute
  /// counts, or where the number of workers has no bound.
  ///
  /// - Complexity: O(steps of the run × targets)
  package func headroom(of region: Int) -> Double {
    let minutes = judgedMinutes(of: region)
    return units.filter { $0.region == region }.map { headroom(of: $0, in: minutes) }
      .filter { !$0.isNaN }.min() ?? .nan
  }

  /// Regions with services that got no attempt before the failure, or in the whole run without one.
  package var standbys: [Int] {
    let end = firstFailure.map(bin) ?? timeline.binCount
    let units = units
    return cloud.regions.indices.filter { region in
      let own = units.filter { $0.region == region }
      return !own.isEmpty
        && own.allSatisfy { unit in attempts(of: unit).prefix(end).allSatisfy { $0 == 0 } }
    }
  }

  /// When each of them was able to serve; empty in a cloud of one region.
  var standbyReadiness: [RecoverySigns.Readiness] {
    guard cloud.regions.count > 1 else { return [] }
    let regions = record.accounts.targets.map { region(of: $0) }
    return standbys.map { standby in
      var readiness = RecoverySigns.Readiness()
      for (target, region) in zip(record.accounts.targets, regions) where region == standby {
        readiness.listening.append((target.listening, target.ended))
      }
      for entry in record.journal.entries {
        guard case .targetHealth(let target, .healthy, _) = entry.happening,
          regions.indices.contains(target), regions[target] == standby
        else { continue }
        readiness.healthy.append(entry.at)
      }
      return readiness
    }
  }

  // MARK: Minutes

  /// A minute, or a step of the timeline where that is longer.
  private func judgedMinutes(of region: Int) -> [Range<Int>] {
    let length = max(1, Int((60e9 / Double(timeline.step)).rounded(.up)))
    let last = timeline.binCount - length
    guard last >= 0 else { return [] }
    let (own, others) = losses(around: region)
    let first = others.isEmpty ? min(bin(of: firstFailure ?? .zero), last) : 0
    return (first...last).map { $0..<$0 + length }.filter { minute in
      !own.contains { $0.overlaps(minute) }
        && (others.isEmpty || others.contains { $0.overlaps(minute) })
    }
  }

  /// The steps in which a region was lost or cut off, and those in which another one was.
  private func losses(around region: Int) -> (own: [Range<Int>], others: [Range<Int>]) {
    var (own, others) = ([Range<Int>](), [Range<Int>]())
    for (fault, window) in zip(cloud.allFaults, record.accounts.faultWindows) {
      guard let name = fault.kind.lostRegion, !window.isCalledOff else { continue }
      let from = bin(of: window.start)
      let bins = from..<max(from, window.end.map(bin) ?? timeline.binCount - 1) + 1
      if self.region(named: name) == region { own.append(bins) } else { others.append(bins) }
    }
    return (own, others)
  }

  private func bin(of time: SimulationTime) -> Int {
    min(Int(time.nanoseconds / timeline.step), timeline.binCount - 1)
  }

  // MARK: Services

  /// Target groups whose targets serve together, and the region that they are in.
  private struct Unit {
    var region: Int?
    var groups: [Int]
  }

  /// A service with its groups, or a fleet; those that share a group are one.
  private var units: [Unit] {
    let owners: [(String?, [String?])] =
      cloud.services.map { ($0.region, [$0.targetGroup, $0.alternateTargetGroup]) }
      + cloud.fleets.map { ($0.region, [$0.targetGroup]) }
    var units: [Unit] = []
    for (name, names) in owners {
      let groups = cloud.targetGroups.indices.filter { names.contains(cloud.targetGroups[$0].name) }
      guard !groups.isEmpty else { continue }
      let known = units.firstIndex { $0.groups.contains(where: groups.contains) }
      if let known {
        units[known].groups += groups.filter { !units[known].groups.contains($0) }
      } else {
        units.append(Unit(region: region(named: name), groups: groups))
      }
    }
    return units
  }

  private func headroom(of unit: Unit, in minutes: [Range<Int>]) -> Double {
    let targets = record.accounts.targets.filter { unit.groups.contains($0.group) }
    let departures = targets.reduce(0) { $0 + $1.departures }
    guard departures > 0, targets.allSatisfy({ $0.workers != nil }) else { return .nan }
    // Where a minute served nobody, what is known from before it counts.
    var meanServiceTime = targets.reduce(0) { $0 + $1.busy } / Double(departures)
    let attempts = attempts(of: unit)
    var peak = -Double.infinity
    for minute in minutes {
      let served = served(by: unit, in: minute)
      if served.count > 0 { meanServiceTime = served.seconds / Double(served.count) }
      let asked = max(attempts[minute].reduce(0, +), served.count)
      let offered = Double(asked) * meanServiceTime
      let workerTime = targets.reduce(0) { sum, target in
        sum + Double(target.workers ?? 0) * seconds(of: target, in: minute)
      }
      if workerTime > 0 { peak = max(peak, offered / workerTime) }
    }
    return peak.isFinite ? 1 - peak : .nan
  }

  /// By step of the timeline.
  private func attempts(of unit: Unit) -> [Int] {
    unit.groups.reduce(into: Array(repeating: 0, count: timeline.binCount)) { sums, group in
      for (bin, count) in timeline.attempts(group: group).enumerated() { sums[bin] += count }
    }
  }

  private func served(by unit: Unit, in bins: Range<Int>) -> (count: Int, seconds: Double) {
    var sum = (count: 0, seconds: 0.0)
    for group in unit.groups {
      let served = record.accounts.serviceLoads.served(by: group, in: bins)
      sum.count += served.count
      sum.seconds += served.seconds
    }
    return sum
  }

  /// How long a target served in some steps [s].
  private func seconds(of target: TargetAccount, in bins: Range<Int>) -> Double {
    let start = max(target.listening.nanoseconds, Int64(bins.lowerBound) * timeline.step)
    let end = min(target.ended.nanoseconds, Int64(bins.upperBound) * timeline.step)
    return Double(max(0, end - start)) / 1e9
  }

  // MARK: Regions of things

  private func region(named name: String?) -> Int? {
    cloud.regions.firstIndex { $0.name == name }
  }

  /// Whether something that stands in a region stands in this one.
  package func isIn(_ region: Int, _ name: String?) -> Bool { self.region(named: name) == region }

  private func region(of target: TargetAccount) -> Int? {
    cloud.zones.indices.contains(target.zone)
      ? cloud.region(ofZone: cloud.zones[target.zone]) : nil
  }
}

extension FaultKind {
  /// The region that is gone or cannot be reached.
  fileprivate var lostRegion: String? {
    payload(RegionLost.self)?.region ?? payload(RegionIsolated.self)?.region
  }
}

extension MetricReader {
  /// Of one region, or of the busiest one.
  func headroom(_ metric: Metric) -> Double {
    let loads = RegionLoads(record)
    let regions = record.cloud.regions
    let wanted = metric.tag(.region)
    return regions.indices.filter { (wanted ?? regions[$0].name) == regions[$0].name }
      .map { loads.headroom(of: $0) }.filter { !$0.isNaN }.min() ?? .nan
  }

  /// Tasks and load balancers of regions that served nothing before the failure; not a number
  /// without a region, or where a task has no price.
  var standbyCost: Double {
    let cloud = record.cloud
    guard !cloud.regions.isEmpty else { return .nan }
    let loads = RegionLoads(record)
    return loads.standbys.reduce(0) { sum, region in
      let tasks = cloud.services.indices.filter { loads.isIn(region, cloud.services[$0].region) }
        .reduce(0) { $0 + cost.taskCost(RunCost.Selection(service: $1)) }
      let balancers = cloud.loadBalancers.indices
        .filter { loads.isIn(region, cloud.loadBalancers[$0].region) }
        .reduce(0) { $0 + cost.balancers[$1].cost }
      return sum + tasks + balancers
    }
  }

  /// The names of those regions, where there is another one.
  var standbyRegions: [String] {
    let regions = record.cloud.regions
    return regions.count > 1 ? RegionLoads(record).standbys.map { regions[$0].name } : []
  }
}
