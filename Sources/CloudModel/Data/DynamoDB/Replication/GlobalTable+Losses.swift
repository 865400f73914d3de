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

  /// A region is cut off from all other replicas, or not any more.
  package mutating func setIsolated(_ replica: Int, _ isIsolated: Bool, at now: SimulationTime) {
    guard isIsolated != replicas[replica].isIsolated else { return }
    self[replica].isIsolated = isIsolated
    if !isIsolated {
      noteReturn(of: replica, at: now)
    } else if replicas[replica].lostSince == nil {
      noteLoss(of: replica, .isolated, at: now)
    }
  }

  /// Whether every acknowledged write of a replica has arrived wherever there is one.
  package func isDrained(_ replica: Int) -> Bool {
    replicas.indices.allSatisfy { $0 == replica || streams[pair(replica, $0)].count == 0 }
  }

  /// A new replica takes over what the others have.
  package mutating func activate(_ replica: Int, at now: SimulationTime) {
    for key in 0..<keyCount {
      let place = replica * keyCount + key
      for other in replicas.indices where replicas[other].isActive {
        let version = items[other * keyCount + key].version
        if items[place].version < version { apply(version, to: place, at: now) }
      }
    }
    self[replica].isActive = true
  }

  /// The books at the end of a run.
  package func account(name: String, at end: SimulationTime) -> TableAccount {
    var account = TableAccount(name: name)
    account.regions = replicas.map(\.account)
    account.losses = losses
    account.conflictPairs = conflictPairs
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
    guard replicas.count == 1, let since = replicas[0].lostSince else { return }
    account.regions[0].lost = account.regions[0].replicated
    account.regions[0].replicated = 0
    account.regions[0].oldestLost = since.seconds
  }
}
