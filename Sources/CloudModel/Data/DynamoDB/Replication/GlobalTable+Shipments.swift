import SimulationKernel

// The lists of what is on its way: by pair of regions, and by item at its destination.
extension GlobalTable {
  /// Puts a shipment at the end of both of its lists.
  mutating func link(_ new: Shipment) -> Int {
    let number: Int
    if let free = freeShipments.popLast() {
      number = Int(free)
      let tag = shipments[number].tag
      shipments[number] = new
      shipments[number].tag = tag
    } else {
      number = shipments.count
      shipments.append(new)
    }
    let pair = Int(new.pair)
    shipments[number].previous = streams[pair].last
    if streams[pair].last >= 0 {
      shipments[Int(streams[pair].last)].next = Int32(number)
    } else {
      streams[pair].first = Int32(number)
    }
    streams[pair].last = Int32(number)
    streams[pair].count += 1
    streams[pair].account.mostPending = max(
      streams[pair].account.mostPending, streams[pair].count)
    linkToKey(number)
    return number
  }

  private mutating func linkToKey(_ number: Int) {
    let place = placeOfKey(number)
    let last = shipmentsOfKeys[place].last
    shipments[number].previousOfKey = last
    if last >= 0 {
      shipments[Int(last)].nextOfKey = Int32(number)
    } else {
      shipmentsOfKeys[place].first = Int32(number)
    }
    shipmentsOfKeys[place].last = Int32(number)
    shipmentsOfKeys[place].count += 1
    shipmentsOfKeys[place].writers |= 1 << UInt64(source(of: Int(shipments[number].pair)))
  }

  /// Takes a shipment out of both of its lists, and frees its slot.
  mutating func unlink(_ number: Int) {
    let it = shipments[number]
    let pair = Int(it.pair)
    if it.previous >= 0 {
      shipments[Int(it.previous)].next = it.next
    } else {
      streams[pair].first = it.next
    }
    if it.next >= 0 {
      shipments[Int(it.next)].previous = it.previous
    } else {
      streams[pair].last = it.previous
    }
    streams[pair].count -= 1
    unlinkFromKey(number)
    shipments[number].tag &+= 1
    freeShipments.append(Int32(number))
  }

  private mutating func unlinkFromKey(_ number: Int) {
    let it = shipments[number]
    let place = placeOfKey(number)
    if it.previousOfKey >= 0 {
      shipments[Int(it.previousOfKey)].nextOfKey = it.nextOfKey
    } else {
      shipmentsOfKeys[place].first = it.nextOfKey
    }
    if it.nextOfKey >= 0 {
      shipments[Int(it.nextOfKey)].previousOfKey = it.previousOfKey
    } else {
      shipmentsOfKeys[place].last = it.previousOfKey
    }
    if shipmentsOfKeys[place].marked == Int32(number) {
      shipmentsOfKeys[place].marked = it.previousOfKey
    }
    shipmentsOfKeys[place].count -= 1
    if shipmentsOfKeys[place].count == 0 { shipmentsOfKeys[place].writers = 0 }
  }

  private func placeOfKey(_ shipment: Int) -> Int {
    destination(of: Int(shipments[shipment].pair)) * keyCount
      + Int(writes[Int(shipments[shipment].write)].key)
  }
}
