extension JSONCParser {
  /// A string with all its escapes resolved.
  ///
  /// Of several mistakes inside of one string the first is reported.
  ///
  /// - Returns: nil if it is wrong and was reported.
  mutating func string() throws(Stop) -> String? {
    let start = index
    let mark = bytes[index]
    let before = diagnostics.errorCount
    index += 1
    let simpleEnd = endOfSimpleText(mark)
    if simpleEnd < bytes.count, bytes[simpleEnd] == mark, mark == Byte.quote {
      index = simpleEnd + 1
      return limited(bytes[(start + 1)..<simpleEnd], from: start)
    }
    var content: [UInt8] = []
    while true {
      let runEnd = endOfSimpleText(mark)
      content += bytes[index..<runEnd]
      index = runEnd
      guard index < bytes.count, !endsLine(bytes[index]) else {
        report(
          .unterminated, "this string is never closed", start..<index,
          help: "add a quotation mark; a string ends on its line")
        throw Stop()
      }
      if bytes[index] == mark { break }
      let position = index
      let isFirst = diagnostics.errorCount == before
      if bytes[index] == Byte.backslash {
        escape(into: &content, reports: isFirst)
      } else {
        index += 1
        if isFirst {
          let code = String(bytes[position], radix: 16, uppercase: true)
          report(
            .controlCharacter, "a control character (0x\(code)) in a string",
            position..<index, help: "write it as an escape such as \\t, or remove it")
        }
      }
    }
    index += 1
    let isReadable = diagnostics.errorCount == before
    if mark == Byte.apostrophe {
      report(
        .singleQuotes, "single quotation marks", start..<index,
        help:
          "write \(JSONValue.quoted(TerminalText.clip(text((start + 1)..<(index - 1)), to: 60)))")
    }
    return isReadable ? limited(content[...], from: start) : nil
  }

  private func endsLine(_ byte: UInt8) -> Bool {
    byte == Byte.newline || byte == Byte.carriageReturn
  }

  /// Where the bytes end that stand for themselves.
  private func endOfSimpleText(_ mark: UInt8) -> Int {
    var end = index
    while end < bytes.count, bytes[end] != mark, bytes[end] != Byte.backslash,
      bytes[end] >= Byte.space, bytes[end] != 0x7F
    {
      end += 1
    }
    return end
  }

  private mutating func limited(_ content: ArraySlice<UInt8>, from start: Int) -> String? {
    guard content.count <= JSONCLimits.string else {
      report(
        .stringTooLong, "a string of \(content.count) bytes, at most 64 KiB are read", start..<index
      )
      return nil
    }
    return String(decoding: content, as: UTF8.self)
  }

  // MARK: Escapes

  private mutating func escape(into content: inout [UInt8], reports: Bool) {
    let start = index
    index += 1
    let byte = index < bytes.count ? bytes[index] : 0
    if byte == UInt8(ascii: "u") {
      index += 1
      unicodeEscape(into: &content, from: start, reports: reports)
    } else if let plain = Self.simpleEscapes.first(where: { $0.letter == byte }) {
      index += 1
      content.append(plain.meaning)
    } else {
      // A line end or a character of several bytes is left for the loop to see.
      if byte > Byte.space, byte < 0x7F { index += 1 }
      if reports {
        report(
          .badEscape, "JSON has no escape \(text(start..<index))", start..<index,
          help: "write \\\\ for a backslash")
      }
    }
  }

  private static let simpleEscapes: [(letter: UInt8, meaning: UInt8)] = [
    (Byte.quote, Byte.quote), (Byte.backslash, Byte.backslash), (Byte.slash, Byte.slash),
    (UInt8(ascii: "b"), 0x08), (UInt8(ascii: "f"), 0x0C), (UInt8(ascii: "n"), Byte.newline),
    (UInt8(ascii: "r"), Byte.carriageReturn), (UInt8(ascii: "t"), Byte.tab),
  ]

  private mutating func unicodeEscape(
    into content: inout [UInt8], from start: Int, reports: Bool
  ) {
    guard let first = fourHexDigits() else {
      if reports {
        report(.badEscape, "\\u needs four hexadecimal digits", start..<index)
      }
      return
    }
    var value = first
    if (0xD800...0xDBFF).contains(first), index + 1 < bytes.count,
      bytes[index] == Byte.backslash, bytes[index + 1] == UInt8(ascii: "u")
    {
      let afterHigh = index
      index += 2
      if let low = fourHexDigits(), (0xDC00...0xDFFF).contains(low) {
        value = 0x10000 + (first - 0xD800) << 10 + (low - 0xDC00)
      } else {
        index = afterHigh
      }
    }
    guard let scalar = Unicode.Scalar(value) else {
      if reports {
        report(
          .badEscape, "half of a surrogate pair", start..<index,
          help: "write the character itself")
      }
      return
    }
    content += Array(String(Character(scalar)).utf8)
  }

  /// Goes past four hexadecimal digits; stays if there are none.
  private mutating func fourHexDigits() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[index..<(index + 4)] {
      switch byte {
      case Byte.zero...Byte.nine: value = value << 4 | UInt32(byte - Byte.zero)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 87)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 55)
      default: return nil
      }
    }
    index += 4
    return value
  }
}

/// Whether bytes are UTF-8 (RFC 3629: no surrogates, no overlong forms, at most U+10FFFF).
enum UTF8Check {
  static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      guard let length = sequenceLength(in: bytes, at: index) else { return index }
      index += length
    }
    return nil
  }

  private static func sequenceLength(in bytes: [UInt8], at index: Int) -> Int? {
    let continuation: ClosedRange<UInt8> = 0x80...0xBF
    let length: Int
    let second: ClosedRange<UInt8>
    switch bytes[index] {
    case 0xC2...0xDF: (length, second) = (2, continuation)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, continuation)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, continuation)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]),
      bytes[(index + 2)..<(index + length)].allSatisfy(continuation.contains)
    else { return nil }
    return length
  }
}
