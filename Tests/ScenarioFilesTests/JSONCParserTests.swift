import ScenarioFiles
import Testing

/// Reads any JSON with comments and writes it back on one line.
private let anything: ValueShape<JSONValue> = .json

private func read(_ text: String) -> ScenarioDocument<JSONValue> {
  ScenarioDocument(reading: SourceText(name: "t", text), as: anything)
}

struct `JSON with comments` {
  @Test(arguments: [
    ("null", "null"), ("true", "true"), (" [ ] ", "[]"), ("{ }", "{}"), ("[1,2,]", "[1, 2]"),
    (#"{"a":1,}"#, #"{"a": 1}"#), ("// c\n1 // d", "1"), ("/* a * b ** */ 1 /**/", "1"),
    ("[1, // one\r\n2]", "[1, 2]"), ("-0", "-0"), ("1.50", "1.50"), ("1e+5", "1e+5"),
    ("\u{FEFF}1", "1"), (#""\u00e9\ud83d\ude00\n\/""#, #""é😀\n/""#),
    (#""a//b/*c*/""#, #""a//b/*c*/""#),
    (#"{"b": 1, "a": {"c": [null, false]}}"#, #"{"b": 1, "a": {"c": [null, false]}}"#),
    ("\t1\r\n", "1"), ("0.1e-7", "0.1e-7"),
    ("\"\u{7FF}\u{FFFF}\u{10FFFF}\"", "\"\u{7FF}\u{FFFF}\u{10FFFF}\""),
  ])
  func `is read as it is meant`(text: String, written: String) {
    let document = read(text)
    #expect(document.report.text == "")
    #expect(document.value?.compact == written)
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22], [0x31, 0x20, 0xE2],
      [0xFF, 0xFE, 0x31, 0x00],
    ] as [[UInt8]])
  func `is refused if it is not UTF-8`(bytes: [UInt8]) {
    let document = ScenarioDocument(
      reading: SourceText(name: "t", bytes: bytes), as: anything)
    #expect(document.report.diagnostics.map(\.code.id) == ["E110"])
  }

  @Test func `counts columns in characters and lines by any line end`() throws {
    let document = read("{\"é👩‍👩‍👧\": 1,\r\n \"b\": 2,\r\t\"b\": x}")
    let places = document.report.diagnostics.compactMap(document.report.place)
    #expect(places.map(\.line) == [3, 3])
    #expect(places.map(\.column) == [2, 7])
    let first = read("{\"é👩‍👩‍👧\": x}").report
    #expect(first.diagnostics.compactMap(first.place).map(\.column) == [8])
  }

  @Test func `may be nested 64 deep and no deeper`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(read(nested(64)).value != nil)
    #expect(read(nested(65)).report.diagnostics.map(\.code.id) == ["E602"])
    #expect(read(String(repeating: "[", count: 100_000)).report.diagnostics.count == 1)
    #expect(read(String(repeating: "{\"a\":", count: 65)).report.diagnostics.count == 1)
  }

  @Test func `may have strings of 64 KiB and no longer`() {
    let text = String(repeating: "a", count: 64 << 10)
    #expect(read("\"\(text)\"").value != nil)
    #expect(read("\"a\(text)\"").report.diagnostics.map(\.code.id) == ["E604"])
    #expect(read("\"\\n\(text)\"").report.diagnostics.map(\.code.id) == ["E604"])
    #expect(read(String(repeating: "1", count: 401)).report.diagnostics.map(\.code.id) == ["E604"])
  }

  @Test func `may have 200000 values and no more`() {
    func list(_ count: Int) -> String {
      "[" + Array(repeating: "1", count: count).joined(separator: ",") + "]"
    }
    #expect(read(list(199_999)).value != nil)
    #expect(read(list(200_000)).report.diagnostics.map(\.code.id) == ["E603"])
  }

  @Test func `may have 4 MiB and no more`() {
    var text = SourceText(name: "t", "1")
    text.bytes += [UInt8](repeating: 0x20, count: (4 << 20) - 1)
    #if !DEBUG
      #expect(ScenarioDocument(reading: text, as: anything).value != nil)
    #endif
    text.bytes.append(0x20)
    let document = ScenarioDocument(reading: text, as: anything)
    #expect(
      document.report.text == """
        t: error[E601]: the file has 4194305 bytes, at most 4 MiB are read

        """)
  }

  @Test func `finds a repeated key among many`() {
    let keys = (0..<10_000).map { "\"k\($0)\": 0" }.joined(separator: ",\n")
    let report = read("{\(keys), \"k77\": 1}").report
    #expect(report.diagnostics.map(\.message) == ["repeated key \"k77\""])
  }
}
