import ScenarioFiles
import Testing

/// A wrong scenario of the toy language, and what is said about it, word for word.
struct WrongText: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let overrides: [String]
  let words: String

  init(_ name: String, _ text: String, set overrides: [String] = [], is words: String) {
    self.name = name
    self.text = text
    self.overrides = overrides
    self.words = words
  }

  var testDescription: String { name }

  static let all = syntax + shape + names + unit + override
}

struct `a wrong text is answered with place, excerpt, reason and suggestion` {
  @Test(arguments: WrongText.all)
  func `word for word`(wrong: WrongText) {
    let document = readToy(wrong.text, set: wrong.overrides)
    #expect(document.value == nil)
    #expect(document.report.text == wrong.words + "\n")
  }

  @Test func `and every code in the answers can be explained`() {
    for wrong in WrongText.all {
      for diagnostic in readToy(wrong.text, set: wrong.overrides).report.diagnostics {
        #expect(DiagnosticCode(id: diagnostic.code.id) == diagnostic.code)
      }
    }
  }
}
