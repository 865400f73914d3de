import Experiments
import ScenarioFiles
import Testing

/// A change that makes the full scenario wrong or doubtful, and what is said about it, word for
/// word.
struct WrongScenario: Sendable, CustomTestStringConvertible {
  let name: String
  let part: String
  let other: String
  let words: String
  /// The right scenario: the full one, or a smaller one about a part of the language.
  let base: String
  /// Overrides, for what one part cannot show.
  let overrides: [String]

  init(
    _ name: String, _ part: String, becomes other: String, in base: String = FullScenario.text,
    set overrides: [String] = [], is words: String
  ) {
    self.base = base
    self.overrides = overrides
    self.name = name
    self.part = part
    self.other = other
    self.words = words
  }

  var testDescription: String { name }

  var document: ScenarioDocument<Scenario> {
    FullScenario.document(replacing: part, by: other, in: base, set: overrides, files: .samples)
  }
}

extension DataFiles {
  /// Files that the wrong scenarios name.
  static let samples = DataFiles.texts([
    "fis.json": FullFaults.template,
    "fis-0.json": FullFaults.template.replacing(
      #"aws:ecs:stop-task"#, with: #"aws:s3:bucket-pause-replication"#),
    "fis-2.json": FullFaults.template.replacing(#"["breathe"]"#, with: #"["breath"]"#),
    "fis-3.json": FullFaults.template.replacing(
      #""parameters": {"duration": "PT1M"}}"#,
      with: #""parameters": {"duration": "PT1M"}, "startAfter": ["cut"]}"#),
    "fis-4.json": FullFaults.template.replacing(#""PT5M""#, with: #""5m""#),
    "fis-5.json": FullFaults.template.replacing(#"PERCENT(50)"#, with: #"HALF"#),
    "fis-7.json": FullFaults.template.replacing(
      #""delayMilliseconds": "300""#, with: #""delayMilliseconds": "much""#),
    "fis-8.json": FISSamples.actions(
      (1...21).map { #""wait-\#($0)": {"actionId": "aws:fis:wait"}"# }),
    "fis-9.json": FISSamples.actions([
      FISSamples.shortage(zones: String(repeating: "a,", count: 600))
    ]),
    "fis-10.json": FISSamples.actions(
      (1...20).map { number in
        FISSamples.shortage(zones: (1...60).map { "z\($0)" }.joined(separator: ","), number)
      }),
    "fis-11.json": FullFaults.template.replacing(
      #""resourceArns": ["a:b:c:"]"#, with: FISSamples.narrowed),
    "fis-12.json": FISSamples.look("ALARM, OKAY"),
    "fis-13.json": FISSamples.injected("ec2", "DescribeInstances"),
    "fis-14.json": FISSamples.injected("ec2", "RunInstances, DescribeInstances"),
    "fis-15.json": FullFaults.template.replacing(
      #""delayMilliseconds": "300""#,
      with: #""delayMilliseconds": "300", "flowsPercent": "5""#),
    "fis-16.json": FullFaults.template.replacing(
      #""resourceArns": ["a:b:c:"]"#,
      with: #""resourceArns": ["a:b:c:"], "filters": [{"path": "AvailabilityZone", "values": []}]"#),
    "counts.csv": """
    timestamp,value
    2026-11-20 09:00:00,100
    2026-11-20 09:05:00,120
    2026-11-20 09:20:00,90
    """,
    "words.csv": "timestamp,value\n2026-11-20 09:00:00,many\n",
    "negative.csv": "timestamp,value\n2026-11-20 09:00:00,-3\n",
    "unsorted.csv": "timestamp,value\n2026-11-20 09:05:00,1\n2026-11-20 09:00:00,2\n",
    "repeated.csv": "timestamp,value\n2026-11-20 09:00:00,1\n2026-11-20 09:00:00,2\n",
    "short.csv": "timestamp,value\n2026-11-20 09:00:00\n",
    "header.csv": "timestamp,value\n",
    "wide.csv": "timestamp,value,more\n2026-11-20 09:00:00,1,2\n",
    "trace.csv": "arrival_s,work\n0.5,3\n1.25,4\n",
    "backwards.csv": "arrival_s,work_ms\n0.5,3\n0.25,4\n",
    "empty.csv": "",
    "prices.jsonc": """
    // Ours.
    {
      "region": "eu-west-1",
      "capacityUnitHour": {"price": 0.009, "date": "2026-10-01", "source": "our bill"},
    }
    """,
    "wrong-prices.jsonc": """
    {
      "capacityUnitHour": {"price": "0.009", "date": "October", "source": "our bill"},
      "natHour": {"price": 0.045, "date": "2026-10-01", "source": "our bill"},
    }
    """,
  ])

  static func texts(_ texts: [String: String]) -> DataFiles {
    DataFiles { name, receive throws(DataFileProblem) in
      if name.hasPrefix("/") || name.hasPrefix("..") { throw .outside(root: "shop") }
      guard let text = texts[name] else { throw .missing }
      _ = receive(Array(text.utf8)[...])
    }
  }
}

extension WrongScenario {
  static let all = [
    names, balancing, delivery, kubernetes, strategies, scaling, schemas, hostedNames,
    traffic, objectives, files, costs, policy, alarms,
    regions,
    tables,
    naming, routing,
    clients,
    faults, experiments,
    drills,
    runbooks,
    calls,
  ].flatMap { $0 }
}

struct `a wrong scenario is answered with place, excerpt, reason and suggestion` {
  @Test(arguments: WrongScenario.all)
  func `word for word`(wrong: WrongScenario) {
    let document = wrong.document
    #expect(wrong.base.contains(wrong.part))
    #expect(document.report.text == wrong.words + "\n")
    #expect((document.value == nil) == document.report.hasErrors)
  }

  @Test func `by one mistake at a time`() {
    for text in Set(WrongScenario.all.map(\.base)) {
      #expect(FullScenario.document(in: text, files: .samples).report.text == "")
    }
  }
}

struct `every code about whole scenarios` {
  /// Those that no small text can show.
  private static let exempt: Set = ["E501", "E803", "W708"]

  @Test func `is shown by a wrong scenario`() {
    let shown = Set(WrongScenario.all.flatMap { $0.document.report.diagnostics.map(\.code.id) })
    let ours = DiagnosticCode.all.map(\.id).filter { id in
      id >= "E309" && id < "E400" || id >= "E403" && id < "E600"
        || id >= "E605" && !id.hasPrefix("P")
    }
    #expect(ours.filter { !shown.contains($0) && !Self.exempt.contains($0) } == [])
  }
}
