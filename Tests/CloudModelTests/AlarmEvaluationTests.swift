import CloudModel
import SimulationKernel
import Testing

struct MissingDataRow: Sendable, CustomTestStringConvertible {
  var datapointsToAlarm: Int
  var points: String
  /// For missing, ignore, breaching and notBreaching; `nil` keeps the state before.
  var expected: [AlarmState?]

  var testDescription: String { "\(points), \(datapointsToAlarm) of 3" }
}

@Suite struct AlarmEvaluationTests {
  /// CloudWatch's two published tables of missing data, for 3 evaluation periods.
  static let rows = [
    row(3, "0 - X - X", .okay, .okay, .okay, .okay),
    row(3, "0 - - - -", .okay, .okay, .okay, .okay),
    row(3, "- - - - -", .insufficientData, nil, .inAlarm, .okay),
    row(3, "0 X X - X", .inAlarm, .inAlarm, .inAlarm, .inAlarm),
    row(3, "- - X - -", .inAlarm, nil, .inAlarm, .okay),
    row(2, "0 - X - X", .inAlarm, .inAlarm, .inAlarm, .inAlarm),
    row(2, "0 0 X 0 X", .inAlarm, .inAlarm, .inAlarm, .inAlarm),
    row(2, "0 - X - -", .okay, .okay, .inAlarm, .okay),
    row(2, "- - - - 0", .okay, .okay, .inAlarm, .okay),
    row(2, "- - - X -", .inAlarm, nil, .inAlarm, .okay),
  ]

  private static func row(
    _ datapoints: Int, _ points: String, _ missing: AlarmState?, _ ignore: AlarmState?,
    _ breaching: AlarmState?, _ notBreaching: AlarmState?
  ) -> MissingDataRow {
    MissingDataRow(
      datapointsToAlarm: datapoints, points: points,
      expected: [missing, ignore, breaching, notBreaching])
  }

  private func points(_ text: String) -> [AlarmDatapoint] {
    text.filter { $0 != " " }.map { $0 == "0" ? .okay : $0 == "X" ? .breaching : .missing }
  }

  @Test(arguments: rows)
  func `missing data is treated as CloudWatch's tables say`(_ row: MissingDataRow) {
    let treatments: [MissingDataTreatment] = [.missing, .ignore, .breaching, .notBreaching]
    for (treatment, expected) in zip(treatments, row.expected) {
      var description = AlarmDescription()
      description.evaluationPeriods = 3
      description.datapointsToAlarm = row.datapointsToAlarm
      description.treatMissingData = treatment
      let evaluation = AlarmEvaluation(description)
      #expect(evaluation.range == 5)
      for current in [AlarmState.okay, .inAlarm, .insufficientData] {
        let state = evaluation.state(after: points(row.points), current: current)
        #expect(state == expected ?? current, "\(treatment)")
      }
    }
  }

  @Test func `a lone breach at the newest end does not alarm yet`() {
    for treatment in [MissingDataTreatment.missing, .ignore] {
      var description = AlarmDescription()
      description.evaluationPeriods = 3
      description.datapointsToAlarm = 2
      description.treatMissingData = treatment
      let state = AlarmEvaluation(description).state(
        after: points("- - - - X"), current: .insufficientData)
      #expect(state == .insufficientData)
    }
  }

  @Test func `each comparison includes its threshold or does not`() {
    var description = AlarmDescription()
    description.threshold = 5
    let breaching: [(AlarmComparison, [Bool])] = [
      (.greaterThanThreshold, [false, false, true]),
      (.greaterThanOrEqualToThreshold, [false, true, true]),
      (.lessThanThreshold, [true, false, false]),
      (.lessThanOrEqualToThreshold, [true, true, false]),
    ]
    for (comparison, expected) in breaching {
      description.comparison = comparison
      #expect([4, 5, 6].map { description.datapoint($0) == .breaching } == expected)
      #expect(description.datapoint(nil) == .missing)
    }
  }

  /// Slots in which an alarm on more than 200 requests is in ALARM.
  private func replay(periods: Int, datapoints: Int) -> [Bool] {
    var description = AlarmDescription()
    description.threshold = 200
    description.evaluationPeriods = periods
    description.datapointsToAlarm = datapoints
    description.treatMissingData = .notBreaching
    description.extraPeriods = 0
    let evaluation = AlarmEvaluation(description)
    var window = Array(repeating: AlarmDatapoint.okay, count: evaluation.range)
    var state = AlarmState.okay
    return LoadBalancerTrace.counts.map { count in
      window.removeFirst()
      window.append(description.datapoint(count))
      state = evaluation.state(after: window, current: state)
      return state == .inAlarm
    }
  }

  @Test(arguments: [
    (periods: 1, datapoints: 1, rises: 96, slots: 103, first: 84, last: 4027),
    (periods: 3, datapoints: 2, rises: 8, slots: 16, first: 533, last: 3694),
  ])
  func `two weeks of a real load balancer alarm as often as counted by hand`(
    _ row: (periods: Int, datapoints: Int, rises: Int, slots: Int, first: Int, last: Int)
  ) {
    let alarms = replay(periods: row.periods, datapoints: row.datapoints)
    let changes = alarms.indices.dropFirst().filter { alarms[$0] != alarms[$0 - 1] }
    #expect(alarms.count == 4040)
    #expect(changes.count { alarms[$0] } == row.rises)
    #expect(alarms.count { $0 } == row.slots)
    #expect(alarms.firstIndex(of: true) == row.first)
    #expect(changes.last == row.last)
  }

  @Test func `an alarm that rings at the start is not watched for the whole deployment`() {
    var ringing = DeploymentAlarmWatch(statesAtStart: [.okay, .inAlarm])
    #expect(ringing == .disabled)
    #expect(ringing.polled([.okay, .inAlarm]) == false)
    var quiet = DeploymentAlarmWatch(statesAtStart: [.okay, .insufficientData])
    #expect(quiet.polled([.okay, .okay]) == false)
    #expect(quiet.polled([.okay, .inAlarm]) == true)
    #expect(quiet.polled([.okay, .inAlarm]) == false)
    #expect(DeploymentAlarmWatch(statesAtStart: []) == .disabled)
    var strict = DeploymentAlarmWatch(statesAtStart: [.inAlarm], ignoresRinging: false)
    #expect(strict.polled([.inAlarm]) == true)
  }
}
