import RandomVariates
import SimulationKernel

/// A revision while it runs: its laws ready to draw from, its names resolved.
struct Revision {
  var name: String
  var serving: ServingDescription
  var slowness: Double
  /// For every request class of the run, the revision's own law of work, if it has one.
  var workByClass: [Sampler?]
  var errorRate: Double
  var errorWork: Double
  var coldStart: ColdStartDescription?
  var setUpWhenIdle: Sampler?
  var healthEndpoint: HealthEndpoint
  var queueTimeout: Sampler?
  var exitTime: Sampler
  var stop: StopDescription
  /// Dependencies whose calls are part of every request's work, by number.
  var calls: [Int]
  var schemaUses: [SchemaUse]
}

/// A health endpoint while it runs.
struct HealthEndpoint {
  var answers: HealthAnswer
  var after: TimeSpan
  var responseTime: Sampler
  var sharesQueue: Bool
  var tooBusyAbove: Int?
  var flakiness: Double
  var hasString: Bool
}

/// A dependency while it runs, with what faults have done to it.
struct Dependency {
  var name: String
  var latency: Sampler
  var errorRate: Double
  var timeout: TimeSpan?
  var impairment: DependencyImpairment?
}
