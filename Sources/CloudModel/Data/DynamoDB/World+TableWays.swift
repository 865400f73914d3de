import RandomVariates
import SimulationKernel

// The ways of attempts: from a caller to its replica and back, and from there to those who vote.
extension World {
  /// How long an attempt, or its answer, is on its way.
  func way(of slot: Int, isBack: Bool) -> TimeSpan {
    let call = tableCalls[slot]
    let there = tables[call.request.table].places[call.replica]
    return isBack
      ? packet(from: there, to: call.request.from, of: call, leg: 1)
      : packet(from: call.request.from, to: there, of: call, leg: 0)
  }

  /// The travel of one packet of an attempt; a table without regions is everywhere.
  private func packet(from: Int, to: Int, of call: TableCall, leg: UInt64) -> TimeSpan {
    guard from >= 0, to >= 0, from != to else { return .zero }
    var luck = draws.network.stream(~(call.draw &* 16 &+ leg))
    return links[linkIndex(from: from, to: to)].delay(
      retransmission: description.network.retransmission
    ) { luck.uniform() }
  }

  /// Whether an attempt, or its answer, gets through.
  func getsThrough(_ slot: Int, isBack: Bool) -> Bool {
    let call = tableCalls[slot]
    let there = tables[call.request.table].places[call.replica]
    return isBack
      ? getsThrough(call, from: there, to: call.request.from)
      : getsThrough(call, from: call.request.from, to: there)
  }

  /// Whether what an attempt sends gets through. A fault that meets a share of the connections
  /// meets the attempt's own, both ways alike: SDKs keep pools of them, and a retry takes another.
  private func getsThrough(_ call: TableCall, from: Int, to: Int) -> Bool {
    guard from >= 0, to >= 0, from != to else { return true }
    let share = links[linkIndex(from: from, to: to)].cutShare
    guard share > 0, share < 1 else { return share <= 0 }
    let ends = UInt64(min(from, to)) &* 0x1_0000 &+ UInt64(max(from, to))
    return draws.partition.uniform(~(call.draw &+ ends &<< 32)) >= share
  }

  /// The participants of a table with strong consistency that an attempt can ask, with the times
  /// there and back, the nearest first; none if its replica has yet to catch up with what it missed.
  func voters(for call: TableCall) -> [(roundTrip: TimeSpan, acknowledger: TableCall.Acknowledger)]
  {
    let table = call.request.table
    guard !tables[table].data.isCatchingUp(call.replica) else { return [] }
    let home = tables[table].places[call.replica]
    var voters: [(roundTrip: TimeSpan, acknowledger: TableCall.Acknowledger)] = []
    for it in participants(of: table, besides: call.replica)
    where getsThrough(call, from: home, to: it.place) && getsThrough(call, from: it.place, to: home)
    {
      let time =
        packet(from: home, to: it.place, of: call, leg: 2)
        + packet(from: it.place, to: home, of: call, leg: 3)
      let place = voters.firstIndex { time < $0.roundTrip } ?? voters.endIndex
      voters.insert((time, it.acknowledger), at: place)
    }
    return voters
  }
}
