import Experiments
import Testing

@Suite struct ShellTextTests {
  @Test(arguments: [
    ("x.y=30s", "x.y=30s"), ("a=5%", "a=5%"), ("x=[1,2]", "'x=[1,2]'"), ("it's", "'it'\\''s'"),
    ("", "''"), ("a b", "'a b'"), ("rate<1%", "'rate<1%'"), ("~/x", "'~/x'"),
  ])
  func `a word is quoted unless it is harmless`(text: String, word: String) {
    #expect(ShellText.word(text) == word)
  }
}
