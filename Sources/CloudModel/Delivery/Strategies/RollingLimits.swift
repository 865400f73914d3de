/// The two bounds of a rolling deployment, in tasks.
///
/// The lower one rounds up and the upper one rounds down, so that a small service may have no
/// room to move at all. Whole numbers throughout: in binary floating point 25 tasks at 56 % round
/// up to 15 instead of 14 (ECS developer guide, "deployment-type-ecs").
package struct RollingLimits: Sendable, Equatable {
  /// Healthy tasks that must remain.
  package let lower: Int
  /// Tasks that may be running or pending.
  package let upper: Int
  package let desired: Int

  /// - Parameters:
  ///   - desired: The service's desired count, not negative.
  ///   - minimumHealthyPercent: Not negative.
  ///   - maximumPercent: Not negative.
  package init(desired: Int, minimumHealthyPercent: Int, maximumPercent: Int) {
    precondition(desired >= 0, "a service cannot want \(desired) tasks")
    self.desired = desired
    lower = Self.share(of: desired, percent: minimumHealthyPercent, roundedUp: true)
    upper = Self.share(of: desired, percent: maximumPercent, roundedUp: false)
  }

  /// Whether a full and healthy service could neither start nor stop a single task.
  package var isStuck: Bool {
    desired > 0 && roomToStart == 0 && roomToStop == 0
  }

  /// Tasks that may be started on top of a full service.
  package var roomToStart: Int { max(0, upper - desired) }

  /// Tasks of a full and healthy service that may be stopped before anything is started.
  package var roomToStop: Int { max(0, desired - lower) }

  /// `percent` % of a count; saturates instead of overflowing.
  package static func share(of count: Int, percent: Int, roundedUp: Bool) -> Int {
    let (product, overflow) = count.multipliedReportingOverflow(by: max(0, percent))
    guard !overflow, product <= .max - 99 else { return .max / 100 }
    return (roundedUp ? product + 99 : product) / 100
  }
}
