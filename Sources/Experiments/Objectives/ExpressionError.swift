/// What is wrong with the text of a metric or a threshold, and where.
package struct ExpressionError: Error, Sendable, Hashable {
  package enum Problem: Sendable, Hashable {
    case empty(String)
    case unknownMetric(String)
    case unknownTag(String, metric: MetricName)
    case repeatedTag(String)
    case tagWithoutValue(String)
    case unclosedTags
    case textAfterEnd(String)
    case unknownName(String, key: TagKey, known: [String])
    case unknownAggregate(String, metric: MetricName)
    case aggregateMissing(metric: MetricName)
    case percentileOutOfRange(String)
    case comparisonMissing
    case outcomeNeedsEquality
    case unknownOutcome(String)
    case numberMissing(String)
    case numberNotFinite(String)
    case unitMissing(String, suggestion: String)
    case unknownUnit(String, known: [String])
    case shareOutOfRange(String)
  }

  package var problem: Problem
  /// UTF-8 offsets of the wrong part inside the text.
  package var range: Range<Int>

  package init(_ problem: Problem, at range: Range<Int>) {
    self.problem = problem
    self.range = range
  }
}

// The words, in one place.
extension ExpressionError {
  /// One sentence without a full stop.
  package var message: String {
    switch problem {
    case .empty(let thing): "\(thing) is empty"
    case .unknownMetric(let name): "unknown metric \"\(name)\""
    case .unknownTag(let key, let metric): "\(metric.rawValue) has no tag \"\(key)\""
    case .repeatedTag(let key): "the tag \"\(key)\" is given twice"
    case .tagWithoutValue(let key): "the tag \"\(key)\" has no value"
    case .unclosedTags: "the tags have no closing \"}\""
    case .textAfterEnd(let text): "unexpected \"\(text)\" after the end"
    case .unknownName(let name, let key, _): "there is no \(key.rawValue) \"\(name)\""
    case .unknownAggregate(let name, let metric): "\(metric.rawValue) has no \"\(name)\""
    case .aggregateMissing(let metric): "\(metric.rawValue) needs to be told of what"
    case .percentileOutOfRange(let text):
      "a percentile lies between 0 and 100, both excluded, and \"\(text)\" does not"
    case .comparisonMissing: "a comparison is missing"
    case .outcomeNeedsEquality: "an outcome can only be compared with == or !="
    case .unknownOutcome(let text): "unknown outcome \"\(text)\""
    case .numberMissing(let text):
      text.isEmpty ? "a number is missing" : "\"\(text)\" is not a number"
    case .numberNotFinite(let text): "\(text) is too large a number"
    case .unitMissing(let text, _): "\"\(text)\" has no unit"
    case .unknownUnit(let unit, _): "unknown unit \"\(unit)\""
    case .shareOutOfRange(let text): "a share lies between 0% and 100%, and \(text) does not"
    }
  }

  /// What to write instead, where that can be known.
  package var suggestion: String? {
    switch problem {
    case .unknownMetric(let name):
      Self.choose(name, MetricName.allCases.map(\.rawValue), "metrics")
    case .unknownTag(let key, let metric):
      metric.tagKeys.isEmpty
        ? "\(metric.rawValue) takes no tags"
        : Self.choose(key, metric.tagKeys.map(\.rawValue), "its tags")
    case .tagWithoutValue(let key): "write {\(key):name}"
    case .unclosedTags: "write metric{key:value}"
    case .unknownName(let name, let key, let known):
      known.isEmpty
        ? "the scenario has none" : Self.choose(name, known, Self.plural(of: key))
    case .unknownAggregate(let name, let metric):
      Self.percentile(name, metric) ?? Self.choose(name, metric.aggregateNames, "it has")
    case .aggregateMissing(let metric):
      "it has: " + metric.aggregateNames.joined(separator: ", ")
    case .comparisonMissing: "comparisons are <, <=, >, >=, == and !="
    case .unknownOutcome(let text): Self.choose(text, Threshold.outcomes, "outcomes")
    case .unitMissing(_, let suggestion): "write \(suggestion)"
    case .unknownUnit(let unit, let known): Self.choose(unit, known, "units")
    case .percentileOutOfRange: "write p(99)"
    case .empty, .repeatedTag, .textAfterEnd, .outcomeNeedsEquality, .numberMissing,
      .numberNotFinite, .shareOutOfRange:
      nil
    }
  }

  /// `p99` is what most tools call `p(99)`.
  private static func percentile(_ name: String, _ metric: MetricName) -> String? {
    guard name.hasPrefix("p"), Quantity.number(String(name.dropFirst())) != nil,
      metric.dimension(of: .percentile(50)) != nil
    else { return nil }
    return "write p(\(name.dropFirst()))"
  }

  private static func plural(of key: TagKey) -> String {
    key == .requestClass ? "classes" : key.rawValue + "s"
  }

  private static func choose(_ word: String, _ known: [String], _ plural: String) -> String {
    if let near = NearestWord.to(word, among: known) { return "did you mean \"\(near)\"?" }
    return "\(plural): " + known.prefix(20).joined(separator: ", ")
  }
}
