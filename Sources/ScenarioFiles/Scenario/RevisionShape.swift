import CloudModel
import RandomVariates
import SimulationKernel

extension ObjectShape where Root == RevisionDescription {
  static let revision = ObjectShape("a revision", RevisionDescription()) {
    Field("serving", \.serving, .object(.serving), "How a task works on requests.")
    Field(
      "slowness", \.slowness, .number(in: 0...1_000), "Multiplies the work of every request.")
    Field(
      "work", \.work,
      .amounts(
        .work, prototype: ClassWorkDescription(), name: \.requestClass, amount: \.work, keys: .free,
        count: 0...1_000),
      "Work of some request classes under this revision, by the class's name.")
    Field("errorRate", \.errorRate, .share(), "The part of requests answered with a 5xx.")
    Field(
      "errorWork", \.errorWork, .share(), "The part of its work that a failing request does.")
    Field("coldStart", \.coldStart, .object(coldStart), "How a young task is slow.")
    Field(
      "setUpWhenIdle", \.setUpWhenIdle, .durationDistribution,
      "What an idle worker does before the next request.")
    Field(
      "healthEndpoint", \.healthEndpoint, .object(.healthEndpoint),
      "How a task answers health checks.")
    Field(
      "workerCPU", \.workerCPU, .share(),
      "The part of a task's CPU that one busy worker uses; all workers together use all of it if "
        + "it is not given, unlimited ones nothing.")
    Field(
      "containerHealthCheck", \.containerHealthCheck, .object(.containerHealthCheck),
      "Docker's own check.")
    Field("image", \.image, .object(image), "What is pulled before a task starts.")
    Field("task", \.task, .object(.taskSize), "What each task is given, and so what it costs.")
    Field(
      "startUp", \.startUp, .durationDistribution,
      "From the container's start until it listens and answers.")
    Field("crash", \.crash, .object(crash), "When a task dies by itself.")
    Field("stop", \.stop, .object(.stop), "What a task does about SIGTERM.")
    Field(
      "calls", \.calls, .list(of: .call, count: 0...100),
      "What every request calls when it has done its own work, one after another.")
    Field(
      "schemas", \.schemas, .schemaUses,
      "Database schemas that its requests touch, and the phases that it works in.")
  }

  private static let coldStart = ObjectShape<ColdStartDescription>(
    "a cold start", ColdStartDescription()
  ) {
    Field(
      "slowness", \.slowness, .number(in: 0...1_000), "Multiplies the work at first.", .required)
    Field(
      "wearsOffOver", \.wearsOffOver, .duration(in: .zero...CloudRanges.longestDelay),
      "How long it takes to get warm, in a straight line.", .required)
  }

  private static let image = ObjectShape<ImageDescription>("an image", ImageDescription()) {
    Field("size", \.size, .size(in: 0...(1 << 40)), "Its compressed size.")
    Field(
      "unpackRate", \.unpackRate, .bandwidth(in: 1...1e12),
      "How fast it is unpacked; at once if it is not given.")
  }

  private static let crash = ObjectShape<CrashDescription>("crashes", CrashDescription()) {
    Field(
      "beforeRunning", \.beforeRunning, .share(),
      "The part of tasks that exit before they reach RUNNING.")
    Field(
      "afterRunning", \.afterRunning, .durationDistribution,
      "A task's life after RUNNING; for ever if it is not given.")
  }
}

extension ObjectShape where Root == ServingDescription {
  fileprivate static let serving = ObjectShape("serving", ServingDescription()) {
    Field(
      "discipline", \.discipline,
      .words("a discipline") {
        switch $0 {
        case .firstInFirstOut: "In the order of arrival."
        case .priority: "Higher priority first, without interruption."
        case .preemptivePriority: "Higher priority interrupts."
        case .randomOrder: "In random order."
        case .processorSharing: "All at once, sharing the cores."
        }
      }, "In which order waiting requests are served.")
    Field(
      "workers", \.workers, .value(.integer(in: 1...1_000_000), or: "unlimited"),
      "Requests served at a time; with processorSharing, cores.")
    Field(
      "queueLimit", \.queueLimit, .integer(in: 0...1_000_000_000),
      "Requests that may wait; one more gets a 503. Unlimited if it is not given.")
    Field(
      "queueTimeout", \.queueTimeout, .durationDistribution,
      "After waiting this long a request gets a 503; never if it is not given.")
  }
}

extension ObjectShape where Root == HealthEndpointDescription {
  fileprivate static let healthEndpoint = ObjectShape(
    "a health endpoint", HealthEndpointDescription()
  ) {
    Field(
      "answers", \.answers,
      .words("an answer") {
        switch $0 {
        case .ok: "200."
        case .error: "500 at once."
        case .hang: "It accepts and never answers."
        case .refuse: "Nobody listens."
        }
      }, "What it answers.")
    Field(
      "after", \.after, .duration(in: .zero...CloudRanges.longestRun),
      "From the start of serving until that answer counts; before, it is fine.")
    Field("responseTime", \.responseTime, .durationDistribution, "How long an answer takes.")
    Field(
      "sharesQueue", \.sharesQueue, .boolean,
      "Whether a check waits and takes a worker like a request.")
    Field(
      "tooBusyAbove", \.tooBusyAbove, .integer(in: 0...1_000_000_000),
      "With more requests waiting it hangs; never if it is not given.")
    Field("flakiness", \.flakiness, .share(), "The part of checks that fail for no reason.")
    Field(
      "hasString", \.hasString, .boolean,
      "Whether its answer holds the string that HTTP_STR_MATCH checks of Route 53 look for.")
  }
}

extension ObjectShape where Root == ContainerHealthCheckDescription {
  private static var guide: String { "ECS API reference, 2026-11" }

  fileprivate static let containerHealthCheck = ObjectShape(
    "a container health check", ContainerHealthCheckDescription()
  ) {
    Field(
      "interval", \.interval, .duration(in: .seconds(5) ... .seconds(300)), "Between two checks.",
      source: guide)
    Field(
      "timeout", \.timeout, .duration(in: .seconds(2) ... .seconds(60)),
      "How long a check may take.", source: guide)
    Field(
      "retries", \.retries, .integer(in: 1...10), "Failures in a row that make it unhealthy.",
      source: guide)
    Field(
      "startPeriod", \.startPeriod, .duration(in: .zero ... .seconds(300)),
      "How long failures do not count at first.", source: guide)
  }
}

extension ObjectShape where Root == StopDescription {
  fileprivate static let stop = ObjectShape("stopping", StopDescription()) {
    Field(
      "onTermination", \.onTermination,
      .words("a behavior") {
        switch $0 {
        case .finish: "It stops accepting, answers what is in flight, and exits."
        case .drop: "It exits at once and resets what is in flight."
        case .ignore: "It serves on until SIGKILL."
        }
      }, "What SIGTERM does.")
    Field(
      "exitTime", \.exitTime, .durationDistribution,
      "What the process needs to exit after its last request.")
    Field(
      "stopTimeout", \.stopTimeout, .duration(in: .seconds(2) ... .seconds(120)),
      "From SIGTERM to SIGKILL.", source: "ECS API reference, Fargate, 2026-11")
  }
}

extension ObjectShape where Root == DependencyDescription {
  static let dependency = ObjectShape("a dependency", DependencyDescription()) {
    Field("latency", \.latency, .durationDistribution, "Time of one call.")
    Field("errorRate", \.errorRate, .share(), "The part of calls that fail.")
    Field(
      "timeout", \.timeout, .duration(in: .milliseconds(1)...CloudRanges.longestDelay),
      "When the caller gives up; never if it is not given.")
  }
}
