/// A stretch of a source text, as offsets of its bytes.
package struct SourceSpan: Hashable, Sendable {
  /// Which text: 0 is the file, `n` is the n-th `--set` argument.
  package var source: Int
  package var bytes: Range<Int>

  package init(source: Int = 0, bytes: Range<Int>) {
    self.source = source
    self.bytes = bytes
  }
}

/// Where a person finds a stretch of text.
package struct Place: Hashable, Sendable {
  package var file: String
  /// Counted from 1.
  package var line: Int
  /// Counted in characters from 1.
  package var column: Int
  /// How many characters, on this line only; at least 1.
  package var length: Int
}

/// A text that was read, with the name to show for it.
package struct SourceText: Sendable {
  /// The path of a file, `standard input`, or `--set argument 2`.
  package var name: String
  package var bytes: [UInt8]
  /// The number of its first line, if it is a part of a longer text.
  package var firstLine = 1

  package init(name: String, bytes: [UInt8], firstLine: Int = 1) {
    self.name = name
    self.bytes = bytes
    self.firstLine = firstLine
  }

  package init(name: String, _ text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// Some editors begin a file with these three bytes; they are no part of its text.
  var byteOrderMarkLength: Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The line that holds a byte: its number from 1 and its bytes without the line's end.
  ///
  /// - Complexity: O(offset), and needed for the few diagnostics that are shown only.
  func line(holding offset: Int) -> (number: Int, bytes: Range<Int>) {
    var number = firstLine
    var start = min(byteOrderMarkLength, offset)
    for index in start..<min(offset, bytes.count) where endsLine(at: index) {
      number += 1
      start = index + 1
    }
    var end = start
    while end < bytes.count, bytes[end] != Byte.newline, bytes[end] != Byte.carriageReturn {
      end += 1
    }
    return (number, start..<end)
  }

  /// A carriage return ends a line unless a newline follows, which then does.
  private func endsLine(at index: Int) -> Bool {
    switch bytes[index] {
    case Byte.newline: true
    case Byte.carriageReturn: index + 1 == bytes.count || bytes[index + 1] != Byte.newline
    default: false
    }
  }

  /// The text of some bytes; what is not UTF-8 becomes the replacement character.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// Where a person finds these bytes.
  func place(of range: Range<Int>) -> Place {
    let line = line(holding: range.lowerBound)
    let start = min(max(range.lowerBound, line.bytes.lowerBound), line.bytes.upperBound)
    let end = min(max(range.upperBound, start), line.bytes.upperBound)
    return Place(
      file: name, line: line.number,
      column: text(line.bytes.lowerBound..<start).count + 1,
      length: max(1, text(start..<end).count))
  }
}

/// The bytes that have a meaning in JSON with comments.
enum Byte {
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let backslash = UInt8(ascii: "\\")
  static let slash = UInt8(ascii: "/")
  static let star = UInt8(ascii: "*")
  static let hash = UInt8(ascii: "#")
  static let comma = UInt8(ascii: ",")
  static let colon = UInt8(ascii: ":")
  static let equals = UInt8(ascii: "=")
  static let minus = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let point = UInt8(ascii: ".")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")

  static func isDigit(_ byte: UInt8) -> Bool { byte >= zero && byte <= nine }

  /// Whether a byte may stand in a word such as `true`, `30s` or an unquoted key.
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      zero...nine, UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "%"), 0x80...0xFF:
      true
    default: false
    }
  }
}
