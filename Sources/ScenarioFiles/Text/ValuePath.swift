/// The way from the top of a scenario to one of its values: `services.shop.targetGroups[0]`.
///
/// A key that holds anything but letters, digits, `_`, `-` and `$` is written in quotation marks:
/// `rules."api.example.com"`. `--set` uses the same notation.
package struct ValuePath: Hashable, Sendable, CustomStringConvertible {
  package enum Step: Hashable, Sendable {
    case key(String)
    case index(Int)
  }

  package var steps: [Step]

  package init(_ steps: [Step] = []) { self.steps = steps }

  package var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key):
        if !text.isEmpty { text += "." }
        text += Self.isPlain(key) ? key : JSONValue.quoted(key)
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }

  package func appending(_ key: String) -> ValuePath { ValuePath(steps + [.key(key)]) }
  package func appending(_ index: Int) -> ValuePath { ValuePath(steps + [.index(index)]) }

  private static func isPlain(_ key: String) -> Bool {
    !key.isEmpty && key.utf8.allSatisfy(isPlain)
  }

  static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "$"):
      true
    default: false
    }
  }
}

extension ValuePath {
  /// What is wrong with a written path, and at which of its bytes.
  struct Problem: Error {
    var message: String
    var offset: Int
  }

  /// Reads `a.b[2]."x.y"`.
  init(parsing text: String) throws(Problem) {
    var reader = PathReader(bytes: Array(text.utf8))
    self.init(try reader.steps())
  }

  /// Reads a path of the program's own making.
  ///
  /// A path that cannot be read stands for the top of the scenario.
  package init(_ text: String) {
    self = (try? ValuePath(parsing: text)) ?? ValuePath()
  }
}

private struct PathReader {
  let bytes: [UInt8]
  var index = 0

  mutating func steps() throws(ValuePath.Problem) -> [ValuePath.Step] {
    var steps: [ValuePath.Step] = []
    while index < bytes.count {
      if bytes[index] == Byte.openBracket {
        steps.append(.index(try subscriptIndex()))
      } else {
        if !steps.isEmpty {
          guard bytes[index] == Byte.point else {
            throw ValuePath.Problem(message: "expected \".\" or \"[\"", offset: index)
          }
          index += 1
        }
        steps.append(.key(try key()))
      }
    }
    guard !steps.isEmpty else { throw ValuePath.Problem(message: "the path is empty", offset: 0) }
    return steps
  }

  private mutating func key() throws(ValuePath.Problem) -> String {
    let start = index
    if index < bytes.count, bytes[index] == Byte.quote {
      index += 1
      while index < bytes.count, bytes[index] != Byte.quote { index += 1 }
      guard index < bytes.count else {
        throw ValuePath.Problem(message: "the quotation mark is never closed", offset: start)
      }
      index += 1
      return String(decoding: bytes[(start + 1)..<(index - 1)], as: UTF8.self)
    }
    while index < bytes.count, ValuePath.isPlain(bytes[index]) { index += 1 }
    guard index > start else {
      throw ValuePath.Problem(message: "expected the name of a key", offset: start)
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func subscriptIndex() throws(ValuePath.Problem) -> Int {
    let start = index
    index += 1
    let digits = index
    while index < bytes.count, Byte.isDigit(bytes[index]) { index += 1 }
    guard index < bytes.count, bytes[index] == Byte.closeBracket,
      let value = Int(String(decoding: bytes[digits..<index], as: UTF8.self)), value < 1_000_000
    else {
      throw ValuePath.Problem(message: "expected an index such as [0]", offset: start)
    }
    index += 1
    return value
  }
}
