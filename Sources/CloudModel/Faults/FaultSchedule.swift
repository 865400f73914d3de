import SimulationKernel

/// When one fault of this replication begins and ends.
package struct FaultWindow: Sendable, Equatable {
  package let start: SimulationTime
  /// `nil` lasts until the end of the run.
  package private(set) var end: SimulationTime?
  /// It never began: the experiment that it belongs to was stopped before.
  package private(set) var isCalledOff = false

  /// - Parameter draw: Uniform in [0, 1), from a stream of the fault's own.
  package init(_ fault: FaultDescription, draw: Double) {
    let offset = TimeSpan(seconds: max(0, fault.spread.seconds) * draw)
    start = SimulationTime.zero + (max(.zero, fault.at) + offset)
    end = fault.duration.map { [start] in start + max(.zero, $0) }
  }

  /// It is over, maybe sooner than was meant; or it never was.
  mutating func close(at now: SimulationTime) {
    if now < start { isCalledOff = true }
    end = max(start, min(end ?? now, now))
  }
}

/// A change of a fault's strength.
package struct FaultStep: Sendable, Equatable {
  /// From the fault's start.
  package let after: TimeSpan
  /// From then on [0…1].
  package let strength: Double

  package init(after: TimeSpan, strength: Double) {
    self.after = after
    self.strength = strength
  }
}

extension FaultDescription {
  /// How its strength changes between its start and its end; a fault without a ramp has its full
  /// strength from the start, and no steps.
  ///
  /// With *n* steps the strength is *k/n* from *k* *n*-ths of the ramp on. If it fades, it is
  /// *(n − k)/n* from *k* *n*-ths of the last ramp on.
  package var steps: [FaultStep] {
    guard ramp > .zero, rampSteps > 0 else { return [] }
    let rising = (1...rampSteps).map { step in
      FaultStep(after: part(step), strength: Double(step) / Double(rampSteps))
    }
    guard fades, let duration else { return rising }
    let fading = (1..<rampSteps).map { step in
      FaultStep(
        after: max(.zero, duration - ramp + part(step)),
        strength: Double(rampSteps - step) / Double(rampSteps))
    }
    return rising + fading
  }

  private func part(_ step: Int) -> TimeSpan {
    let product = Int128(ramp.nanoseconds) * Int128(step)
    return TimeSpan(nanoseconds: Int64(product / Int128(rampSteps)))
  }
}
