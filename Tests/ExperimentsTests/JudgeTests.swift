import CloudModel
import Experiments
import OutputAnalysis
import RehearsalFixtures
import SimulationKernel
import Testing

@Suite struct JudgeTests {
  private func judge(
    _ metric: MetricName, _ threshold: String, _ readings: [Reading]
  ) throws -> JudgedObjective {
    let objective = Objective(
      metric: Metric(metric), threshold: try Threshold(parsing: threshold, of: metric))
    return Judge.judge(objective, readings, level: 0.95)
  }

  private func values(_ values: [Double]) -> [Reading] { values.map { Reading($0) } }

  /// 0.9, 1.0 and 1.1 have the mean 1 and, with t = 4.303 and s = 0.1, the interval 0.75 … 1.25.
  @Test(arguments: [
    ("avg<2s", Judgment.met), ("avg<1.2s", .inconclusive), ("avg<0.9s", .inconclusive),
    ("avg<0.7s", .notMet), ("avg<=2s", .met), ("avg<=0.7s", .notMet),
    ("avg>0.7s", .met), ("avg>1.2s", .inconclusive), ("avg>1.3s", .notMet),
    ("avg>=0.7s", .met), ("avg>=1.3s", .notMet),
    ("avg==1s", .notMet), ("avg!=5s", .met),
  ])
  func `a mean is judged on the bounds of its interval`(text: String, judgment: Judgment) throws {
    let judged = try judge(.latency, text, values([0.9, 1.0, 1.1]))
    #expect(judged.judgment == judgment)
    #expect(abs(judged.observed.low - 0.7516) < 0.0001)
    #expect(abs(judged.observed.high - 1.2484) < 0.0001)
  }

  @Test func `the limit itself does not satisfy less`() throws {
    let same = values([1, 1, 1])
    #expect(try judge(.latency, "avg<1s", same).judgment == .notMet)
    #expect(try judge(.latency, "avg<=1s", same).judgment == .met)
    #expect(try judge(.latency, "avg>1s", same).judgment == .notMet)
    #expect(try judge(.latency, "avg>=1s", same).judgment == .met)
  }

  @Test func `one replication decides nothing that has no interval of its own`() throws {
    #expect(try judge(.latency, "max<5s", values([1])).judgment == .inconclusive)
    #expect(try judge(.rolloutDuration, "<5m", values([1])).judgment == .inconclusive)
  }

  @Test func `no failure among few requests does not prove a small share`() throws {
    // The exact upper bound is 1 − 0.025^(1/n): 3.6 % of 100 and 0.037 % of 10,000 requests.
    let few = [Reading(0, events: 0, trials: 50), Reading(0, events: 0, trials: 50)]
    let many = [Reading(0, events: 0, trials: 5000), Reading(0, events: 0, trials: 5000)]
    let judged = try judge(.failed, "rate<1%", few)
    #expect(judged.judgment == .inconclusive)
    #expect(abs(judged.observed.high - 0.0362) < 0.0001)
    #expect(try judge(.failed, "rate<1%", many).judgment == .met)
  }

  @Test func `a share's interval contains the exact one and stays between 0 and 1`() throws {
    let readings = [Reading(0.5, events: 5, trials: 10), Reading(1, events: 10, trials: 10)]
    let judged = try judge(.failed, "rate<1%", readings)
    let exact = Proportion(successes: 15, trials: 20).exactInterval()
    #expect(judged.observed.low <= exact.low && judged.observed.low >= 0)
    #expect(judged.observed.high >= exact.high && judged.observed.high <= 1)
    #expect(judged.judgment == .inconclusive)
  }

  @Test func `equality and zero are claims about every replication`() throws {
    let none = [Reading(0, events: 0, trials: 10), Reading(0, events: 0, trials: 10)]
    let one = [Reading(0, events: 0, trials: 10), Reading(0.1, events: 1, trials: 10)]
    for text in ["rate==0", "rate<=0"] {
      #expect(try judge(.failed, text, none).judgment == .met)
      #expect(try judge(.failed, text, one).judgment == .notMet)
    }
    #expect(try judge(.failed, "count==0", [Reading(0, events: 0)]).judgment == .met)
    #expect(
      try judge(.failed, "count!=0", [Reading(0, events: 0), Reading(1, events: 1)]).judgment
        == .notMet)
  }

  @Test func `a count of zero in one run leaves room for three`() throws {
    // Garwood's upper bound without an event: −ln 0.025 = 3.689.
    let judged = try judge(.failed, "count<3", [Reading(0, events: 0)])
    #expect(abs(judged.observed.high - 3.6889) < 0.0001)
    #expect(judged.judgment == .inconclusive)
    #expect(try judge(.failed, "count<4", [Reading(0, events: 0)]).judgment == .met)
  }

  @Test func `an outcome must hold in every replication`() throws {
    var good = Reading(.nan)
    good.outcomes = [.succeeded, .succeeded]
    var bad = Reading(.nan)
    bad.outcomes = [.succeeded, .stuck]
    #expect(try judge(.rolloutOutcome, "==succeeded", [good, good]).judgment == .met)
    #expect(try judge(.rolloutOutcome, "==succeeded", [good, bad]).judgment == .notMet)
    #expect(try judge(.rolloutOutcome, "!=stuck", [good, bad]).judgment == .notMet)
    #expect(try judge(.rolloutOutcome, "!=rolledBack", [good, bad]).judgment == .met)
    #expect(try judge(.rolloutOutcome, "==succeeded", [good, bad]).observed.estimate == 0.5)
  }

  @Test func `what was never observed is inconclusive and what never ended is not met`() throws {
    #expect(try judge(.latency, "avg<1s", values([.nan, .nan])).judgment == .inconclusive)
    #expect(try judge(.rolloutOutcome, "==succeeded", values([.nan])).judgment == .inconclusive)
    #expect(try judge(.rolloutDuration, "<1h", values([60, .infinity])).judgment == .notMet)
  }
}

@Suite struct MetricReaderTests {
  private func read(_ text: String, _ threshold: String, _ record: ReplicationRecord) throws
    -> Reading
  {
    let metric = try Metric(parsing: text)
    let objective = Objective(
      metric: metric, threshold: try Threshold(parsing: threshold, of: metric.name))
    return MetricReader(record, errorBudget: 0.1, level: 0.95).read(objective)
  }

  /// Four requests: 10, 20 and 30 ms, and one refused after a retry.
  private let record = replication([
    attempt(due: 0, ended: 10, waiting: 1),
    attempt(due: 1000, ended: 1020, waiting: 2, requestClass: 1),
    attempt(due: 2000, ended: 2030, waiting: 3, group: 1, rollout: 0),
    attempt(due: 3000, ended: 3001, outcome: .targetError, group: 1, rollout: 0, isFinal: false),
    attempt(due: 3000, ended: 3500, outcome: .connectionRefused, group: 1, rollout: 0, number: 2),
  ])

  @Test(arguments: [
    ("latency", "avg<1s", 0.02), ("latency", "min<1s", 0.01), ("latency", "max<1s", 0.03),
    ("latency", "med<1s", 0.02), ("latency{class:checkout}", "avg<1s", 0.02),
    ("latency{group:green}", "avg<1s", 0.03), ("failed", "rate<1%", 0.25),
    ("failed", "count<1", 1), ("failed{group:green}", "rate<1%", 0.5),
    ("failed{group:blue}", "count<1", 0), ("failed{cause:connectionRefused}", "count<1", 1),
    ("failed{cause:targetError}", "count<1", 0), ("requests", "count>1", 4),
    ("requests", "rate>1rps", 0.2), ("retried", "count<1", 1), ("retried", "rate<1%", 0.25),
    ("availability", ">99%", 0.75), ("errorBudget", ">0", -1.5),
  ])
  func `a metric is read from a run`(metric: String, threshold: String, value: Double) throws {
    let reading = try read(metric, threshold, record)
    #expect(abs(reading.value - value) < 0.004 * max(abs(value), 0.01))
  }

  @Test func `a rollout's metrics come from its account`() throws {
    let cutover = cutoverScript()
    let run = replication(cutover.attempts(0)) { $0.rollouts = cutover.rollouts }
    #expect(try read("rollout.duration", "<1m", run).value == 7)
    #expect(try read("rollout.candidateRequests", "<1", run).value == 500)
    #expect(try read("rollout.candidateFailed", "<1", run).value == 5)
    #expect(try read("rollout.outcome", "==succeeded", run).outcomes == [.succeeded])
    #expect(try read("rollout.detectionDelay", "<1m", run).value.isNaN)
  }

  @Test func `a detection counts from the candidate's first traffic`() throws {
    var cutover = cutoverScript()
    cutover.rollouts[0].outcome = .rolledBack
    cutover.rollouts[0].detected = .zero + .seconds(6.5)
    cutover.rollouts[0].rolledBack = .zero + .seconds(8)
    let run = replication(cutover.attempts(0)) { $0.rollouts = cutover.rollouts }
    #expect(try read("rollout.detectionDelay", "<1m", run).value == 1.5)
    #expect(try read("rollout.rollbackDelay", "<1m", run).value == 1.5)
  }

  @Test func `utilization is busy time over the workers' time`() throws {
    let run = replication([attempt(due: 0, ended: 10)]) {
      $0.targets = [
        TargetAccount(
          name: "a", group: 0, revision: 0, arrivals: 1, departures: 1, area: 1, stays: 1,
          busy: 10, lifetime: 20, workers: 2),
        TargetAccount(
          name: "b", group: 1, revision: 0, arrivals: 1, departures: 1, area: 1, stays: 1,
          busy: 20, lifetime: 20, workers: 2),
      ]
    }
    #expect(try read("utilization{group:blue}", "<50%", run).value == 0.25)
    #expect(try read("utilization", "<50%", run).value == 0.375)
  }
}
