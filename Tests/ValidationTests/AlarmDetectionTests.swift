import CloudModel
import OutputAnalysis
import RandomVariates
import SimulationKernel
import Testing

/// A share of errors that steps up, and an alarm that needs M of M periods above 1 %.
///
/// The alarm rings at the end of a period, so that its delay is uniform over one period:
/// between (M − 1) · P + P · threshold / share and P more, by the phase of the step.
struct ErrorStep: Sendable, CustomTestStringConvertible {
  var id: String
  var period: Double
  var periods: Int
  /// Of `targets` that get the requests in turn, so many fail: a steady share of errors.
  var broken: Int
  var targets: Int
  var rate: Double
  var mean: Double
  var least: Double
  var most: Double
  var p95: Double

  var testDescription: String { id }

  /// Between two errors [s].
  var gap: Double { Double(targets) / (Double(broken) * rate) }
}

@Suite struct `Alarms over a share of errors` {
  private static let steps = [
    ErrorStep(
      id: "R-CW-02", period: 60, periods: 1, broken: 4, targets: 4, rate: 10, mean: 30.6,
      least: 0.6, most: 60.6, p95: 57.6),
    ErrorStep(
      id: "R-CW-04", period: 10, periods: 3, broken: 1, targets: 20, rate: 100, mean: 27,
      least: 22, most: 32, p95: 31.5),
    ErrorStep(
      id: "R-CW-05", period: 60, periods: 5, broken: 1, targets: 50, rate: 50, mean: 300,
      least: 270, most: 330, p95: 327),
  ]

  @Test(arguments: steps)
  func `ring after a delay that is uniform over one period`(_ step: ErrorStep) {
    #if DEBUG
      let samples = 25
    #else
      let samples = 400
    #endif
    let delays = delays(of: step, samples: samples)
    #expect(delays.count == samples)
    let tally = Tally(delays)
    // One phase from each of `samples` equal parts of a period: chance moves it within its part, and
    // in one part decides about a whole period. One error more or less decides likewise.
    let part = step.period / Double(samples)
    let chance = part + 4 * part / (12 * Double(samples)).squareRoot()
    let p95 = delays.sorted()[Int((0.95 * Double(samples)).rounded(.down))]
    tabulate(step.id, "mean", tally.mean, expected: step.mean)
    tabulate(step.id, "p95", p95, expected: step.p95)
    #expect(abs(tally.mean - step.mean) <= chance + step.gap, "\(tally.mean)")
    #expect(abs(p95 - step.p95) <= 2 * part + step.gap, "\(p95)")
    #expect(tally.minimum >= step.least - step.gap && tally.maximum <= step.most + step.gap)
  }

  /// From each step to the alarm [s].
  private func delays(of step: ErrorStep, samples: Int) -> [Double] {
    let cycle = Double(step.periods + 6) * step.period
    var cloud = oneFleet(
      arrivals: .constant(rate: step.rate), work: .constant(0), targets: step.targets,
      horizon: .seconds(cycle * Double(samples + 1)))
    cloud.alarms = [errorRatio("ratio", above: 0.01, period: step.period, of: step.periods)]
    var stream = RandomStream(StreamKey(seed: 20_261_121, replication: 0).derived("phase"))
    let starts = (0..<samples).map { sample in
      let phase = (Double(sample) + stream.uniform()) / Double(samples)
      return cycle * Double(sample) + step.period * (2 + phase)
    }
    let length = Double(step.periods + 1) * step.period + 2 * step.gap
    cloud.faults = starts.map {
      fault(on: "fleet", count: step.broken, .error, at: $0, for: length)
    }
    let alarms = states(of: "ratio", in: journal(of: cloud)).filter { $0.state == .inAlarm }
    return zip(starts, alarms).map { $1.at - $0 }
  }

  /// Google's fast-burn alert on an objective of 99.9 %: 14.4 times the budget's rate, in an hour.
  @Test(arguments: [
    (id: "R-BURN-01", broken: 10, expected: 51.84), (id: "R-BURN-02", broken: 1, expected: 518.4),
  ])
  func `of an hour ring when so much of the budget is burnt`(
    _ row: (id: String, broken: Int, expected: Double)
  ) {
    #if DEBUG
      let phases = 2
    #else
      let phases = 6
    #endif
    let rate = 5.0
    let cycle = 3 * 3600.0
    var cloud = oneFleet(
      arrivals: .constant(rate: rate), work: .constant(0), targets: 10,
      horizon: .seconds(cycle * Double(phases)))
    var both = AlarmDescription()
    both.name = "page"
    both.source = .rule(.both(.state("hour", .inAlarm), .state("minutes", .inAlarm)))
    cloud.alarms = [
      errorRatio("hour", above: 0.0144, period: 3600),
      errorRatio("minutes", above: 0.0144, period: 300), both,
    ]
    let starts = (0..<phases).map { cycle * Double($0) + 3663 + Double($0) * 60 / Double(phases) }
    let length = row.expected + 120
    cloud.faults = starts.map {
      fault(on: "fleet", count: row.broken, .error, at: $0, for: length)
    }
    let entries = journal(of: cloud)
    func delays(_ name: String, _ state: AlarmState) -> [Double] {
      zip(starts, states(of: name, in: entries).filter { $0.state == state }).map { $1.at - $0 }
    }
    let gap = 10 / (Double(row.broken) * rate)
    for name in ["hour", "page"] {
      let rises = delays(name, .inAlarm)
      #expect(rises.count == phases)
      // One evaluation a minute.
      #expect(rises.allSatisfy { $0 >= row.expected - gap && $0 <= row.expected + 60 + gap })
      tabulate(row.id, name, Tally(rises).mean, expected: row.expected + 30)
    }
    // The short window ends the page soon after the errors; the long one would ring for an hour.
    #expect(delays("page", .okay).allSatisfy { $0 - length <= 360 })
    #expect(delays("hour", .okay).allSatisfy { $0 - length >= 3000 })
  }

  @Test(arguments: [
    (id: "R-CW-07", periods: 1, expected: 2.54149408),
    (id: "R-CW-08", periods: 2, expected: 9.00068625),
  ])
  func `of little traffic ring by chance`(_ row: (id: String, periods: Int, expected: Double)) {
    #if DEBUG
      let runs = 150
    #else
      let runs = 4000
    #endif
    var cloud = oneFleet(
      arrivals: .poisson(rate: 10.0 / 60), work: .constant(0), horizon: .minutes(150))
    cloud.revisions[0].errorRate = 0.05
    var alarm = AlarmDescription()
    alarm.name = "errors"
    alarm.of = "group"
    alarm.comparison = .greaterThanOrEqualToThreshold
    alarm.threshold = 1
    alarm.evaluationPeriods = row.periods
    alarm.treatMissingData = .notBreaching
    alarm.metricDelay = .zero
    cloud.alarms = [alarm]
    let lengths = (0..<runs).map { replication in
      let entries = journal(of: cloud, replication: replication)
      return (states(of: "errors", in: entries).first { $0.state == .inAlarm }?.at ?? .nan) / 60
    }
    let tally = Tally(lengths)
    tabulate(row.id, "periods", tally.mean, expected: row.expected)
    #expect(abs(tally.mean - row.expected) <= 4 * tally.standardError, "\(tally.mean)")
  }
}

/// CloudWatch's two published tables of missing data, played as traffic: a minute with a good
/// request, with a failing one, or with none.
@Suite struct `Alarms over missing data` {
  @Test(arguments: [
    (id: "R-CW-11", of: 3, minutes: "0-X-X", states: ["OK", "OK", "OK", "OK"]),
    (id: "R-CW-11", of: 3, minutes: "0----", states: ["OK", "OK", "OK", "OK"]),
    (id: "R-CW-11", of: 3, minutes: "-----", states: ["INSUFFICIENT_DATA", "", "ALARM", "OK"]),
    (id: "R-CW-11", of: 3, minutes: "0XX-X", states: ["ALARM", "ALARM", "ALARM", "ALARM"]),
    (id: "R-CW-11", of: 3, minutes: "--X--", states: ["ALARM", "", "ALARM", "OK"]),
    (id: "R-CW-12", of: 2, minutes: "0-X-X", states: ["ALARM", "ALARM", "ALARM", "ALARM"]),
    (id: "R-CW-12", of: 2, minutes: "00X0X", states: ["ALARM", "ALARM", "ALARM", "ALARM"]),
    (id: "R-CW-12", of: 2, minutes: "0-X--", states: ["OK", "OK", "ALARM", "OK"]),
    (id: "R-CW-12", of: 2, minutes: "----0", states: ["OK", "OK", "ALARM", "OK"]),
    (id: "R-CW-12", of: 2, minutes: "---X-", states: ["ALARM", "", "ALARM", "OK"]),
  ])
  func `are in the state of the published row after its five minutes`(
    _ row: (id: String, of: Int, minutes: String, states: [String])
  ) {
    let treatments: [MissingDataTreatment] = [.missing, .ignore, .breaching, .notBreaching]
    for (treatment, expected) in zip(treatments, row.states) {
      let entries = journal(of: cloud(row.minutes, datapoints: row.of, treatment))
      let changes = states(of: "errors", in: entries)
      let before = changes.last { $0.at < 300 }?.state ?? .okay
      let after = changes.last?.state ?? .okay
      // Where the table says "retain", whatever it was stays.
      #expect(after.rawValue == (expected.isEmpty ? before.rawValue : expected), "\(treatment)")
    }
  }

  private func cloud(
    _ minutes: String, datapoints: Int, _ treatment: MissingDataTreatment
  ) -> CloudDescription {
    let signs = Array(minutes)
    var trace = RequestTrace()
    trace.arrivals = signs.indices.filter { signs[$0] != "-" }.map {
      .seconds(Double($0) * 60 + 30)
    }
    trace.work = trace.arrivals.map { _ in .zero }
    var cloud = oneFleet(
      arrivals: .trace(trace), work: .constant(0), horizon: .seconds(301))
    cloud.faults = signs.indices.filter { signs[$0] == "X" }.map {
      fault(on: "fleet", .error, at: Double($0) * 60 + 1, for: 58)
    }
    var alarm = AlarmDescription()
    alarm.name = "errors"
    alarm.of = "group"
    alarm.evaluationPeriods = 3
    alarm.datapointsToAlarm = datapoints
    alarm.treatMissingData = treatment
    alarm.metricDelay = .zero
    cloud.alarms = [alarm]
    return cloud
  }
}

/// An alarm over the errors of the group "group" as a share of its requests.
private func errorRatio(
  _ name: String, above threshold: Double, period: Double, of periods: Int = 1
) -> AlarmDescription {
  var errors = MathMetricDescription()
  errors.name = "errors"
  errors.of = "group"
  var requests = errors
  requests.name = "requests"
  requests.metric = .requestCount
  var alarm = AlarmDescription()
  alarm.name = name
  alarm.metrics = [errors, requests]
  alarm.source = .expression(.arithmetic(.metric("errors"), .dividedBy, .metric("requests")))
  alarm.threshold = threshold
  alarm.period = .seconds(period)
  alarm.evaluationPeriods = periods
  alarm.metricDelay = .zero
  return alarm
}

/// The states into which an alarm came, and when [s].
private func states(
  of alarm: String, in journal: [JournalEntry]
) -> [(state: AlarmState, at: Double)] {
  journal.compactMap { entry in
    guard entry.subject == alarm, case .alarm(let state) = entry.happening else { return nil }
    return (state, entry.at.seconds)
  }
}

/// Keeps happenings only; a class because the model writes into it (see ``Recorder``).
private final class JournalRecorder: Recorder {
  var journal: [JournalEntry] = []

  func record(_ attempts: borrowing AttemptBatch) {}
  func record(_ entry: JournalEntry) { journal.append(entry) }
  func record(_ datapoint: MetricDatapoint) {}
}

/// What happened in a run of a cloud.
private func journal(of cloud: CloudDescription, replication: Int = 0) -> [JournalEntry] {
  let recorder = JournalRecorder()
  let outcome = Run.perform(
    cloud, seed: 20_261_121, replication: replication, recorder: recorder)
  precondition(outcome.accounts.conservesRequests, "requests were lost or invented")
  return recorder.journal
}
