import SimulationKernel

// Regions that are lost or cut off, and what only they have.
extension GlobalTable {
  /// Acknowledged writes of a replica that nobody else has, and the oldest one's time.
  ///
  /// - Complexity: O(1) for two replicas, else O(writes on their way to one of the others).
  package func unreplicated(from replica: Int) -> (writes: UInt64, oldest: SimulationTime?) {
    let outgoing = replicas.indices.filter { $0 != replica && replicas[$0].isActive }
      .map { pair(replica, $0) }
    // What nobody has is in every list.
    guard let shortest = outgoing.min(by: { streams[$0].count < streams[$1].count }) else {
      return (0, nil)
    }
    var count: UInt64 = 0
    var oldest: SimulationTime?
    var shipment = streams[shortest].first
    while shipment >= 0 {
      let write = writes[Int(shipments[Int(shipment)].write)]
      if !write.isSafe {
        count += 1
        oldest = min(oldest ?? write.acknowledged, write.acknowledged)
      }
      shipment = shipments[Int(shipment)].next
    }
    return (count, oldest)
  }

  /// Notes what is at risk: the recovery point of this moment.
  package mutating func noteLoss(
    of replica: Int, _ cause: RegionLossAccount.Cause, at now: SimulationTime
  ) {
    guard replicas[replica].isActive else { return }
    let risk = unreplicated(from: replica)
    losses.append(
      RegionLossAccount(
        region: replicas[replica].region, at: now, cause: cause, writes: risk.writes,
        oldest: risk.oldest.map { (now - $0).seconds }))
  }

  /// The region's latest loss is over.
  private mutating func noteReturn(of replica: Int, at now: SimulationTime) {
    let latest = losses.lastIndex {
      $0.region == replicas[replica].region && $0.returned == nil
    }
    if let latest { losses[latest].returned = now }
  }

  /// A region goes, or comes back with all that it had.
  package mutating func setLost(_ replica: Int, isLost: Bool, at now: SimulationTime) {
    guard isLost != (replicas[replica].lostSince != nil) else { return }
    if isLost { noteLoss(of: replica, .lost, at: now) } else { noteReturn(of: replica, at: now) }
    self[replica].lostSince = isLost ? now : nil
    for other in replicas.indices where other != replica {
      setStall(.destinationLost, from: other, to: replica, isOn: isLost, at: now)
      // Of a table with strong consistency somebody else has every write.
      if consistency == .eventual {
        setStall(.sourceLost, from: replica, to: other, isOn: isLost, at: now)
      }
    }
  }

  /// A region is cut off, or not any more. The one that is left of two is not: it goes on, and what
  /// it has is not at risk.
  package mutating func setIsolated(_ replica: Int, _ isIsolated: Bool, at now: SimulationTime) {
    guard isIsolated != replicas[replica].isIsolated else { return }
    self[replica].isIsolated = isIsolated
    if !isIsolated {
      noteReturn(of: replica, at: now)
    } else if replicas[replica].lostSince == nil {
      noteLoss(of: replica, .isolated, at: now)
    }
  }

  /// A new replica takes over what those have that it reaches. What only others have will reach it
  /// as it does the rest: when they come back.
  ///
  /// - Returns: Whether it is in use now: its region is there, and another one to copy from.
  package mutating func activate(_ replica: Int, at now: SimulationTime) -> Bool {
    guard replicas[replica].lostSince == nil else { return false }
    let sources = replicas.indices.filter {
      replicas[$0].isActive && replicas[$0].lostSince == nil
        && streams[pair($0, replica)].causes.isEmpty
    }
    guard !sources.isEmpty else { return false }
    for key in 0..<keyCount {
      let place = replica * keyCount + key
      for other in sources {
        let version = items[other * keyCount + key].version
        if items[place].version < version { apply(version, to: place, at: now) }
      }
    }
    self[replica].isActive = true
    let pending = writes.indices.filter { writes[$0].missing > 0 }
      .sorted { writes[$0].version.number < writes[$1].version.number }
    for number in pending {
      if sources.contains(writes[number].version.writer) {
        // The copy has it.
        writes[number].isSafe = true
      } else {
        shipLate(number, to: replica)
      }
    }
    recountDivergence()
    return true
  }

  /// Lets a write that is held back go to a replica that was not there when it was made.
  private mutating func shipLate(_ number: Int, to replica: Int) {
    let write = writes[number]
    let present = items[replica * keyCount + Int(write.key)].version
    // The copy brought it; or somebody has it, and something newer came with the copy.
    guard present != write.version, !write.isSafe || present < write.version else { return }
    writes[number].missing += 1
    let pair = pair(write.version.writer, replica)
    _ = link(Shipment(write: Int32(number), pair: Int32(pair), isLate: true))
  }

  /// The books at the end of a run.
  package func account(name: String, at end: SimulationTime) -> TableAccount {
    var account = TableAccount(name: name)
    account.regions = replicas.map(\.account)
    account.losses = losses
    let partial = transactions.partial(at: end)
    account.partialTransactions = partialTransactions + partial.count
    account.partialSeconds = partialSeconds + partial.seconds
    account.partialReads = partialReads
    for write in writes where write.missing > 0 {
      let writer = write.version.writer
      guard !write.isSafe, let since = replicas[writer].lostSince else {
        account.regions[writer].pendingAtEnd += 1
        continue
      }
      account.regions[writer].lost += 1
      let age = (since - write.acknowledged).seconds
      account.regions[writer].oldestLost = max(account.regions[writer].oldestLost ?? 0, age)
    }
    for pair in streams.indices where source(of: pair) != destination(of: pair) {
      var link = streams[pair].account
      link.pendingAtEnd = streams[pair].count
      account.links.append(link)
    }
    loseOnlyReplica(in: &account)
    return account
  }

  /// A table without another replica is gone with its region.
  private func loseOnlyReplica(in account: inout TableAccount) {
    let active = replicas.indices.filter { replicas[$0].isActive }
    guard active.count == 1, let since = replicas[active[0]].lostSince else { return }
    account.regions[active[0]].lost = account.regions[active[0]].replicated
    account.regions[active[0]].replicated = 0
    account.regions[active[0]].oldestLost = since.seconds
  }
}
