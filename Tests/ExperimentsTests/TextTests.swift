import Experiments
import Testing

@Suite struct SHA256Tests {
  /// NIST's examples and the lengths at which the padding changes.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `digests are those that NIST published`(text: String, digest: String) {
    #expect(SHA256.hexadecimalDigest(of: Array(text.utf8)) == digest)
  }

  @Test(arguments: [
    (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
    (63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"),
    (64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"),
    (119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"),
    (120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"),
  ])
  func `padding is right at every border of a block`(length: Int, digest: String) {
    #expect(SHA256.hexadecimalDigest(of: Array(repeating: 0x61, count: length)) == digest)
  }

  #if !DEBUG
    @Test func `a million letters a`() {
      #expect(
        SHA256.hexadecimalDigest(of: Array(repeating: 0x61, count: 1_000_000))
          == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }
  #endif
}

@Suite struct ParagraphTests {
  @Test func `a text is broken between words, and further lines are indented`() {
    let word = String(repeating: "x", count: 48)
    #expect(
      Paragraph.lines("\(word) \(word) a bc", after: "> ", indentation: 4)
        == ["> \(word) \(word)", "    a bc"])
    #expect(Paragraph.lines("\(word) \(word) abc") == ["\(word) \(word)", "abc"])
  }

  @Test func `a word wider than the page ends with an ellipsis`() {
    let long = String(repeating: "y", count: 120)
    #expect(
      Paragraph.lines("a \(long) b")
        == ["a", String(repeating: "y", count: 99) + "…", "b"])
    #expect(Paragraph.lines("") == [""])
  }
}

@Suite struct NearestWordTests {
  @Test(
    arguments: [
      ("latncy", "latency"), ("faild", "failed"), ("LATENCY", "latency"), ("requets", "requests"),
      ("zzz", nil), ("", nil), ("l", nil),
    ] as [(String, String?)])
  func `a word with few slips is recognized and others are not`(word: String, nearest: String?) {
    #expect(NearestWord.to(word, among: ["latency", "failed", "requests"]) == nearest)
  }

  @Test(arguments: [
    ("deregistrationDely", "deregistrationDelay"), ("deregistration_delay", "deregistrationDelay"),
    ("DEREGISTRATIONDELAY", "deregistrationDelay"), ("slowstart", "slowStart"),
    ("slwo-start", "slowStart"), ("targest", "targets"), ("colour", nil), ("t", nil),
    ("tgs", nil), (String(repeating: "slowStart", count: 1_000), nil),
  ])
  func `capitals, dashes and underscores do not count`(word: String, nearest: String?) {
    let candidates = ["targets", "slowStart", "deregistrationDelay"]
    #expect(NearestWord.to(word, among: candidates) == nearest)
  }
}

@Suite struct DecimalTextTests {
  @Test(arguments: [
    (0.0, 2, "0.00"), (-0.001, 2, "0.00"), (1.005, 1, "1.0"), (2.5, 0, "3"), (-2.5, 0, "-3"),
    (1234.567, 2, "1234.57"), (0.05, 1, "0.1"), (.nan, 2, "–"), (.infinity, 2, "∞"),
    (-.infinity, 0, "-∞"),
  ])
  func `fixed decimals`(value: Double, decimals: Int, text: String) {
    #expect(DecimalText.fixed(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    (0.0, "0"), (0.0123, "0.0123"), (1234.0, "1234"), (0.5, "0.5"), (99.95, "100"),
    (12.34, "12.3"), (-0.001234, "-0.00123"), (100.0, "100"), (1e-12, "0"), (3e18, "3e+18"),
  ])
  func `short numbers have three digits and no trailing zeros`(value: Double, text: String) {
    #expect(DecimalText.short(value) == text)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
  func `counts are grouped by three digits`(count: Int, text: String) {
    #expect(DecimalText.grouped(count) == text)
  }
}
