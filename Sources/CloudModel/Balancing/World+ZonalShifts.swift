import SimulationKernel

/// What happens to zonal shifts by the clock.
enum ZonalShiftEvent {
  case expires(balancer: Int)
  /// AWS has noticed that a zone is impaired, or well again.
  case autoshiftStarts(balancer: Int, zone: Int, impairment: Int)
  case autoshiftEnds(balancer: Int, zone: Int, impairment: Int)
  case practiceIsDue(balancer: Int, run: Int)
  case practiceEnds(balancer: Int)
}

/// Whether AWS would find a zone impaired.
struct ZoneImpairment {
  var isImpaired = false
  /// When the last impairment began.
  var since = SimulationTime.zero
  /// Impairments so far.
  var count = 0
}

// Zonal shift and autoshift: traffic of a load balancer leaves a zone without anything being
// repaired. New connections only: the nodes work on for those who are connected to them.
extension World {
  /// StartZonalShift, or UpdateZonalShift for the zone that traffic is shifted away from already.
  ///
  /// - Parameter isAgain: Whether it was refused before; the journal has that already.
  /// - Returns: Whether there was no conflict.
  mutating func startZonalShift(
    of balancer: Int, awayFrom zone: Int, for span: TimeSpan, isAgain: Bool = false,
    in queue: inout EventQueue
  ) -> Bool {
    switch balancers[balancer].shift.start(awayFrom: zone, until: queue.now + span) {
    case .started, .extended:
      endPractice(of: balancer, .interrupted, in: &queue)
      journalShift(of: balancer, zone: zone, .active, isAutoshift: false, in: queue)
      schedule(.zonalShift(.expires(balancer: balancer)), after: span, in: &queue)
      shiftChanged(of: balancer, in: &queue)
      return true
    case .conflict, .ended, .nothing:
      if !isAgain {
        journal(balancers[balancer].name, .zonalShiftRefused(zone: zones[zone]), in: queue)
      }
      return false
    }
  }

  /// CancelZonalShift.
  mutating func cancelZonalShift(of balancer: Int, in queue: inout EventQueue) {
    guard let zone = balancers[balancer].shift.manual?.zone else { return }
    if balancers[balancer].shift.cancel() == .ended {
      journalShift(of: balancer, zone: zone, .canceled, isAutoshift: false, in: queue)
      shiftChanged(of: balancer, in: &queue)
    }
  }

  mutating func handle(_ event: ZonalShiftEvent, in queue: inout EventQueue) {
    switch event {
    case .expires(let balancer):
      guard let zone = balancers[balancer].shift.manual?.zone,
        balancers[balancer].shift.expire(at: queue.now) == .ended
      else { return }
      journalShift(of: balancer, zone: zone, .expired, isAutoshift: false, in: queue)
      shiftChanged(of: balancer, in: &queue)
    case .autoshiftStarts(let balancer, let zone, let impairment):
      guard impairments[zone].isImpaired, impairments[zone].count == impairment,
        startAutoshift(of: balancer, awayFrom: zone, in: &queue)
      else { return }
      shiftChanged(of: balancer, in: &queue)
    case .autoshiftEnds(let balancer, let zone, let impairment):
      // A zone that was impaired again meanwhile has an end of its own.
      guard !impairments[zone].isImpaired, impairments[zone].count == impairment,
        balancers[balancer].shift.endAutoshift(of: zone) == .ended
      else { return }
      journalShift(of: balancer, zone: zone, .expired, isAutoshift: true, in: queue)
      shiftFromNextZone(of: balancer, in: &queue)
      shiftChanged(of: balancer, in: &queue)
    case .practiceIsDue(let balancer, let run): practiceIsDue(at: balancer, run: run, in: &queue)
    case .practiceEnds(let balancer): practiceEnds(at: balancer, in: &queue)
    }
  }

  /// - Returns: Whether AWS has not shifted the load balancer already.
  private mutating func startAutoshift(
    of balancer: Int, awayFrom zone: Int, in queue: inout EventQueue
  ) -> Bool {
    guard balancers[balancer].shift.startAutoshift(awayFrom: zone) == .started else { return false }
    endPractice(of: balancer, .interrupted, in: &queue)
    journalShift(of: balancer, zone: zone, .active, isAutoshift: true, in: queue)
    return true
  }

  /// A load balancer is shifted away from one zone at a time: another one that has been impaired
  /// for long enough has its turn now.
  private mutating func shiftFromNextZone(of balancer: Int, in queue: inout EventQueue) {
    let patience = description.loadBalancers[balancer].zonalShift.startsAfter
    let zone = zones.indices.first { zone in
      impairments[zone].isImpaired && queue.now - impairments[zone].since >= patience
        && ordinal(of: zone, at: balancer) != nil
    }
    if let zone { _ = startAutoshift(of: balancer, awayFrom: zone, in: &queue) }
  }

  /// A zone is impaired from now on, as far as AWS can see, or no longer.
  mutating func setImpairment(of zone: Int, _ isImpaired: Bool, in queue: inout EventQueue) {
    guard impairments[zone].isImpaired != isImpaired else { return }
    impairments[zone].isImpaired = isImpaired
    if isImpaired {
      impairments[zone].count += 1
      impairments[zone].since = queue.now
    }
    for balancer in balancers.indices where ordinal(of: zone, at: balancer) != nil {
      let settings = description.loadBalancers[balancer].zonalShift
      guard settings.isEnabled, settings.autoshift else { continue }
      let event: ZonalShiftEvent =
        isImpaired
        ? .autoshiftStarts(balancer: balancer, zone: zone, impairment: impairments[zone].count)
        : .autoshiftEnds(balancer: balancer, zone: zone, impairment: impairments[zone].count)
      schedule(
        .zonalShift(event), after: isImpaired ? settings.startsAfter : settings.endsAfter,
        in: &queue)
    }
  }

  // MARK: What a shift does

  /// The number of a load balancer's node in a zone.
  private func ordinal(of zone: Int, at balancer: Int) -> Int? {
    (0..<balancers[balancer].nodeCount).first {
      nodes[balancers[balancer].firstNode + $0].zone == zone
    }
  }

  /// Targets of a group without those in the zone that is shifted away from; all of them where
  /// nothing would be left, as for a group of one zone.
  func withoutShiftedZone(_ healthy: [Int], of group: Int) -> [Int] {
    guard let zone = balancers[groups[group].balancer].shift.zone else { return healthy }
    let rest = healthy.filter { targets[$0].zone != zone }
    return rest.isEmpty ? healthy : rest
  }

  /// The addresses without that of the zone that is shifted away from.
  ///
  /// - Parameter good: The zones that are well, by ordinal. Where none is, or none would be left,
  ///   the load balancer fails open, and the shift has no effect.
  func withoutShiftedZone(_ good: UInt64, at balancer: Int) -> UInt64 {
    guard let zone = balancers[balancer].shift.zone, let ordinal = ordinal(of: zone, at: balancer)
    else { return good }
    let rest = good & ~(1 << UInt64(ordinal))
    return rest == 0 ? good : rest
  }

  private func isApplied(_ zone: Int, at balancer: Int) -> Bool {
    guard balancers[balancer].shift.zone == zone, let ordinal = ordinal(of: zone, at: balancer)
    else { return false }
    return goodZones(of: balancer) & ~(1 << UInt64(ordinal)) != 0
  }

  mutating func shiftChanged(of balancer: Int, in queue: inout EventQueue) {
    // Before the views: these refresh the addresses too, with the delay of a failed zone.
    refreshAddresses(of: balancer, after: propagation.zonalShift, in: &queue)
    for group in balancers[balancer].groups {
      for ordinal in 0..<balancers[balancer].nodeCount {
        refreshView(group: group, ordinal: ordinal, in: &queue)
      }
    }
  }

  private func journalShift(
    of balancer: Int, zone: Int, _ status: ZonalShiftStatus, isAutoshift: Bool,
    in queue: borrowing EventQueue
  ) {
    let isApplied = status == .active && isApplied(zone, at: balancer)
    journal(
      balancers[balancer].name,
      .zonalShift(
        zone: zones[zone], status: status, isApplied: isApplied, isAutoshift: isAutoshift),
      in: queue)
  }
}
