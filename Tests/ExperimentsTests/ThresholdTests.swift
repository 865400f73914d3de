import CloudModel
import Experiments
import RehearsalFixtures
import Testing

@Suite struct ThresholdTests {
  @Test(arguments: [
    ("p(99)<800ms", MetricName.latency, Aggregate.percentile(99), Comparison.less, 0.8),
    ("p(99.9)<1s", .latency, .percentile(99.9), .less, 1),
    ("avg<200ms", .latency, .average, .less, 0.2),
    ("med<=5m", .latency, .median, .lessOrEqual, 300),
    ("max < 2 s", .latency, .maximum, .less, 2),
    ("min>1us", .waiting, .minimum, .greater, 1e-6),
    ("rate<0.1%", .failed, .rate, .less, 0.001),
    ("count==0", .failed, .count, .equal, 0),
    ("count>=1e3", .requests, .count, .greaterOrEqual, 1000),
    ("rate>200rps", .requests, .rate, .greater, 200),
    ("rate>60/min", .requests, .rate, .greater, 1),
    ("value>=99.9%", .availability, .value, .greaterOrEqual, 0.999),
    (">=99.9%", .availability, .value, .greaterOrEqual, 0.999),
    (">-50%", .errorBudget, .value, .greater, -0.5),
    ("<10min", .rolloutDuration, .value, .less, 600),
    ("!=3", .rolloutCandidateFailed, .count, .notEqual, 3),
    ("value<1000", .rolloutCandidateRequests, .value, .less, 1000),
    ("<1.5e1ms", .rolloutDetectionDelay, .value, .less, 0.015),
    ("avg<0", .latency, .average, .less, 0),
  ])
  func `a claim is read`(
    text: String, metric: MetricName, aggregate: Aggregate, comparison: Comparison, limit: Double
  ) throws {
    let threshold = try Threshold(parsing: text, of: metric)
    #expect(threshold.aggregate == aggregate)
    #expect(threshold.comparison == comparison)
    let number = try #require(threshold.number)
    #expect(abs(number - limit) <= 1e-12 * abs(limit))
  }

  @Test func `an outcome is compared by name`() throws {
    let threshold = try Threshold(parsing: "== rolledBack", of: .rolloutOutcome)
    #expect(threshold.limit == .outcome(.rolledBack))
  }

  /// Every mistake, its place in UTF-8 bytes, its words and its suggestion.
  @Test(
    arguments: [
      ("", MetricName.latency, 0..<0, "the threshold is empty", nil),
      ("   ", .latency, 0..<3, "the threshold is empty", nil),
      (
        "p(99)", .latency, 0..<5, "a comparison is missing",
        "comparisons are <, <=, >, >=, == and !="
      ),
      (
        "avg=<1s", .latency, 3..<5, "a comparison is missing",
        "comparisons are <, <=, >, >=, == and !="
      ),
      (
        "<1s", .latency, 0..<0, "latency needs to be told of what",
        "it has: avg, med, min, max, p(99)"
      ),
      (
        "p(0)<1s", .latency, 0..<4,
        "a percentile lies between 0 and 100, both excluded, and \"0\" does not", "write p(99)"
      ),
      (
        "p(100)<1s", .latency, 0..<6,
        "a percentile lies between 0 and 100, both excluded, and \"100\" does not", "write p(99)"
      ),
      (
        "p(nan)<1s", .latency, 0..<6,
        "a percentile lies between 0 and 100, both excluded, and \"nan\" does not", "write p(99)"
      ),
      ("p99<1s", .latency, 0..<3, "latency has no \"p99\"", "write p(99)"),
      ("rate<1s", .latency, 0..<4, "latency has no \"rate\"", "it has: avg, med, min, max, p(99)"),
      ("mean<1%", .failed, 0..<4, "failed has no \"mean\"", "it has: rate, count"),
      ("p(99)<800", .latency, 6..<9, "\"800\" has no unit", "write \"800ms\" or \"800s\""),
      ("rate<0.01", .failed, 5..<9, "\"0.01\" has no unit", "write \"1%\""),
      ("rate>100", .requests, 5..<8, "\"100\" has no unit", "write \"100rps\""),
      ("p(99)<800mss", .latency, 9..<12, "unknown unit \"mss\"", "did you mean \"ms\"?"),
      ("rate<1ms", .failed, 6..<8, "unknown unit \"ms\"", "units: %"),
      ("rate<101%", .failed, 5..<9, "a share lies between 0% and 100%, and 101% does not", nil),
      ("p(99)<fast", .latency, 6..<10, "\"fast\" is not a number", nil),
      ("p(99)<", .latency, 6..<6, "a number is missing", nil),
      ("p(99)<1e999s", .latency, 6..<12, "1e999 is too large a number", nil),
      (
        "p(99)<0x10ms", .latency, 7..<12, "unknown unit \"x10ms\"",
        "units: ns, us, µs, ms, s, m, min, h, d"
      ),
      ("count<3apples", .failed, 7..<13, "unexpected \"apples\" after the end", nil),
      ("<succeeded", .rolloutOutcome, 1..<10, "an outcome can only be compared with == or !=", nil),
      (
        "==suceeded", .rolloutOutcome, 2..<10, "unknown outcome \"suceeded\"",
        "did you mean \"succeeded\"?"
      ),
    ] as [(String, MetricName, Range<Int>, String, String?)])
  func `a mistake is named at its place`(
    text: String, metric: MetricName, range: Range<Int>, message: String, suggestion: String?
  ) {
    let error = #expect(throws: ExpressionError.self) {
      try Threshold(parsing: text, of: metric)
    }
    #expect(error?.message == message)
    #expect(error?.range == range)
    #expect(error?.suggestion == suggestion)
  }
}

@Suite struct MetricTests {
  @Test(arguments: [
    ("latency", Metric(.latency)),
    ("latency{class:checkout}", Metric(.latency, tags: [MetricTag(.requestClass, "checkout")])),
    (
      " failed{ cause : connectionRefused , source:web } ",
      Metric(.failed, tags: [MetricTag(.cause, "connectionRefused"), MetricTag(.source, "web")])
    ),
    ("rollout.duration{service:web}", Metric(.rolloutDuration, tags: [MetricTag(.service, "web")])),
  ])
  func `a metric is read with its tags`(text: String, metric: Metric) throws {
    #expect(try Metric(parsing: text) == metric)
  }

  @Test func `a metric's text reads back as the same metric`() throws {
    for name in MetricName.allCases {
      let metric = Metric(
        name,
        tags: name.tagKeys.map { key in
          let value =
            switch key {
            case .share: "99%"
            case .window, .after: "1m"
            case .requestClass, .group, .revision, .source, .cause, .service, .name, .region,
              .table:
              "a \(key.rawValue)"
            }
          return MetricTag(key, value)
        })
      #expect(try Metric(parsing: metric.description) == metric)
    }
  }

  @Test(
    arguments: [
      ("", 0..<0, "the metric's name is empty", nil),
      ("latncy", 0..<6, "unknown metric \"latncy\"", "did you mean \"latency\"?"),
      ("latency{group:a", 7..<15, "the tags have no closing \"}\"", "write metric{key:value}"),
      ("latency{group:a} x", 17..<18, "unexpected \"x\" after the end", nil),
      ("latency{grup:a}", 8..<12, "latency has no tag \"grup\"", "did you mean \"group\"?"),
      ("latency{}", 8..<8, "latency has no tag \"\"", "its tags: class, group, revision, source"),
      (
        "latency{cause:a}", 8..<13, "latency has no tag \"cause\"",
        "its tags: class, group, revision, source"
      ),
      ("retried{group:a}", 8..<13, "retried has no tag \"group\"", "retried takes no tags"),
      ("latency{group:}", 8..<13, "the tag \"group\" has no value", "write {group:name}"),
      ("latency{group}", 8..<13, "the tag \"group\" has no value", "write {group:name}"),
      ("latency{group:a,group:b}", 16..<23, "the tag \"group\" is given twice", nil),
    ] as [(String, Range<Int>, String, String?)])
  func `a mistake is named at its place`(
    text: String, range: Range<Int>, message: String, suggestion: String?
  ) {
    let error = #expect(throws: ExpressionError.self) { try Metric(parsing: text) }
    #expect(error?.message == message)
    #expect(error?.range == range)
    #expect(error?.suggestion == suggestion)
  }

  @Test(
    arguments: [
      (
        "latency{class:chekout}", 14..<21, "there is no class \"chekout\"",
        "did you mean \"checkout\"?"
      ),
      ("latency{group:red}", 14..<17, "there is no group \"red\"", "groups: blue, green"),
      ("failed{cause:refused}", 13..<20, "there is no cause \"refused\"", nil),
      (
        "rollout.duration{service:web}", 25..<28, "there is no service \"web\"",
        "the scenario has none"
      ),
    ] as [(String, Range<Int>, String, String?)])
  func `a name that resolves to nothing is named`(
    text: String, range: Range<Int>, message: String, suggestion: String?
  ) throws {
    let metric = try Metric(parsing: text)
    let error = #expect(throws: ExpressionError.self) {
      try metric.checkNames(in: smallCloud(), text: text)
    }
    #expect(error?.message == message)
    #expect(error?.range == range)
    if let suggestion { #expect(error?.suggestion == suggestion) }
  }

  @Test func `names that resolve are accepted`() throws {
    for text in ["latency{class:checkout,group:green,source:web}", "failed{cause:targetError}"] {
      try Metric(parsing: text).checkNames(in: smallCloud(), text: text)
    }
  }

  @Test func `every metric has an aggregate and causes have distinct names`() {
    for name in MetricName.allCases { #expect(!name.aggregateNames.isEmpty) }
    #expect(Set(AttemptOutcome.allCases.map(\.name)).count == AttemptOutcome.count)
  }
}
