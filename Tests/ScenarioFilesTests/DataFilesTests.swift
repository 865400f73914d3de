import CloudModel
import Foundation
import ScenarioFiles
import SimulationKernel
import Testing

struct `a recording` {
  /// What the full scenario's first source becomes.
  private func arrivals(
    _ arrivals: String, _ files: [String: String] = [:]
  ) throws -> ArrivalDescription {
    let document = FullScenario.document(
      replacing: #"{"process": "poisson", "rate": "50rps"}"#, by: arrivals, files: .texts(files))
    try #require(document.value != nil, "\(document.report.text)")
    return document.value?.cloud.traffic[0].arrivals ?? .poisson(rate: 0)
  }

  private func counts(_ options: String, _ text: String) throws -> CountSeries {
    let description = try arrivals(
      #"{"process": "counts", "file": "c.csv", \#(options)}"#, ["c.csv": text])
    guard case .counts(let series) = description else { return CountSeries() }
    return series
  }

  @Test func `of counts keeps its gaps`() throws {
    let series = try counts(
      #""interval": "5m", "scale": 2, "missing": "previous""#,
      """
      # A comment.
      timestamp,value
      2026-11-20 23:55:00,100
      2026-11-21 00:00:00,1.5e2

      2026-11-21 00:15:00,90
      2026-11-21 00:20:00,
      """)
    #expect(series.counts == [100, 150, nil, nil, 90, nil])
    #expect(series.interval == .minutes(5))
    #expect(series.scale == 2)
    #expect(series.missing == .previous)
  }

  @Test(arguments: [
    ("2026-02-28 23:59:00", "2026-03-01 00:00:00"),
    ("2024-02-29T23:59:00Z", "2024-03-01T00:00:00Z"),
    ("2026-11-20 09:00", "2026-11-20 09:01"), ("2026-11-20 09:00:00.4", "2026-11-20 09:00:59.9"),
    ("2026-11-20T09:00:00+01:00", "2026-11-20T08:01:00Z"),
    ("2026-12-31T23:59:00-05:00", "2027-01-01T05:00:00+00:00"),
  ])
  func `of counts knows the calendar`(first: String, next: String) throws {
    #expect(try counts(#""interval": "1m""#, "t,n\n\(first),1\n\(next),2\n").counts == [1, 2])
  }

  @Test func `of counts can be cut`() throws {
    let text = "n\n" + (1...9).map { "\($0)\n" }.joined()
    #expect(try counts(#""from": 3, "rows": 4"#, text).counts == [3, 4, 5, 6])
    #expect(try counts(#""from": 8"#, text).counts == [8, 9])
  }

  @Test func `of counts finds its columns by name, in quotation marks too`() throws {
    let text = "\u{FEFF}zone,\"requests, all\",when\r\na,7,2026-11-20 09:00:00\r\n"
    #expect(
      try counts(#""column": "requests, all", "timeColumn": "when""#, text).counts == [7])
  }

  @Test func `of counts can stand in the scenario`() throws {
    let description = try arrivals(#"{"process": "counts", "counts": [5, null, 7]}"#)
    var series = CountSeries()
    series.counts = [5, nil, 7]
    #expect(description == .counts(series))
  }

  @Test func `of requests keeps its instants and its work`() throws {
    let text = "arrival_ms,work\n0.5,3\n1250,4\n"
    var trace = RequestTrace()
    trace.arrivals = [.milliseconds(0.5), .milliseconds(1_250)]
    trace.work = [.milliseconds(60), .milliseconds(80)]
    #expect(
      try arrivals(
        #"""
        {"process": "trace", "file": "t.csv", "workColumn": "work", "workUnit": "20ms"}
        """#, ["t.csv": text]) == .trace(trace))
  }

  @Test func `of requests counts times of the calendar from the first`() throws {
    let text = "TIMESTAMP,x\n2023-11-16 18:17:03.9799600,4\n2023-11-16 18:17:04.0319600,3\n"
    var trace = RequestTrace()
    trace.arrivals = [.zero, .milliseconds(52)]
    #expect(
      try arrivals(#"{"process": "trace", "file": "t.csv"}"#, ["t.csv": text]) == .trace(trace))
  }
}

struct `files of data beside a scenario` {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "rehearse-\(UUID().uuidString)")
    let manager = FileManager.default
    for name in ["shop/data", "Scenarios/deep/er", "Scenarios/data"] {
      try manager.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    for name in ["secret.csv", "shop/data/in.csv", "Scenarios/data/in.csv"] {
      try "n\n5\n".write(
        to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    try manager.createSymbolicLink(
      atPath: folder.appendingPathComponent("shop/data/out.csv").path,
      withDestinationPath: folder.appendingPathComponent("secret.csv").path)
    try manager.createSymbolicLink(
      atPath: folder.appendingPathComponent("shop/up").path,
      withDestinationPath: folder.path)
    try manager.createSymbolicLink(
      atPath: folder.appendingPathComponent("shop/same.csv").path,
      withDestinationPath: "data/in.csv")
  }

  private func code(of name: String, in scenarioFolder: String) -> String {
    let text = FullScenario.text.replacing(
      #"{"process": "poisson", "rate": "50rps"}"#,
      with: #"{"process": "counts", "file": "\#(name)"}"#)
    let document = ScenarioFile.document(
      reading: Array(text.utf8),
      path: folder.appendingPathComponent("\(scenarioFolder)/x.jsonc").path)
    return document.report.diagnostics.first?.code.id ?? ""
  }

  @Test(arguments: [
    ("data/in.csv", ""), ("./data/../data/in.csv", ""), ("same.csv", ""),
    ("../secret.csv", "E802"), ("data/../../secret.csv", "E802"), ("data/out.csv", "E802"),
    ("up/secret.csv", "E802"), ("/etc/passwd", "E802"), ("~/in.csv", "E802"), ("..", "E802"),
    (".", "E802"), ("data", "E801"), ("data/none.csv", "E801"),
  ])
  func `are read from its folder only`(name: String, code: String) {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(self.code(of: name, in: "shop") == code)
  }

  @Test func `are read from all of a folder called Scenarios`() {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(code(of: "../../data/in.csv", in: "Scenarios/deep/er") == "")
    #expect(code(of: "../../../secret.csv", in: "Scenarios/deep/er") == "E802")
  }

  @Test func `are not waited for`() {
    defer { try? FileManager.default.removeItem(at: folder) }
    mkfifo(folder.appendingPathComponent("shop/pipe.csv").path, 0o600)
    #expect(code(of: "pipe.csv", in: "shop") == "E801")
  }

  @Test func `are not larger than 64 MiB`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("shop/large.csv")
    try "n\n5\n".write(to: path, atomically: true, encoding: .utf8)
    let handle = try FileHandle(forWritingTo: path)
    // Sparse: it takes no room on the disk.
    try handle.truncate(atOffset: UInt64(DataFiles.largest) + 1)
    try handle.close()
    #expect(["E803", "E805"].contains(code(of: "large.csv", in: "shop")))
  }
}
