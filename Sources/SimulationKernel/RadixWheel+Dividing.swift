/// Turning the wheel: from buckets to the near array, and from a full bucket to a finer rung.
extension RadixWheel {
  /// Moves the earliest bucket's events to the empty near array.
  ///
  /// - Returns: False if all events are known to be later than `limit`. Rungs that have run empty
  ///   are given up only when the wheel does turn, since until then events may be filed there.
  @usableFromInline
  @inline(never)
  mutating func refill(upTo limit: Int64) -> Bool {
    var level = finest
    while rungs[level].pointee.occupied == 0 {
      level -= 1
      if level < 0 { return false }
    }
    while true {
      let rung = rungs[level]
      let digit = UInt64(truncatingIfNeeded: rung.pointee.occupied.trailingZeroBitCount)
      let start = rung.pointee.start(ofBucket: digit, near: base)
      if Int64(bitPattern: start) > limit { return false }
      finest = level
      rung.pointee.occupied &= rung.pointee.occupied &- 1
      let shift = rung.pointee.shift
      base = start
      nearEnd = start &+ 1 &<< shift
      let bucket = Bucket(digit, of: rung)
      if bucket.isInline {
        sortIntoNear(bucket, start: start)
        return true
      }
      if shift == 0 {
        moveEqualTimesIntoNear(bucket)
        return true
      }
      divide(bucket, shift: shift)
      level += 1
    }
  }

  /// Spreads a bucket over a new finest rung with two to four events per bucket on average.
  private mutating func divide(_ bucket: Bucket, shift: UInt64) {
    let finer = shift - Self.bits(for: bucket.count, atMost: shift)
    addRung(shift: finer)
    let rung = rungs[finest]
    var occupied: UInt64 = 0
    bucket.drain(into: &pool) { event, pool in
      let digit = (event.time &>> finer) & 63
      occupied |= 1 &<< digit
      let part = Bucket(digit, of: rung)
      if Int(bitPattern: part.header.pointee.end) & (Rung.stride &- 1) == 0 {
        part.extend(from: &pool)
      }
      let end = part.header.pointee.end
      end.assumingMemoryBound(to: PendingEvent.self).pointee = event
      part.header.pointee.end = end + 16
    }
    rung.pointee.occupied = occupied
  }

  /// How many bits to divide by, so that two to four of `count` events share a bucket.
  static func bits(for count: Int, atMost limit: UInt64) -> UInt64 {
    let wanted = UInt64(Int.bitWidth - (count / 4).leadingZeroBitCount)
    return min(max(wanted, 1), 6, limit)
  }

  /// Makes the rung below the finest one, in memory of an earlier rung if there is any.
  ///
  /// The near array then spans one of its buckets, the one that holds `base`.
  mutating func addRung(shift: UInt64) {
    let top = finest < 0 ? 63 : rungs[finest].pointee.shift
    finest += 1
    if finest == rungs.count { rungs.append(Rung.allocate()) }
    let rung = rungs[finest]
    rung.pointee.shift = shift
    rung.pointee.occupied = 0
    for bit in shift..<top { rungForLeadingZeros[Int(63 - bit)] = rung }
    nearEnd = (base &>> shift &+ 1) &<< shift
  }

  /// Sorts at most seven events into the empty near array, without a branch on their times.
  ///
  /// A comparator network over `(time - start) << 3 | position`; the position keeps equal times in
  /// order and finds the event again.
  private mutating func sortIntoNear(_ bucket: Bucket, start: UInt64) {
    let events = bucket.events
    let count = (bucket.header.pointee.end - (bucket.memory + 16)) / 16
    @inline(__always)
    func key(_ position: Int) -> UInt64 {
      let key = (events[position].time &- start) &<< 3 | UInt64(truncatingIfNeeded: position)
      return position < count ? key : ~7
    }
    var (a, b, c, d) = (key(0), key(1), key(2), key(3))
    var (e, f, g) = (key(4), key(5), key(6))
    // The sixteen comparators that sort seven inputs (Knuth, TAOCP 3, 5.3.4).
    order(&a, &g); order(&c, &d); order(&e, &f)
    order(&a, &c); order(&b, &e); order(&d, &g)
    order(&a, &b); order(&c, &f); order(&d, &e)
    order(&b, &c); order(&e, &g)
    order(&c, &d); order(&e, &f)
    order(&b, &c); order(&d, &e); order(&f, &g)
    near[0] = events[Int(truncatingIfNeeded: a & 7)]
    near[1] = events[Int(truncatingIfNeeded: b & 7)]
    near[2] = events[Int(truncatingIfNeeded: c & 7)]
    near[3] = events[Int(truncatingIfNeeded: d & 7)]
    near[4] = events[Int(truncatingIfNeeded: e & 7)]
    near[5] = events[Int(truncatingIfNeeded: f & 7)]
    near[6] = events[Int(truncatingIfNeeded: g & 7)]
    (nearFirst, nearLast, nearLimit) = (near, near + count, near + Self.usualNearCapacity)
    bucket.header.pointee.end = bucket.memory + 16
  }

  /// Moves a bucket that spans a single instant, and so is sorted already.
  private mutating func moveEqualTimesIntoNear(_ bucket: Bucket) {
    (nearFirst, nearLast) = (near, near)
    growNear(toHold: bucket.count)
    var last = near
    bucket.drain(into: &pool) { event, _ in
      last.pointee = event
      last += 1
    }
    nearLast = last
  }
}

/// Puts the smaller of two keys first.
@inline(__always)
private func order(_ first: inout UInt64, _ second: inout UInt64) {
  let (low, high) = (min(first, second), max(first, second))
  (first, second) = (low, high)
}
