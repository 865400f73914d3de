/// Keeping the near array short.
extension RadixWheel {
  /// Makes room behind the near array's last event.
  ///
  /// The array may have come to span a long stretch of time, because a lone far event was all that
  /// was pending; sorting everything that follows into it would cost O(n) each. More than sixteen
  /// events are therefore divided: the early ones stay, the others go to new rungs.
  ///
  /// - Returns: True if there is room now; false if `event` was filed elsewhere.
  @usableFromInline
  @inline(never)
  mutating func makeRoom(for event: PendingEvent) -> Bool {
    if nearLast - nearFirst > Self.usualNearCapacity / 4 { divideNear() }
    let count = nearLast - nearFirst
    near.update(from: nearFirst, count: count)
    (nearFirst, nearLast) = (near, near + count)
    growNear(toHold: 2 * count)
    if event.time < nearEnd { return true }
    file(event)
    return false
  }

  /// Leaves the near array its early events and files those of the later half, or more, in new
  /// rungs; does nothing if all are of one instant.
  private mutating func divideNear() {
    let count = nearLast - nearFirst
    let coarse = rungs[finest].pointee.shift
    // From `base`, not from the first event: what comes next may lie before that one. (Events lie
    // before `base` only if the caller looked ahead without advancing the clock.) And to the
    // median, not to the last event: that one may be far.
    var differing = max(nearFirst[count / 2].time, base) ^ base
    if differing == 0 { differing = max(nearLast[-1].time, base) ^ base }
    if differing == 0 { return }
    let top = UInt64(64 - differing.leadingZeroBitCount)
    var shift = coarse
    while shift > top {
      shift -= min(6, shift - top)
      addRung(shift: shift)
    }
    addRung(shift: top - Self.bits(for: count, atMost: min(top, 6)))
    var kept = nearFirst
    while kept != nearLast, kept.pointee.time < nearEnd { kept += 1 }
    var later = kept
    while later != nearLast {
      file(later.pointee)
      later += 1
    }
    nearLast = kept
  }

  /// Sees to it that the near array holds at least `count` events, and calls for the next division
  /// when it is that long.
  mutating func growNear(toHold count: Int) {
    let limit = max(count, Self.usualNearCapacity)
    if limit > nearCapacity {
      let larger = UnsafeMutablePointer<PendingEvent>.allocate(capacity: limit)
      larger.initialize(
        repeating: PendingEvent(time: 0, event: Event(kind: 0)), count: limit)
      larger.update(from: nearFirst, count: nearLast - nearFirst)
      nearLast = larger + (nearLast - nearFirst)
      nearFirst = larger
      near.deallocate()
      (near, nearCapacity) = (larger, limit)
    }
    nearLimit = near + limit
  }
}
