import CloudModel
import Experiments
import ScenarioFiles
import Testing

/// Values that someone might write anywhere.
private let strangeValues = [
  "0", "1", "-1", "1000", "100000000", "1e9", "0.5", "true", "null", "[]", "{}", "\"\"", "\"0s\"",
  "\"1ns\"", "\"30s\"", "\"10m\"", "\"365d\"", "\"0%\"", "\"100%\"", "\"0rps\"", "\"0.000001rps\"",
  "\"10000000rps\"", "\"blue\"", "\"green\"", "\"old\"", "\"a\"", "\"shop\"", "\"v2\"", "\"off\"",
  "\"unlimited\"", "\"alb\"", "\"alb/production\"", "\"alb/production/api\"", "\"rolling\"",
  "\"codeDeploy\"", "\"least_outstanding_requests\"",
  "{\"law\": \"pareto\", "
    + "\"minimum\": \"1ms\", \"shape\": 0.5}", "\"counts.csv\"",
  "{\"process\": \"renewal\", \"gap\": \"1ns\"}",
  "{\"process\": \"counts\", \"file\": \"counts.csv\", \"interval\": \"5m\"}",
  "{\"process\": \"trace\", \"arrivals\": [\"1s\", \"1s\"], \"work\": [\"0s\", \"1m\"]}",
  "{\"process\": \"bursts\", \"states\": [{\"rate\": \"0rps\", \"meanStay\": \"1s\"}, "
    + "{\"rate\": \"900rps\", \"meanStay\": \"20ms\"}]}",
  "{\"process\": \"stages\", \"stages\": [{\"target\": \"90rps\", \"duration\": \"0s\"}]}",
]

/// Forgets everything.
private final class NoRecorder: Recorder {
  func record(_ batch: AttemptBatch) {}
  func record(_ entry: JournalEntry) {}
  func record(_ datapoint: MetricDatapoint) {}
}

/// The full scenario as lines and values, to be cut and mixed.
private struct Mutant {
  var lines = FullScenario.text.split(separator: "\n").map(String.init)
  var random: Drawing

  mutating func change() {
    let line = Int.random(in: 0..<lines.count, using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0: lines.remove(at: line)
    case 1: lines.insert(lines[Int.random(in: 0..<lines.count, using: &random)], at: line)
    case 2: lines.swapAt(line, Int.random(in: 0..<lines.count, using: &random))
    default: lines[line] = replacingValue(in: lines[line])
    }
  }

  /// The line with one of its values replaced.
  private mutating func replacingValue(in line: String) -> String {
    let starts = line.indices.filter { line[$0] == ":" || line[$0] == "[" }
    guard let mark = starts.randomElement(using: &random) else { return line }
    let start = line.index(after: mark)
    let end = line[start...].firstIndex { ",}]".contains($0) } ?? line.endIndex
    let value = strangeValues.randomElement(using: &random) ?? ""
    return line[..<start] + " " + value + line[end...]
  }
}

/// SplitMix64: a failing seed stays the same for ever.
private struct Drawing: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

struct `a scenario with accidents` {
  #if DEBUG
    static let rounds = 60
  #else
    static let rounds = 5_000
  #endif

  @Test(arguments: 0..<UInt64(8))
  func `is refused with words, or can be run`(seed: UInt64) {
    for round in 0..<Self.rounds {
      var mutant = Mutant(random: Drawing(state: seed << 32 | UInt64(round)))
      for _ in 0...(round % 3) { mutant.change() }
      let text = mutant.lines.joined(separator: "\n")
      let document = ScenarioFile.document(
        reading: SourceText(name: "mutant", text), files: .samples)
      #expect((document.value == nil) == document.report.hasErrors, "seed \(seed), round \(round)")
      #expect(document.value != nil || !document.report.text.isEmpty)
      guard let scenario = document.value else { continue }
      let outcome = Run.perform(
        scenario.cloud, seed: 1, replication: 0, recorder: NoRecorder(), eventLimit: 2_000)
      #expect(outcome.eventCount <= 2_000)
    }
  }
}
