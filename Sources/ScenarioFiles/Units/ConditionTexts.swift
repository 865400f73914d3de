import CanaryAnalysis
import SimulationKernel

/// A limit of a judge as it was written.
struct WrittenLimit: Sendable {
  enum Unit: Sendable {
    case share, duration
    /// A count, or times as much.
    case none
  }

  /// With shares as parts of 1 and durations in seconds.
  var condition: Condition
  var unit: Unit
}

extension WrittenLimit.Unit {
  var noun: String {
    switch self {
    case .share: "a share"
    case .duration: "a duration"
    case .none: "a number without a unit"
    }
  }

  var example: String {
    switch self {
    case .share: "> 5%"
    case .duration: "> 800ms"
    case .none: "> 2"
    }
  }
}

/// Limits of a judge: `> 5%`, `>= 800ms`, `< 3`.
enum LimitText {
  static func parse(_ text: String) -> WrittenLimit? {
    var rest = text[...].trimmed
    guard let relation = Condition.Relation.take(from: &rest) else { return nil }
    let number = String(rest.trimmed)
    if let share = try? ShareText.parse(number) {
      return WrittenLimit(condition: Condition(relation, share), unit: .share)
    }
    if let span = try? DurationText.parse(number) {
      return WrittenLimit(condition: Condition(relation, span.seconds), unit: .duration)
    }
    guard number.isPlainNumber, let value = Double(number), value.isFinite else { return nil }
    return WrittenLimit(condition: Condition(relation, value), unit: .none)
  }

  /// A text that reads back as the same limit.
  static func text(of limit: WrittenLimit) -> String {
    let number = limit.condition.limit
    let written =
      switch limit.unit {
      case .share: ShareText.text(of: number)
      case .duration: DurationText.text(of: TimeSpan(seconds: number))
      case .none: PlainDecimal.text(of: number)
      }
    return "\(limit.condition.relation.rawValue) \(written)"
  }
}

/// Conditions of Argo Rollouts on the result of a query: `result[0] >= 0.95`.
enum ArgoConditionText {
  static func parse(_ text: String) -> ArgoCondition? {
    var rest = text[...].trimmed
    var (holdsForNaN, emptyResult): (Bool, Bool?) = (false, nil)
    while true {
      if rest.take("isNaN(result[0]) ||") || rest.take("isNaN(result) ||") {
        holdsForNaN = true
      } else if rest.take("len(result) == 0 ||") {
        emptyResult = true
      } else if rest.take("len(result) > 0 &&") {
        emptyResult = false
      } else {
        break
      }
      rest = rest.trimmed
    }
    guard rest.take("result[0]") || rest.take("result") else { return nil }
    rest = rest.trimmed
    guard let relation = Condition.Relation.take(from: &rest) else { return nil }
    let number = String(rest.trimmed)
    guard number.isPlainNumber, let limit = Double(number), limit.isFinite else { return nil }
    return ArgoCondition(
      Condition(relation, limit), holdsForNaN: holdsForNaN, emptyResult: emptyResult)
  }

  static func text(of condition: ArgoCondition) -> String {
    var text = condition.holdsForNaN ? "isNaN(result[0]) || " : ""
    if let empty = condition.emptyResult {
      text += empty ? "len(result) == 0 || " : "len(result) > 0 && "
    }
    let limit = WrittenLimit(condition: condition.condition, unit: .none)
    return text + "result[0] " + LimitText.text(of: limit)
  }
}

extension Condition.Relation {
  /// Takes a relation from the beginning of a text, the longer ones first.
  fileprivate static func take(from text: inout Substring) -> Self? {
    let longestFirst: [Self] = [.greaterOrEqual, .lessOrEqual, .greater, .less]
    return longestFirst.first { text.take($0.rawValue) }
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Takes a prefix away, if it is there.
  fileprivate mutating func take(_ prefix: String) -> Bool {
    guard hasPrefix(prefix) else { return false }
    removeFirst(prefix.count)
    return true
  }
}

extension String {
  /// Digits with at most a point and a sign: no exponents, no words.
  fileprivate var isPlainNumber: Bool {
    !isEmpty && utf8.count <= 40 && utf8.allSatisfy { Byte.isDigit($0) || $0 == 0x2E || $0 == 0x2D }
  }
}
