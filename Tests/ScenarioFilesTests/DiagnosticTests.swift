import Foundation
import ScenarioFiles
import Testing

struct `a diagnostic code` {
  @Test func `has a number of its own group and a page that explains it`() {
    var seen: Set<String> = []
    for code in DiagnosticCode.all {
      #expect(seen.insert(code.id).inserted, "\(code.id) is given twice")
      #expect(code.id.count == 4 && "EPW".contains(code.id.first ?? "?"))
      #expect(!code.title.isEmpty && !code.explanation.isEmpty)
      #expect(!code.remedy.isEmpty && !code.example.isEmpty)
      #expect(code.page.hasPrefix("\(code.id): \(code.title)\n\n"))
      for line in code.page.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
    }
    #expect(DiagnosticCode.all.map(\.id) == DiagnosticCode.all.map(\.id).sorted())
    #expect(DiagnosticCode(id: "e201") == .unknownKey)
    #expect(DiagnosticCode(id: "E999") == nil)
  }

  /// A code that is declared and not listed could not be explained.
  @Test func `is listed wherever in the sources it is declared`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/ScenarioFiles")
    let files = try #require(FileManager.default.enumerator(atPath: folder.path()))
    var declared = 0
    for case let file as String in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for match in text.matches(of: /DiagnosticCode\(\s*"([EPW]\d{3})"/) {
        declared += 1
        #expect(DiagnosticCode(id: String(match.1)) != nil, "\(match.1) is not listed")
      }
    }
    #expect(declared == DiagnosticCode.all.count)
  }

  @Test func `is explained on a page`() {
    #expect(
      DiagnosticCode.unknownKey.page == """
        E201: unknown key

        No such key exists here. A misspelled key that was silently ignored would leave its default in force
        without anyone knowing.

        How to mend it: Correct the spelling, or look the keys up in `rehearse schema`.

            "deregistrationDely": "30s"     // wrong
            "deregistrationDelay": "30s"    // right

        """)
  }
}

struct `a diagnostic on a terminal` {
  @Test func `shows control characters and invisible marks as what they are`() {
    let document = ScenarioDocument(
      reading: SourceText(
        name: "::a\u{1B}[2J", "{\"\u{202E}x\u{200B}\": 1, \"\\u001b[31m\": 2}"),
      as: Toy.shop)
    let text = document.report.text
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    #expect(!text.unicodeScalars.contains("\u{202E}") && !text.unicodeScalars.contains("\u{200B}"))
    #expect(text.contains(#"unknown key "\u{1B}[31m" in a scenario"#))
    #expect(text.contains(#"| {"\u{202E}x\u{200B}": 1, "\u001b[31m": 2}"#))
    #expect(text.split(separator: "\n").allSatisfy { !$0.hasPrefix("::") })
    #expect(text.hasPrefix("./::a\\u{1B}[2J:1:1: error[E202]"))
  }

  @Test func `begins no command of a build service`() {
    let name = "##[error]x"
    let document = ScenarioDocument(
      reading: SourceText(name: name, "{\"\(name)\": 1}"), as: Toy.shop)
    #expect(!document.report.text.contains("##["))
    #expect(document.report.text.hasPrefix(#"#\u{23}[error]x:1:1: error[E202]"#))
  }

  @Test func `clips a line that is longer than a terminal`() {
    let long = String(repeating: "x", count: 50_000)
    let text = readToy("{\"groups\": {}, \"\(long)\": 1, \"question\": \"\(long)\"}").report.text
    #expect(text.split(separator: "\n").allSatisfy { $0.count < 160 })
    #expect(text.contains("…"))
  }

  @Test func `points under the character that is meant, however wide the ones before are`() {
    let lines = readToy("{\"groups\": {}, \"日本\": \"\", \"\u{1}\": 1}").report.text
      .split(separator: "\n")
    #expect(lines[1].hasSuffix("\"日本\": \"\", \"\\u{1}\": 1}"))
    #expect(lines[2] == "     |                ^^^^^^")
  }
}
