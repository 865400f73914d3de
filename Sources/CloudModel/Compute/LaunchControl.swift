import RandomVariates
import SimulationKernel

/// What all services share when they start tasks.
struct LaunchControl {
  let description: LaunchDescription
  /// One, in a cloud without regions.
  var regions: [RegionalLaunches]
  /// What faults do, by zone.
  var impairments: [LaunchImpairment]
  /// Tasks that wait for the quota or for capacity, the longest first.
  var waiting: [Int] = []
  /// Tasks that wait for their secrets, the longest first.
  var hung: [Int] = []
  /// Wake-ups of older generations are void.
  var launchGeneration = 0
  let draws: TaskDraws

  init(_ cloud: CloudDescription, key: StreamKey) {
    description = cloud.launch
    regions = Array(
      repeating: RegionalLaunches(cloud.launch), count: max(1, cloud.regions.count))
    impairments = Array(repeating: LaunchImpairment(), count: cloud.zones.count)
    draws = TaskDraws(key)
  }
}

/// What the services of one region share: the account's quota and the registry.
struct RegionalLaunches {
  var bucket: LaunchBucket
  var pulls: ImagePulls
  var pullGeneration = 0

  init(_ description: LaunchDescription) {
    bucket = LaunchBucket(size: description.bucket, refillRate: description.refillRate)
    pulls = ImagePulls(
      perTask: description.pullBandwidthPerTask, total: description.pullBandwidthTotal)
  }
}

/// The luck of tasks: each hangs on the task's number in its service, whatever else happens.
struct TaskDraws {
  let provisioning: KeyedRandom
  let startUp: KeyedRandom
  let crash: KeyedRandom
  let lifetime: KeyedRandom

  init(_ key: StreamKey) {
    let world = key.derived("world").derived("tasks")
    provisioning = KeyedRandom(world.derived("provisioning"))
    startUp = KeyedRandom(world.derived("start-up"))
    crash = KeyedRandom(world.derived("crash before running"))
    lifetime = KeyedRandom(world.derived("life after running"))
  }

  /// The counter that stands for a task.
  static func counter(_ task: ServiceTask) -> UInt64 {
    UInt64(task.service) << 40 | UInt64(task.ordinal)
  }
}
