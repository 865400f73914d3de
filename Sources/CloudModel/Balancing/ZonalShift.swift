import SimulationKernel

/// Zonal shift and zonal autoshift of one load balancer (Amazon Application Recovery Controller).
///
/// One zone at a time is shifted away from. What an operator starts goes before what AWS starts:
/// an autoshift that meets a zonal shift of another zone is active and not applied.
package struct ZonalShift: Sendable, Equatable {
  /// A shift that is under way.
  package struct Active: Sendable, Equatable {
    package var zone: Int
    /// `nil` for an autoshift, which AWS ends.
    package var expires: SimulationTime?
  }

  /// What became of an operation.
  package enum Answer: Sendable, Equatable {
    case started
    /// A shift away from the same zone got a new end: UpdateZonalShift.
    case extended
    /// ConflictException: a shift away from another zone is active.
    case conflict
    case ended
    /// There was nothing to end.
    case nothing
  }

  package private(set) var manual: Active?
  package private(set) var automatic: Active?
  /// A rehearsal of an autoshift, before which everything else goes.
  package private(set) var practice: Active?

  package init() {}

  /// The zone that traffic is shifted away from; `nil` without a shift.
  package var zone: Int? { manual?.zone ?? automatic?.zone ?? practice?.zone }

  /// StartZonalShift, or UpdateZonalShift for the zone that is away already.
  package mutating func start(awayFrom zone: Int, until expires: SimulationTime) -> Answer {
    if let manual {
      guard manual.zone == zone else { return .conflict }
      self.manual = Active(zone: zone, expires: expires)
      return .extended
    }
    manual = Active(zone: zone, expires: expires)
    return .started
  }

  /// CancelZonalShift.
  package mutating func cancel() -> Answer {
    defer { manual = nil }
    return manual == nil ? .nothing : .ended
  }

  /// A time has come at which a shift was to expire; one that was extended meanwhile does not.
  package mutating func expire(at now: SimulationTime) -> Answer {
    guard let expires = manual?.expires, expires <= now else { return .nothing }
    manual = nil
    return .ended
  }

  /// AWS shifts away from a zone that it finds impaired.
  package mutating func startAutoshift(awayFrom zone: Int) -> Answer {
    guard automatic == nil else { return .conflict }
    automatic = Active(zone: zone, expires: nil)
    return .started
  }

  /// ARC rehearses an autoshift, unless traffic is shifted already.
  package mutating func startPractice(
    awayFrom zone: Int, until expires: SimulationTime
  ) -> Answer {
    guard self.zone == nil else { return .conflict }
    practice = Active(zone: zone, expires: expires)
    return .started
  }

  package mutating func endPractice() -> Answer {
    defer { practice = nil }
    return practice == nil ? .nothing : .ended
  }

  /// AWS finds the zone well again.
  package mutating func endAutoshift(of zone: Int) -> Answer {
    guard automatic?.zone == zone else { return .nothing }
    automatic = nil
    return .ended
  }
}

/// Whether traffic of a load balancer may be shifted out of a zone.
package struct ZonalShiftDescription: Sendable, Equatable {
  /// `zonal_shift.config.enabled`.
  package var isEnabled = false
  /// Whether AWS may shift by itself (zonal autoshift).
  package var autoshift = false
  /// From a zone's impairment to its autoshift: "begins about five minutes after" (FIS, AZ
  /// availability scenario, 2026-11).
  package var startsAfter: TimeSpan = .minutes(5)
  /// From the zone's recovery to the end of its autoshift; AWS documents no figure.
  package var endsAfter: TimeSpan = .minutes(5)
  /// Rehearsals of autoshift; `nil` for none.
  package var practice: PracticeRunDescription?

  package init() {}
}

/// What a plan asks for with StartZonalShift.
package struct ZonalShiftStep: Sendable, Equatable {
  package var loadBalancer = ""
  /// The zone.
  package var away = ""
  /// `expiresIn`, 1 min – 72 h.
  package var expires: TimeSpan = .minutes(60)

  package init() {}
}

/// AWS's own words for what has become of a shift.
package enum ZonalShiftStatus: String, Sendable, CaseIterable {
  case active = "ACTIVE"
  case expired = "EXPIRED"
  case canceled = "CANCELED"
}
