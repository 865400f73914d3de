/// What each task of a revision is given: the part of a task definition that has a price.
package struct TaskSizeDescription: Sendable, Equatable {
  /// [vCPU]
  package var cpu: Double = 0.25
  /// [bytes]
  package var memory: Int64 = 512 << 20
  package var architecture: TaskArchitecture = .x86
  package var capacityProvider: CapacityProvider = .fargate
  /// 20–200 GiB, of which the first 20 are free [bytes].
  package var ephemeralStorage: Int64 = 20 << 30

  package init() {}
}

/// `runtimePlatform.cpuArchitecture`.
package enum TaskArchitecture: String, Sendable, CaseIterable {
  case x86 = "X86_64"
  case arm = "ARM64"
}

package enum CapacityProvider: String, Sendable, CaseIterable {
  case fargate = "FARGATE"
  case fargateSpot = "FARGATE_SPOT"
}

extension TaskSizeDescription {
  /// The sizes that Fargate takes (ECS developer guide, task size): for each number of vCPU the
  /// amounts of memory, all of them whole MiB [vCPU, MiB].
  package static let fargateSizes: [(cpu: Double, memory: [Int64])] = [
    (0.25, [512, 1024, 2048]),
    (0.5, steps(of: 1, from: 1, through: 4)),
    (1, steps(of: 1, from: 2, through: 8)),
    (2, steps(of: 1, from: 4, through: 16)),
    (4, steps(of: 1, from: 8, through: 30)),
    (8, steps(of: 4, from: 16, through: 60)),
    (16, steps(of: 8, from: 32, through: 120)),
  ]

  private static func steps(of step: Int64, from low: Int64, through high: Int64) -> [Int64] {
    stride(from: low, through: high, by: Int64.Stride(step)).map { $0 * 1024 }
  }

  /// The amounts of memory that go with this many vCPU; empty if there are no such tasks [bytes].
  package static func memory(for cpu: Double) -> [Int64] {
    fargateSizes.first { $0.cpu == cpu }?.memory.map { $0 << 20 } ?? []
  }

  /// Whether Fargate has tasks of this size.
  package var isOfFargate: Bool { Self.memory(for: cpu).contains(memory) }
}
