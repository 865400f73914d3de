import CloudModel
import SimulationKernel

/// How busy each region of a replication was, over time, against the workers that it had.
package struct RegionLoads: Sendable {
  let record: ReplicationRecord
  private var cloud: CloudDescription { record.cloud }

  package init(_ record: ReplicationRecord) { self.record = record }

  /// When something broke or moved for the first time; `nil` if nothing did.
  private var firstFailure: SimulationTime? {
    let answers = record.signs.answers.map(\.move.at)
    return (record.signs.faults.map(\.start) + answers).min()
  }

  /// What is left of a region's workers in its busiest minute after the failure, or of the whole
  /// run without one: 1 − attempts per second × mean service time / workers.
  ///
  /// Offered work, not work done: a region that is too small has less than nothing left. Retries
  /// count, and so does a target that hangs. Not a number where nobody was asked, or where the
  /// number of workers has no bound.
  package func headroom(of region: Int) -> Double {
    let (timeline, targets) = (record.numbers.timeline, targets(in: region))
    let served = targets.reduce(0) { $0 + $1.departures }
    let bounded = targets.compactMap(\.workers)
    guard served > 0, bounded.count == targets.count else { return .nan }
    let meanServiceTime = targets.reduce(0) { $0 + $1.busy } / Double(served)
    let attempts = attempts(in: region)
    let stepLength = Double(timeline.step) / 1e9
    let length = max(1, Int((60 / stepLength).rounded(.up)))
    let first = min(bin(of: firstFailure ?? .zero), max(0, attempts.count - length))
    var peak = -Double.infinity
    for start in stride(from: first, through: attempts.count - length, by: 1) {
      let bins = start..<start + length
      let offered = Double(attempts[bins].reduce(0, +)) * meanServiceTime
      let workerTime = targets.reduce(0) { sum, target in
        sum + Double(target.workers ?? 0) * seconds(of: target, in: bins)
      }
      if workerTime > 0 { peak = max(peak, offered / workerTime) }
    }
    return peak.isFinite ? 1 - peak : .nan
  }

  /// Regions that got no attempt before the failure, or in the whole run without one.
  package var standbys: [Int] {
    let end = firstFailure.map(bin) ?? record.numbers.timeline.binCount
    return cloud.regions.indices.filter { region in
      attempts(in: region).prefix(end).allSatisfy { $0 == 0 }
    }
  }

  // MARK: Regions of things

  private func region(named name: String?) -> Int? {
    cloud.regions.firstIndex { $0.name == name }
  }

  /// Whether something that stands in a region stands in this one.
  package func isIn(_ region: Int, _ name: String?) -> Bool { self.region(named: name) == region }

  private func targets(in region: Int) -> [TargetAccount] {
    record.accounts.targets.filter { target in
      cloud.zones.indices.contains(target.zone)
        && cloud.region(ofZone: cloud.zones[target.zone]) == region
    }
  }

  /// By step of the timeline. A target group is where its services and fleets are.
  private func attempts(in region: Int) -> [Int] {
    let timeline = record.numbers.timeline
    var sums = Array(repeating: 0, count: timeline.binCount)
    for (number, group) in cloud.targetGroups.enumerated() {
      let services = cloud.services.filter {
        $0.targetGroup == group.name || $0.alternateTargetGroup == group.name
      }
      let fleets = cloud.fleets.filter { $0.targetGroup == group.name }
      let owner = services.first?.region ?? fleets.first?.region
      guard isIn(region, owner) else { continue }
      for (bin, count) in timeline.attempts(group: number).enumerated() { sums[bin] += count }
    }
    return sums
  }

  private func bin(of time: SimulationTime) -> Int {
    Int(time.nanoseconds / record.numbers.timeline.step)
  }

  /// How long a target served in some steps [s].
  private func seconds(of target: TargetAccount, in bins: Range<Int>) -> Double {
    let step = record.numbers.timeline.step
    let start = max(target.listening.nanoseconds, Int64(bins.lowerBound) * step)
    let end = min(target.ended.nanoseconds, Int64(bins.upperBound) * step)
    return Double(max(0, end - start)) / 1e9
  }
}

extension MetricReader {
  /// Of one region, or of the busiest one.
  func headroom(_ metric: Metric) -> Double {
    let loads = RegionLoads(record)
    let regions = record.cloud.regions
    let wanted = metric.tag(.region)
    return regions.indices.filter { (wanted ?? regions[$0].name) == regions[$0].name }
      .map(loads.headroom).filter { !$0.isNaN }.min() ?? .nan
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
}
