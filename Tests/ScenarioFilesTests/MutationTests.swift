import ScenarioFiles
import Testing

/// A small generator of its own, so that a failing seed stays the same for ever (SplitMix64).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Texts from which all others are made: correct ones, and every wrong one of the tables.
private let corpus: [[UInt8]] =
  [
    #"""
    // A comment.
    {
      "$schema": "x", /* another */
      "question": "what\u00e9 \ud83d\ude00 if?",
      "groups": {
        "blue": {"targets": 4, "algorithm": "round_robin", "slowStart": "1m30s", "sticky": true},
        "green": {"healthCheck": {"interval": "PT10S", "healthyThreshold": 3, "path": "/r"}},
      },
      "arrivals": {"process": "bursts", "high": "12/min", "share": "0.5%", "low": "1rps"},
      "work": {"law": "mixture", "of": ["5ms", {"law": "lognormal", "mean": "12ms", "sigma": 1e-1}]},
      "plan": [{"at": "5m", "shift": "green"}, {"at": "1h", "wait": "2d"}, {"at": "0s", "rollback": {}}],
      "image": "128MiB", "network": "1Gbps",
    }
    """#
  ].map { Array($0.utf8) } + WrongText.all.map { Array($0.text.utf8) }

/// Pieces that a scenario is made of, and that break one.
private let pieces: [[UInt8]] =
  [
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "//", "/*", "*/", "\n", "\r", "0",
    "-", "1e999", "-0", "null", "true", "NaN", "'", "\u{FEFF}", "\u{202E}", "é", "👩‍👩‍👧",
    "\"5min\"", "\"1e3rps\"", "9223372036854775808", "\"99999999999d\"", "%", "[[[[[[[[[[",
    "{\"a\":{",
  ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0]]

extension [UInt8] {
  /// One to four small accidents.
  fileprivate func mutated(_ random: inout SplitMix) -> [UInt8] {
    var bytes = self
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let end = Swift.min(bytes.count, place + Int.random(in: 0...12, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 3: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
      case 4:
        let other = corpus.randomElement(using: &random) ?? []
        let from = Int.random(in: 0...other.count, using: &random)
        bytes.replaceSubrange(place..., with: other[from...])
      default: bytes.removeSubrange(end...)
      }
    }
    return bytes
  }
}

struct `any bytes at all` {
  #if DEBUG
    static let rounds = 400
  #else
    static let rounds = 20_000
  #endif

  @Test(arguments: 0..<UInt64(8))
  func `are answered with a value or with diagnostics that can be shown`(seed: UInt64) {
    var random = SplitMix(state: seed)
    for round in 0..<Self.rounds {
      let bytes = (corpus.randomElement(using: &random) ?? []).mutated(&random)
      let argument = String(
        decoding: (corpus.randomElement(using: &random) ?? []).mutated(&random).prefix(60),
        as: UTF8.self)
      let overrides = round % 4 == 0 ? [argument, "groups.blue." + argument, "a=" + argument] : []
      let document = ScenarioDocument(
        reading: SourceText(name: "fuzz", bytes: bytes), overrides: overrides, as: Toy.shop)
      let text = document.report.text
      #expect((document.value == nil) == document.report.hasErrors, "seed \(seed), round \(round)")
      #expect(
        text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x7F) },
        "seed \(seed), round \(round)")
      for diagnostic in document.report.diagnostics {
        let place = document.report.place(of: diagnostic)
        #expect(place.map { $0.line >= 1 && $0.column >= 1 && $0.length >= 1 } ?? true)
      }
      if let shop = document.value {
        // What was read can be written, and reads back as the same.
        #expect(Toy.shop.encode(shop).map { readToy($0.compact).value } == shop)
      }
    }
  }

  @Test(arguments: 0..<UInt64(4))
  func `are answered where a distribution is expected`(seed: UInt64) {
    var random = SplitMix(state: seed)
    let text = #"""
      {"law": "mixture", "components": [{"weight": 9, "distribution": "1s"}, {"weight": 1,
      "distribution": {"law": "hyperexponential", "branches": [{"probability": "90%", "mean": "1s"},
      {"probability": "10%", "mean": "9s"}]}}, {"weight": 2, "distribution": {"law": "empirical",
      "points": [{"value": "1s", "probability": "50%"}, {"value": "2s", "probability": "100%"}]}}]}
      """#
    for round in 0..<Self.rounds {
      let document = ScenarioDocument(
        reading: SourceText(name: "fuzz", bytes: Array(text.utf8).mutated(&random)),
        as: ValueShape.durationDistribution)
      #expect((document.value == nil) == document.report.hasErrors, "seed \(seed), round \(round)")
      if let law = document.value {
        #expect(throws: Never.self, "seed \(seed), round \(round)") { try law.validated() }
      }
    }
  }

  /// Each would cost a comparison with every name there is.
  @Test func `are answered in time if every name in them is wrong`() {
    let count = 20_000
    let keys = (0..<count).map { "\"healthyThreshhold of the target \($0)\": 1" }
    let unknown = readToy("{\"groups\": {\"a\": {\(keys.joined(separator: ","))}}}")
    #expect(unknown.report.text.hasSuffix("… and \(count - 20) more\n"))
  }

  /// Hostile in size rather than in form.
  @Test func `are answered in time however they are repeated`() {
    let count = 20_000
    for unit in ["[", "{\"a\":", "\"", "//", "/*", "1,", "\\", "{}", "\"a\":1,", "'", "\n"] {
      let text = String(repeating: unit, count: count)
      for whole in [text, "[" + text, "{\"groups\": {" + text, "\"" + text] {
        #expect(readToy(whole).value == nil)
      }
    }
  }
}
