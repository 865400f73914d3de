/// A hash over the trajectories of several replications, in their order.
struct TrajectoryHash: Sendable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ fingerprint: UInt64) {
    value = (value ^ fingerprint) &* 0x0000_0100_0000_01B3
    value ^= value >> 29
  }
}
