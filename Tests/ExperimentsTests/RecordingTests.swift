import CloudModel
import Experiments
import RehearsalFixtures
import SimulationKernel
import Testing

@Suite struct RunNumbersTests {
  @Test func `requests count once, under the outcome of their last attempt`() {
    let numbers = replication([
      attempt(due: 0, ended: 5, outcome: .targetError, isFinal: false),
      attempt(due: 0, ended: 20, number: 2),
      attempt(due: 10, ended: 30, outcome: .clientTimeout),
    ]).numbers
    let cell = numbers.merged()
    #expect(cell.attempts == 3)
    #expect(cell.ended == 2)
    #expect(cell.succeeded == 1)
    #expect(cell.count(of: .clientTimeout) == 1)
    #expect(cell.count(of: .targetError) == 0)
    #expect(numbers.retried == 1)
    // Latency counts from when the request was due, over all attempts.
    #expect(cell.latency.maximum == 20_000_000)
  }

  @Test func `what was due before the warm-up ended does not count`() {
    var cloud = smallCloud()
    cloud.warmUp = .seconds(1)
    let numbers = replication(
      [
        attempt(due: 999, ended: 1500), attempt(due: 999, ended: 1500, outcome: .noTarget),
        attempt(due: 1000, ended: 1500),
      ], cloud: cloud
    ).numbers
    #expect(numbers.merged().ended == 1)
    #expect(numbers.warmUpSucceeded == 1)
    #expect(numbers.warmUpFailed == 1)
  }

  @Test func `cells are told apart by class, group and revision`() {
    let numbers = replication([
      attempt(due: 0, ended: 1), attempt(due: 0, ended: 1, requestClass: 1),
      attempt(due: 0, ended: 1, requestClass: 1, group: 1),
      attempt(due: 0, ended: 1, outcome: .noTarget, requestClass: 1, group: -1),
    ]).numbers
    #expect(
      numbers.keys == [
        CellKey(source: 0, requestClass: 0, group: 0, revision: 0),
        CellKey(source: 0, requestClass: 1, group: 0, revision: 0),
        CellKey(source: 0, requestClass: 1, group: 1, revision: 0),
        CellKey(source: 0, requestClass: 1, group: -1, revision: -1),
      ])
    #expect(numbers.merged { $0.requestClass == 1 }.ended == 3)
    #expect(numbers.merged { $0.group == 0 }.ended == 2)
  }

  @Test func `classes are numbered over all sources`() {
    var cloud = smallCloud()
    var second = cloud.traffic[0]
    second.name = "api"
    cloud.traffic.append(second)
    var record = attempt(due: 0, ended: 1, requestClass: 3)
    record.source = 1
    let numbers = replication([record], cloud: cloud).numbers
    #expect(numbers.keys == [CellKey(source: 1, requestClass: 1, group: 0, revision: 0)])
  }

  @Test func `numbers of halves merge to the numbers of the whole`() {
    let all = cutoverScript().attempts(3)
    let whole = replication(all).numbers
    for cut in [0, 1, 499, 500, 1000] {
      var first = replication(Array(all[..<cut])).numbers
      first.merge(replication(Array(all[cut...])).numbers)
      #expect(first.merged() == whole.merged())
      #expect(first.timeline == whole.timeline)
      #expect(first.candidateRequests == whole.candidateRequests)
      #expect(first.candidateFailed == whole.candidateFailed)
    }
  }
}

@Suite struct TimelineTests {
  @Test(arguments: [
    (1.0, 1.0, 1), (0.5, 1, 1), (600, 1, 600), (601, 2, 301), (3600, 10, 360),
    (86_400, 300, 288), (604_800, 1800, 336),
  ])
  func `steps are readable and at most 600`(horizon: Double, step: Double, count: Int) {
    let timeline = Timeline(horizon: .seconds(horizon), groupCount: 1, revisionCount: 1)
    #expect(timeline.step == Int64(step * 1e9))
    #expect(timeline.binCount == count)
  }

  @Test func `a run of a hundred years has no more steps than any other`() {
    let timeline = Timeline(horizon: .seconds(3.15e9), groupCount: 1, revisionCount: 1)
    #expect(timeline.binCount <= RunSteps.most)
  }

  @Test func `requests count in the step in which they were due`() {
    let timeline = replication([
      attempt(due: 0, ended: 5000), attempt(due: 999, ended: 1000, outcome: .noTarget, group: -1),
      attempt(due: 1000, ended: 1001), attempt(due: 500, ended: 7000),
      attempt(due: 20_000, ended: 20_000),
    ]).numbers.timeline
    #expect(timeline.succeeded[0] == 2)
    #expect(timeline.failed[0] == 1)
    #expect(timeline.succeeded[1] == 1)
    // The horizon itself belongs to the last step.
    #expect(timeline.succeeded[19] == 1)
    #expect(timeline.attempts(group: 0)[0] == 2)
  }
}

@Suite struct RunJournalTests {
  @Test func `a full journal counts what it leaves out`() {
    let recorder = RunRecorder(smallCloud())
    for index in 0..<RunJournal.mostEntries + 3 {
      recorder.record(
        JournalEntry(
          at: SimulationTime(nanoseconds: Int64(index)), subject: "", happening: .steadyState))
    }
    #expect(recorder.journal.entries.count == RunJournal.mostEntries)
    #expect(recorder.journal.entriesLeftOut == 3)
  }
}
