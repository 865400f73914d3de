import SimulationKernel

// Automatic Target Weights: targets that fail more than their peers get less traffic.
extension World {
  /// Starts the five-second step of every group that mitigates anomalies.
  mutating func startAnomalyMitigation(in queue: inout EventQueue) {
    // A group that no rule forwards to has no nodes.
    for group in groups.indices
    where groups[group].description.anomalyMitigation && groups[group].balancer >= 0 {
      schedule(
        .anomalyStep(group: group), after: groups[group].description.anomaly.interval, in: &queue)
    }
  }

  /// Judges the last interval and moves the weights, on every node by itself.
  mutating func anomalyStep(of group: Int, in queue: inout EventQueue) {
    for ordinal in 0..<balancers[groups[group].balancer].nodeCount {
      adjustWeights(of: group, ordinal: ordinal)
    }
    startNextAnomalyStep(of: group, in: &queue)
  }

  private mutating func startNextAnomalyStep(of group: Int, in queue: inout EventQueue) {
    schedule(
      .anomalyStep(group: group), after: groups[group].description.anomaly.interval, in: &queue)
  }

  private mutating func adjustWeights(of group: Int, ordinal: Int) {
    let settings = groups[group].description.anomaly
    let eligible = groupViews[groups[group].firstView + ordinal].eligible.map { Int($0) }
    // Detection compares peers: AWS needs three healthy targets.
    let canJudge = eligible.count >= 3
    let anomalous = canJudge ? anomalousTargets(eligible, ordinal: ordinal, settings) : []
    for target in eligible {
      let index = viewIndex(target, ordinal)
      if anomalous.contains(target) {
        targetViews[index].weight = max(
          settings.floor, targetViews[index].weight * settings.decrease)
      } else {
        targetViews[index].weight = min(1, targetViews[index].weight + settings.increase)
      }
      targetViews[index].intervalRequests = 0
      targetViews[index].intervalErrors = 0
    }
  }

  /// Targets whose share of errors exceeds their peers', worst first, at most the capped share.
  private func anomalousTargets(
    _ eligible: [Int], ordinal: Int, _ settings: AnomalyDescription
  ) -> [Int] {
    var requests = 0
    var errors = 0
    for target in eligible {
      requests += targetViews[viewIndex(target, ordinal)].intervalRequests
      errors += targetViews[viewIndex(target, ordinal)].intervalErrors
    }
    var excesses: [(target: Int, excess: Double)] = []
    for target in eligible {
      let own = targetViews[viewIndex(target, ordinal)]
      let isMitigated = own.weight < 1
      guard own.intervalRequests >= (isMitigated ? 1 : settings.minimumRequests) else { continue }
      let peers = max(1, requests - own.intervalRequests)
      let share = Double(own.intervalErrors) / Double(own.intervalRequests)
      let excess = share - Double(errors - own.intervalErrors) / Double(peers)
      if excess > settings.excess { excesses.append((target, excess)) }
    }
    excesses.sort { ($1.excess, $0.target) < ($0.excess, $1.target) }
    return excesses.prefix(Int(Double(eligible.count) * settings.cap)).map(\.target)
  }
}
