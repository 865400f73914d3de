import RandomVariates
import SimulationKernel

/// What all services share when they start tasks: the account's quota and the registry.
struct LaunchControl {
  let description: LaunchDescription
  var bucket: LaunchBucket
  var pulls: ImagePulls
  /// Tasks that wait for the quota, the longest first.
  var waiting: [Int] = []
  /// Wake-ups of older generations are void.
  var launchGeneration = 0
  var pullGeneration = 0
  let draws: TaskDraws

  init(_ description: LaunchDescription, key: StreamKey) {
    self.description = description
    bucket = LaunchBucket(size: description.bucket, refillRate: description.refillRate)
    pulls = ImagePulls(
      perTask: description.pullBandwidthPerTask, total: description.pullBandwidthTotal)
    draws = TaskDraws(key)
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
