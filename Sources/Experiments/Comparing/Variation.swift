/// One `--vary PATH=V1,V2,...`: a value of the scenario and everything that is to be tried for it.
package struct Variation: Sendable, Hashable {
  package var path: String
  /// As they are written behind `--set PATH=`, at least one, all different.
  package var values: [String]

  /// More values in all combinations are refused.
  package static let mostVariants = 1_000

  /// Reads an argument.
  ///
  /// Values are separated by commas outside of quotation marks, brackets and braces, so that a
  /// value can be any JSON: `x=1,2`, `x="a,b","c"`, `x=[1,2],[3]`, `x={"a":1,"b":2},null`.
  /// `low..high:step` stands for the values from low in steps while they are not above high, all
  /// three with the same unit: `x=10s..60s:10s`, `x=0.5..2:0.5`.
  package init(parsing text: String) throws(VariationError) {
    guard let equals = Self.separator(in: text) else { throw .withoutValues(text) }
    path = String(text[..<equals])
    let parts = Self.parts(of: text[text.index(after: equals)...])
    var values: [String] = []
    for part in parts {
      guard !part.isEmpty else { throw .emptyValue(path: path) }
      guard let range = try ValueRange(parsing: part, path: path) else {
        values.append(part)
        continue
      }
      values += try range.values(path: path)
    }
    guard values.count <= Self.mostVariants else { throw .tooManyVariants }
    var seen: Set<String> = []
    for value in values where !seen.insert(value).inserted {
      throw .repeatedValue(value, path: path)
    }
    self.values = values
  }

  /// The first `=` outside of a quoted key, with something before it.
  private static func separator(in text: String) -> String.Index? {
    var isQuoted = false
    for index in text.indices {
      if text[index] == "\"" { isQuoted.toggle() }
      if text[index] == "=", !isQuoted { return index == text.startIndex ? nil : index }
    }
    return nil
  }

  /// The text between commas that stand outside of everything; blanks at the ends go.
  private static func parts(of text: Substring) -> [String] {
    var parts: [String] = []
    var (part, depth, isQuoted, isEscaped) = ("", 0, false, false)
    for character in text {
      if isQuoted {
        isQuoted = isEscaped || character != "\""
        isEscaped = !isEscaped && character == "\\"
      } else {
        switch character {
        case "\"": isQuoted = true
        case "[", "{": depth += 1
        case "]", "}": depth -= 1
        case "," where depth <= 0:
          parts.append(trimmed(part))
          part = ""
          continue
        case _: break
        }
      }
      part.append(character)
    }
    return parts + [trimmed(part)]
  }

  private static func trimmed(_ text: String) -> String {
    let front = text.drop { $0 == " " }
    return String(front.reversed().drop { $0 == " " }.reversed())
  }
}

extension Variation {
  /// Every combination of the values, the last variation varying fastest.
  ///
  /// - Throws: For a path that is varied twice and for more than ``mostVariants``.
  package static func grid(_ variations: [Variation]) throws(VariationError) -> [[Setting]] {
    var count = 1
    for (index, variation) in variations.enumerated() {
      guard !variations[..<index].contains(where: { $0.path == variation.path }) else {
        throw .repeatedPath(variation.path)
      }
      // Both factors are at most the limit, so the product cannot overflow.
      count *= variation.values.count
      guard count <= mostVariants else { throw .tooManyVariants }
    }
    var grid: [[Setting]] = [[]]
    for variation in variations {
      grid = grid.flatMap { settings in
        variation.values.map { settings + [Setting(path: variation.path, value: $0)] }
      }
    }
    return grid
  }

  /// `deregistrationDelay=5s, maximumPercent=150`: the paths' last steps, or the whole paths where
  /// these would not tell them apart.
  package static func label(_ settings: [Setting]) -> String {
    let steps = settings.map { setting in
      setting.path.split(separator: ".").last.map(String.init) ?? setting.path
    }
    let areDistinct = Set(steps).count == steps.count
    return zip(settings, steps).map { setting, step in
      "\(areDistinct ? step : setting.path)=\(setting.value)"
    }.joined(separator: ", ")
  }
}

/// What is wrong with a `--vary`.
package enum VariationError: Error, Sendable, Hashable {
  case withoutValues(String)
  case emptyValue(path: String)
  case repeatedValue(String, path: String)
  case repeatedPath(String)
  case unequalUnits(String, path: String)
  case noSteps(String, path: String)
  case tooManyDigits(String, path: String)
  case tooManyVariants

  /// To be read after `error: `.
  package var message: String {
    switch self {
    case .withoutValues(let text):
      "--vary needs PATH=V1,V2,..., not \"\(text)\""
    case .emptyValue(let path):
      "--vary \(path) has an empty value; write \"\" for an empty string"
    case .repeatedValue(let value, let path):
      "--vary \(path) has the value \(value) twice"
    case .repeatedPath(let path): "--vary \(path) is given twice"
    case .unequalUnits(let text, let path):
      "--vary \(path): in the range \(text) all three numbers need the same unit, "
        + "as in 10s..60s:10s"
    case .noSteps(let text, let path):
      "--vary \(path): the range \(text) has no values; low..high:step needs low at most high "
        + "and a step above 0"
    case .tooManyDigits(let text, let path):
      "--vary \(path): the range \(text) has a number of more than \(ValueRange.mostDigits) digits"
    case .tooManyVariants:
      "--vary gives more than \(DecimalText.grouped(Variation.mostVariants)) variants"
    }
  }
}
