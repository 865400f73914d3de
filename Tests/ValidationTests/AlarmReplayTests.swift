import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// A CloudWatch alarm over two weeks of a real load balancer's requests.
///
/// Data: numenta/NAB, realAWSCloudwatch (MIT). All requests of a slot come at its start, so that
/// the latest five minutes always hold exactly one slot.
@Suite struct `An alarm over a real request count` {
  @Test(arguments: [
    (id: "T-ELB-01", of: 1, transitions: 96, slots: 103, first: 84, last: 4027),
    (id: "T-ELB-02", of: 3, transitions: 8, slots: 16, first: 533, last: 3694),
  ])
  func `the alarm rings as a replay of the series says`(
    _ row: (id: String, of: Int, transitions: Int, slots: Int, first: Int, last: Int)
  ) throws {
    var series = try RecordedTraces.loadBalancer()
    #expect(series.counts.count == 4040 && series.missingCount == 8)
    series.placement = .start
    var cloud = oneFleet(
      arrivals: .counts(series), work: .constant(0), horizon: .minutes(5 * 4041))
    cloud.revisions[0].serving.workers = nil
    var alarm = AlarmDescription()
    alarm.name = "requests"
    alarm.metric = .requestCount
    alarm.of = "alb"
    alarm.threshold = 200
    alarm.period = .minutes(5)
    alarm.evaluationPeriods = row.of
    alarm.datapointsToAlarm = row.of == 1 ? 1 : 2
    alarm.treatMissingData = .notBreaching
    alarm.metricDelay = .zero
    cloud.alarms = [alarm]
    let journal = run(cloud).journal.filter { $0.subject == "requests" }
    func slots(_ state: AlarmState) -> [Int] {
      journal.filter { $0.happening == .alarm(state: state) }.map { Int($0.at.seconds - 60) / 300 }
    }
    let (rises, falls) = (slots(.inAlarm), slots(.okay))
    #expect(rises.count == row.transitions, "\(row.id)")
    #expect(rises.first == row.first && max(rises.last ?? 0, falls.last ?? 0) == row.last)
    let length = zip(rises, falls + [4040]).reduce(0) { $0 + $1.1 - $1.0 }
    #expect(length == row.slots)
  }
}
