import CloudModel
import SimulationKernel

/// What things cost in one region, each with where and when its price was read.
///
/// The built-in prices are those of `Scenarios/data/prices-us-east-1.jsonc`; a scenario can name
/// a file of its own.
package struct PriceTable: Sendable, Equatable {
  package var region = "us-east-1"
  package var currency = "USD"
  /// An hour of an Application Load Balancer; a part of an hour costs as much.
  package var loadBalancerHour = Price(
    0.0225, read: "2026-11-20",
    from: "AWS price list text in a public fixture (LoadBalancerUsage); READMEs that quote it")
  package var capacityUnitHour = Price(
    0.008, read: "2026-11-20", from: "READMEs that quote the AWS pricing page")
  package var capacityUnit = CapacityUnit()
  /// vCPU-hours and GiB-hours of Linux tasks on Fargate.
  package var x86CPUHour = Price(
    0.04048, read: "2026-06-17", from: "factualminds.com 2026-06-17, wring.co 2026-03-10")
  package var x86MemoryHour = Price(
    0.004445, read: "2026-06-17", from: "factualminds.com 2026-06-17, wring.co 2026-03-10")
  package var armCPUHour = Price(0.03238, read: "2026-11-20", from: "vantage.sh")
  package var armMemoryHour = Price(0.00356, read: "2026-11-20", from: "vantage.sh")
  /// GiB-hours of ephemeral storage beyond the first 20 GiB.
  package var storageHour = Price(0.000111, read: "2026-11-20", from: "vantage.sh")
  package var spotDiscount = Discount()
  /// A task that ran for less is billed for this long.
  package var minimumTaskTime = TimeSpan.minutes(1)

  package init() {}

  /// Ephemeral storage that is free (ECS developer guide) [GiB].
  static let freeStorage = 20.0

  /// What a task of this size costs in an hour.
  package func hourlyPrice(of size: TaskSizeDescription) -> Double {
    let memory = Double(size.memory) / 0x1p30
    let computing: Double =
      switch size.architecture {
      case .x86: size.cpu * x86CPUHour.amount + memory * x86MemoryHour.amount
      case .arm: size.cpu * armCPUHour.amount + memory * armMemoryHour.amount
      }
    let storage = max(0, Double(size.ephemeralStorage) / 0x1p30 - Self.freeStorage)
    let rest = storage * storageHour.amount
    switch size.capacityProvider {
    case .fargate: return computing + rest
    case .fargateSpot: return computing * (1 - spotDiscount.share) + rest
    }
  }

  /// The time of a task that is billed: whole seconds, and a minimum, of a task that both began
  /// and ended in the run; of any other the part that was seen [s].
  package func billedSeconds(of task: TaskUsage) -> Double {
    task.isWhole ? max(minimumTaskTime.seconds, task.seconds.rounded(.up)) : task.seconds
  }
}

/// One price.
package struct Price: Sendable, Equatable {
  /// In the table's currency.
  package var amount: Double
  /// When it was read: `2026-06-17`.
  package var date: String
  package var source: String

  package init(_ amount: Double, read date: String, from source: String) {
    self.amount = amount
    self.date = date
    self.source = source
  }
}

/// How much less Fargate Spot costs than Fargate; AWS says "up to 70 %" and changes it daily.
package struct Discount: Sendable, Equatable {
  /// [0…1]
  package var share = 0.7
  package var date = "2026-11-20"
  package var source = "vantage.sh, wring.co: up to 70 %; it changes daily"

  package init() {}
}

/// What one load balancer capacity unit covers in an hour; the most used dimension is billed.
package struct CapacityUnit: Sendable, Equatable {
  /// [1/s]
  package var newConnections = 25.0
  /// Open at a time.
  package var activeConnections = 3000.0
  /// In an hour [bytes].
  package var processedBytes: Int64 = 1_000_000_000
  /// Beyond the free ones of each request [1/s].
  package var ruleEvaluations = 1000.0
  package var date = "2026-11-20"
  package var source = "handbook.vantage.sh/aws/services/elb-pricing"

  package init() {}

  /// The units that an hour of a load balancer uses, from its rates in the part of the hour that
  /// was simulated: max(new connections per second / 25, active connections / 3000,
  /// bytes per hour / 1 GB, rule evaluations per second / 1000).
  package func units(of usage: BalancerUsage) -> Double {
    guard usage.seconds > 0 else { return 0 }
    let perSecond = 1 / usage.seconds
    return [
      Double(usage.newConnections) * perSecond / newConnections,
      usage.connectionSeconds * perSecond / activeConnections,
      Double(usage.processedBytes) * perSecond * 3600 / Double(processedBytes),
      Double(usage.ruleEvaluations) * perSecond / ruleEvaluations,
    ].max() ?? 0
  }
}
