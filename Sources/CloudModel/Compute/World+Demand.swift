import RandomVariates
import SimulationKernel

// How long a request takes on a target, and how it will be answered.
extension World {
  /// The time that one worker needs for an attempt that starts now, or, where the server has to
  /// set itself up first, at the `started` that is moved here.
  ///
  /// Every factor and draw belongs to the request or the target's age, so that two plans give
  /// the same request the same luck.
  mutating func demand(of slot: Int, on target: Int, at now: SimulationTime) -> TimeSpan {
    if slab[slot].isResumed { return slab[slot].demand }
    let revision = targets[target].revision
    var work = slab[slot].work
    // A health check is of no class, and its endpoint decides how it is answered.
    let isProbe = slab[slot].isProbe
    if !isProbe, let law = revisions[revision].workByClass[Int(slab[slot].requestClass)] {
      var stream = draws.revisionWork.stream(slab[slot].request)
      work = TimeSpan(seconds: max(0, law.sample(using: &stream)))
    }
    work = work.scaled(by: speedFactor(of: target, at: now))
    if let setUp = revisions[revision].setUpWhenIdle, targets[target].isCold,
      targets[target].failure == nil
    {
      targets[target].isCold = false
      // The request waits for the set-up; its service starts afterwards.
      slab[slot].started = now + TimeSpan(seconds: draws.setUp.sample(setUp, target))
    }
    return isProbe ? work : decideAnswer(of: slot, on: target, work: work, at: now)
  }

  private func speedFactor(of target: Int, at now: SimulationTime) -> Double {
    let revision = revisions[targets[target].revision]
    var factor = revision.slowness * targets[target].slowness
    if targets[target].isImpaired { factor *= impairment(of: target).slowness }
    if let cold = revision.coldStart, cold.wearsOffOver > .zero, !targets[target].isWarm {
      let age = (now - targets[target].listening).seconds / cold.wearsOffOver.seconds
      if age < 1 { factor *= cold.slowness + (1 - cold.slowness) * max(0, age) }
    }
    return factor
  }

  /// Meets the schemas, rolls for errors, calls the dependencies, and returns the whole demand.
  private mutating func decideAnswer(
    of slot: Int, on target: Int, work: TimeSpan, at now: SimulationTime
  ) -> TimeSpan {
    let revision = targets[target].revision
    if targets[target].failure == .error {
      slab[slot].answer = .targetError
      return .zero
    }
    var work = work
    if !revisions[revision].schemaUses.isEmpty {
      work = workUnderSchemas(of: slot, revision: revision, work: work, at: now)
      if slab[slot].answer == .schemaMismatch {
        return work.scaled(by: revisions[revision].errorWork)
      }
    }
    let rate = max(revisions[revision].errorRate, impairment(of: target).errorRate)
    if rate > 0, draws.error.uniform(slab[slot].drawCounter) < rate {
      slab[slot].answer = .targetError
      return work.scaled(by: revisions[revision].errorWork)
    }
    var demand = work + addedByImpairment(to: slot, on: target)
    for call in revisions[revision].calls {
      demand = demand + callDependency(call, for: slot)
      if slab[slot].answer == .dependencyError { break }
    }
    return demand
  }

  /// The time that a call takes; an error is left in the attempt's answer.
  private mutating func callDependency(_ dependency: Int, for slot: Int) -> TimeSpan {
    let (latency, isError) = answer(ofDependency: dependency, to: slab[slot].drawCounter)
    if isError { slab[slot].answer = .dependencyError }
    return latency
  }

  /// How long a dependency takes to answer one call, and whether with an error.
  func answer(
    ofDependency dependency: Int, to counter: UInt64
  ) -> (latency: TimeSpan, isError: Bool) {
    guard let slowdown = slowdown(ofCall: counter, of: dependency) else { return (.zero, true) }
    var stream = draws.dependencies[dependency].stream(counter)
    let drawn = TimeSpan(seconds: max(0, dependencies[dependency].latency.sample(using: &stream)))
    let latency = drawn.scaled(by: slowdown.factor) + slowdown.added
    if let timeout = dependencies[dependency].timeout, latency > timeout { return (timeout, true) }
    let errorRate = dependencies[dependency].errorRate
    return (latency, errorRate > 0 && stream.uniform() < errorRate)
  }
}

extension TimeSpan {
  /// The span multiplied by a factor, to the nearest nanosecond; saturates.
  func scaled(by factor: Double) -> TimeSpan {
    factor == 1 ? self : TimeSpan(seconds: Double(nanoseconds) * factor / 1e9)
  }
}
