import CloudModel
import Experiments
import Testing

@Suite struct HarmTests {
  private func objective(_ metric: String, _ threshold: String) throws -> Objective {
    try #require(
      try Objective.all(of: ObjectiveDescription(metric: metric, thresholds: [threshold])).first)
  }

  private func pressure(
    _ metric: String, _ threshold: String, _ values: Double...
  ) throws -> Double {
    let scale = HarmScale([try objective(metric, threshold)])
    return scale.harm(
      of: values.map { DrillReading(objectives: [Reading($0)], fingerprint: 0) }
    ).pressure
  }

  @Test func `pressure is what was used of what is allowed`() throws {
    #expect(try pressure("latency", "p(99)<800ms", 0.4) == 0.5)
    #expect(try pressure("latency", "p(99)<800ms", 0.8, 2.4) == 2)
    #expect(abs(try pressure("failed", "rate<1%", 0.2) - 20) < 1e-12)
    #expect(abs(try pressure("availability", ">99%", 0.97) - 3) < 1e-9)
    #expect(abs(try pressure("requests", "rate>100/s", 50) - 2) < 1e-12)
    #expect(try pressure("rollout.duration", "<10m", .infinity) == .infinity)
    #expect(try pressure("requests", "rate>100/s", 0) == .infinity)
  }

  @Test func `a claim about every replication is kept or not`() throws {
    #expect(try pressure("failed", "count==0", 0, 0) == 0)
    #expect(try pressure("failed", "count<=0", 0, 3) == 1.5)
    let scale = HarmScale([try objective("rollout.outcome", "==succeeded")])
    var good = Reading(.nan)
    good.outcomes = [.succeeded]
    var bad = Reading(.nan)
    bad.outcomes = [.succeeded, .rolledBack]
    let readings = [good, good, good, bad].map { DrillReading(objectives: [$0], fingerprint: 0) }
    #expect(scale.harm(of: readings).pressure == 1.25)
    #expect(scale.harm(of: Array(readings.prefix(3))).pressure == 0)
  }

  @Test func `the worst objective counts, and nothing observed is no harm`() throws {
    let scale = HarmScale([
      try objective("latency", "p(99)<800ms"), try objective("failed", "rate<10%"),
    ])
    let reading = DrillReading(objectives: [Reading(.nan), Reading(0.05)], fingerprint: 0)
    #expect(scale.harm(of: [reading]) == Harm(pressure: 0.5, objective: 1))
    let blind = DrillReading(objectives: [Reading(.nan), Reading(.nan)], fingerprint: 0)
    #expect(scale.harm(of: [blind]) == Harm(pressure: 0, objective: nil))
  }
}
