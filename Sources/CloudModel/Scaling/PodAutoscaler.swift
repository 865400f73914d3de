import SimulationKernel

/// The loop of a Kubernetes HorizontalPodAutoscaler over CPU.
///
/// It knows one number of pods and one average over all of them: pods of an old and of a new
/// version, busy and idle ones, count alike.
package struct PodAutoscaler: Sendable, Equatable {
  /// What the controller sees of the pods with one synchronization.
  package struct Reading: Sendable, Equatable {
    /// CPU of each pod that counts [%].
    package var utilizations: [Double]
    /// Pods that are not ready yet.
    package var unready: Int

    package init(utilizations: [Double], unready: Int = 0) {
      self.utilizations = utilizations
      self.unready = unready
    }
  }

  private struct Past: Sendable, Equatable {
    var at: SimulationTime
    var count: Int
  }

  package let description: PodAutoscalerDescription
  private var recommendations: [Past] = []
  /// Numbers of pods before the latest scale-ups.
  private var scaleUps: [Past] = []

  package init(_ description: PodAutoscalerDescription) {
    self.description = description
  }

  /// A synchronization: what the controller wants of `capacity` pods.
  package mutating func proposal(
    _ reading: Reading, capacity: Int, at now: SimulationTime
  ) -> ScalingProposal {
    guard capacity > 0 else { return .abstains }
    let recommended = recommendation(reading, capacity: capacity)
    // What is there when it begins counts as its first recommendation.
    if recommendations.isEmpty { recommendations.append(Past(at: now, count: capacity)) }
    let wanted = stabilized(recommended, capacity: capacity, at: now)
    let longest = max(description.scaleDownStabilization, description.scaleUpStabilization)
    recommendations.append(Past(at: now, count: recommended))
    recommendations.removeAll { now - $0.at >= longest }
    if wanted > capacity {
      let limited = min(wanted, scaleUpLimit(from: capacity, at: now))
      return limited > capacity ? .scalesOut(to: limited) : .holds
    }
    return wanted < capacity ? .scalesIn(to: wanted) : .holds
  }

  package mutating func scaledUp(from capacity: Int, at now: SimulationTime) {
    scaleUps.append(Past(at: now, count: capacity))
    scaleUps.removeAll { now - $0.at >= description.scaleUpPeriod && now != $0.at }
  }

  /// ⌈pods · average / target⌉, unless the ratio is within the tolerance.
  ///
  /// Pods that are not ready count as idle where the rest asks for more; if that turns the answer
  /// round, nothing changes. Where the rest asks for less they do not count at all.
  package func recommendation(_ reading: Reading, capacity: Int) -> Int {
    guard !reading.utilizations.isEmpty else { return capacity }
    let sum = reading.utilizations.reduce(0, +)
    let measured = Double(reading.utilizations.count)
    let ratio = sum / measured / description.averageUtilization
    guard reading.unready > 0, ratio > 1 else {
      return isTolerated(ratio) ? capacity : needed(for: sum)
    }
    let corrected = ratio * measured / (measured + Double(reading.unready))
    guard corrected > 1, !isTolerated(corrected) else { return capacity }
    return max(capacity, needed(for: sum))
  }

  private func isTolerated(_ ratio: Double) -> Bool {
    abs(ratio - 1) <= description.tolerance + 1e-9
  }

  private func needed(for sum: Double) -> Int {
    ProportionalCapacity.capacity(from: 1, at: sum, target: description.averageUtilization)
  }

  /// Down to the highest recommendation of its window, up to the lowest of its own; a window does
  /// not include its beginning.
  private func stabilized(_ wanted: Int, capacity: Int, at now: SimulationTime) -> Int {
    func within(_ window: TimeSpan) -> [Int] {
      recommendations.filter { now - $0.at < window }.map(\.count) + [wanted]
    }
    let floor = within(description.scaleUpStabilization).min() ?? wanted
    let ceiling = within(description.scaleDownStabilization).max() ?? wanted
    if capacity < floor { return floor }
    return capacity > ceiling ? ceiling : capacity
  }

  private func scaleUpLimit(from capacity: Int, at now: SimulationTime) -> Int {
    let start =
      scaleUps.first { now - $0.at < description.scaleUpPeriod }?.count ?? capacity
    let byShare = (Double(start) * (1 + description.scaleUpShare)).rounded(.up)
    return max(start + description.scaleUpPods, Int(min(byShare, 1_000_000)))
  }
}
