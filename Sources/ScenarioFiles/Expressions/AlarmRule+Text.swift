import CloudModel

// The rule of a composite alarm as text: `ALARM(fast) AND NOT OK("slow one")`.
extension AlarmRule {
  /// Reads a rule; `NOT` binds tighter than `AND`, and `AND` tighter than `OR`.
  ///
  /// - Parameter named: Told each alarm's name and where it stands.
  init(
    parsing text: String, named: (String, Range<Int>) -> Void
  ) throws(ExpressionProblem) {
    var reader = try ExpressionReader(text, wordSigns: ".-")
    var names: [(String, Range<Int>)] = []
    self = try Self.either(&reader, &names)
    guard reader.next.kind == .end else { throw reader.expected("AND, OR or the end") }
    for (name, range) in names { named(name, range) }
  }

  private typealias Names = [(String, Range<Int>)]

  private static func either(
    _ reader: inout ExpressionReader, _ names: inout Names
  ) throws(ExpressionProblem) -> AlarmRule {
    var left = try both(&reader, &names)
    while reader.take(word: "OR") { left = .either(left, try both(&reader, &names)) }
    return left
  }

  private static func both(
    _ reader: inout ExpressionReader, _ names: inout Names
  ) throws(ExpressionProblem) -> AlarmRule {
    var left = try single(&reader, &names)
    while reader.take(word: "AND") { left = .both(left, try single(&reader, &names)) }
    return left
  }

  private static func single(
    _ reader: inout ExpressionReader, _ names: inout Names
  ) throws(ExpressionProblem) -> AlarmRule {
    if reader.take(word: "NOT") {
      return .not(
        try reader.nested { reader throws(ExpressionProblem) in try single(&reader, &names) })
    }
    if reader.take(sign: "(") {
      let inner = try reader.nested { reader throws(ExpressionProblem) in
        try either(&reader, &names)
      }
      try reader.require(sign: ")")
      return inner
    }
    guard let state = states.first(where: { reader.take(word: $0.word) })?.state else {
      throw reader.expected(
        "ALARM(…), OK(…), INSUFFICIENT_DATA(…), NOT or \"(\"",
        help: "write a rule like ALARM(errors) AND NOT OK(latency)")
    }
    try reader.require(sign: "(")
    guard case .name(let name) = reader.next.kind else {
      throw reader.expected("the name of an alarm")
    }
    names.append((name, reader.next.range))
    reader.advance()
    try reader.require(sign: ")")
    return .state(name, state)
  }

  private static let states = AlarmState.allCases.map { (word: $0.rawValue, state: $0) }

  /// As it can be read again, with more parentheses than it needs.
  var text: String {
    switch self {
    case .state(let name, let state): "\(state.rawValue)(\"\(name)\")"
    case .not(let rule): "NOT (\(rule.text))"
    case .both(let left, let right): "(\(left.text)) AND (\(right.text))"
    case .either(let left, let right): "(\(left.text)) OR (\(right.text))"
    }
  }
}
