/// What one policy asks for when its service's capacity is decided.
package enum ScalingProposal: Sendable, Equatable {
  /// It has no say now.
  case abstains
  /// It is not ready to scale in, so that nobody may.
  case holds
  case scalesOut(to: Int)
  case scalesIn(to: Int)
}

/// The number of tasks at which a metric that is shared among them meets its target.
package enum ProportionalCapacity {
  /// ⌈capacity · value / target⌉.
  ///
  /// - Parameter target: Above zero, in the metric's unit.
  /// - Returns: 0…1,000,000.
  package static func capacity(from capacity: Int, at value: Double, target: Double) -> Int {
    precondition(target > 0, "a target of \(target)")
    // Metrics are quotients of counts: a value at the target may differ from it in its last bit.
    let exact = Double(capacity) * value / target - 1e-9
    return Int(min(max(0, exact), 1_000_000).rounded(.up))
  }
}
