import CloudModel
import Experiments
import OutputAnalysis
import SimulationKernel
import Testing

@Suite struct DrillJournalTests {
  private let readings: [(DrillRun, DrillReading)] = {
    var odd = Reading(.infinity)
    odd.outcomes = [.succeeded, .rolledBack]
    odd.exposure = 0.1
    odd.withinRun = ConfidenceInterval(
      estimate: 0.1, low: -.infinity, high: 1 / 3, level: 0.95)
    let fault = DrillFault(candidate: 3, severity: 1, start: .milliseconds(61_234), rung: 7)
    var second = fault
    second.candidate = 0
    return [
      (
        DrillRun(DrillSchedule(), 0),
        DrillReading(
          objectives: [Reading(0.1, events: 3, trials: 30), Reading(.nan)], fingerprint: .max)
      ),
      (DrillRun(DrillSchedule([fault]), 12), DrillReading(objectives: [odd], fingerprint: 0)),
      (
        DrillRun(DrillSchedule([fault, second]), 1),
        DrillReading(objectives: [], fingerprint: 5, isCutOff: true)
      ),
    ]
  }()

  private var text: String {
    DrillJournal.header("me") + readings.map { DrillJournal.line($0, $1) }.joined()
  }

  private func read(_ text: String) -> ([DrillRun: DrillReading], String)? {
    switch DrillJournal.read(text, identity: "me") {
    case .foreign: nil
    case .readings(let readings, let text): (readings, text)
    }
  }

  @Test func `readings come back bit by bit`() throws {
    let (known, whole) = try #require(read(text))
    #expect(whole == text)
    #expect(known.count == readings.count)
    for (run, reading) in readings {
      let copy = try #require(known[run])
      // Not a number is not equal to itself, so the lines are compared.
      #expect(DrillJournal.line(run, copy) == DrillJournal.line(run, reading))
      #expect(copy.objectives.map(\.events) == reading.objectives.map(\.events))
      #expect(copy.objectives.map(\.outcomes) == reading.objectives.map(\.outcomes))
      #expect(copy.objectives.map(\.withinRun) == reading.objectives.map(\.withinRun))
    }
  }

  @Test func `cut anywhere, it says what stands before the cut`() throws {
    let bytes = Array(text.utf8)
    let ends = text.utf8.enumerated().filter { $0.element == UInt8(ascii: "\n") }.map(\.offset)
    for count in 0...bytes.count {
      let (known, whole) = try #require(
        read(String(decoding: bytes[..<count], as: UTF8.self)), "\(count)")
      let lines = ends.count { $0 < count }
      #expect(known.count == max(0, lines - 1))
      #expect(whole.utf8.count == (lines == 0 ? 0 : ends[lines - 1] + 1))
    }
  }

  @Test func `what was changed is not believed`() throws {
    let changed = text.replacing(" 12 ", with: " 13 ")
    #expect(try #require(read(changed)).0.count == 1)
  }

  @Test func `the journal of another search is known`() {
    let other = DrillJournal.header("you")
    #expect(read(other) == nil)
    #expect(read("anything\nat all\n")?.0.isEmpty == true)
  }
}
