import CloudModel
import ScenarioFiles
import SimulationKernel
import Testing

/// Alarms over expressions and over other alarms, as the full scenario would write them.
@Suite struct `an expression` {
  private func alarm(_ expression: String, metrics: [String] = ["a", "b", "c"]) throws
    -> AlarmDescription
  {
    let described = metrics.map { #""\#($0)": {"metric": "RequestCount", "of": "green"}"# }
      .joined(separator: ", ")
    let document = FullScenario.document(
      replacing: #""metric": "HTTPCode_Target_5XX_Count","#,
      by: #""expression": "\#(expression)", "metrics": {\#(described)},"#,
      set: [])
    // The metric alarm's group is not one of an expression.
    #expect(document.report.text.contains("E561"))
    let mended = FullScenario.document(
      replacing: """
        "metric": "HTTPCode_Target_5XX_Count",
              "of": "green",
        """,
      by: #""expression": "\#(expression)", "metrics": {\#(described)},"#, set: [])
    return try #require(mended.value?.cloud.alarms.first)
  }

  private func value(_ text: String, _ values: [String: Double]) throws -> Double? {
    guard case .expression(let expression) = try alarm(text).source else { return nil }
    return expression.value { values[$0] }
  }

  @Test(arguments: [
    ("a + b * c", 10.0), ("(a + b) * c", 16), ("a - b - c", -4), ("c / b / 2", 1),
    ("-a + b", 0), ("-(a + b) * 2", -8), ("a + b >= c", 1), ("a > b", 0), ("a == b", 1),
    ("a != b", 0), ("IF(a < c, a, c)", 2), ("IF(a - b, a, c)", 4), ("FILL(a, 0)", 2),
    ("0.5 * c", 2), ("1.5", 1.5), ("IF(a <= b, FILL(c, 0) / (a + b), 0)", 1),
  ])
  func `has the value that its signs say`(_ row: (text: String, value: Double)) throws {
    #expect(try value(row.text, ["a": 2, "b": 2, "c": 4]) == row.value)
  }

  @Test(
    arguments: [
      ("a / c", nil), ("a / 0", nil), ("a + b", nil), ("FILL(b, 7)", 7), ("FILL(b, 0) + a", 2),
      ("IF(b, 1, 2)", nil), ("IF(a, 3, b)", 3), ("IF(c, 3, b)", nil), ("-b", nil),
      ("b == b", nil), ("FILL(a / c, 1)", 1),
    ] as [(String, Double?)])
  func `is missing where a part of it is, unless FILL says otherwise`(
    _ row: (text: String, value: Double?)
  ) throws {
    #expect(try value(row.text, ["a": 2, "c": 0]) == row.value)
  }

  @Test func `names its metrics, statistics and threshold`() throws {
    let alarm = try alarm("a / b")
    #expect(alarm.metrics.map(\.name) == ["a", "b", "c"])
    #expect(alarm.source == .expression(.arithmetic(.metric("a"), .dividedBy, .metric("b"))))
  }

  @Test func `that is nested too deep or too long is refused`() {
    for text in [
      String(repeating: "(", count: 200) + "a", String(repeating: "-", count: 300) + "a",
      Array(repeating: "a", count: 500).joined(separator: "+"),
    ] {
      let document = FullScenario.document(
        replacing: #""metric": "HTTPCode_Target_5XX_Count","#, by: #""expression": "\#(text)","#)
      #expect(document.report.text.contains("error[E560]: an expression"))
    }
  }
}

@Suite struct `a composite alarm's rule` {
  private func rule(_ text: String) throws -> AlarmRule? {
    let document = FullScenario.document(
      replacing: #""datapointsToAlarm": 2,"#,
      by: #""datapointsToAlarm": 2}, "late": {"metric": "RequestCount", "of": "green", "#
        + #""threshold": 1}, "both": {"rule": "\#(text)""#)
    let alarms = try #require(document.value?.cloud.alarms, "\(document.report.text)")
    guard case .rule(let rule) = alarms[2].source else { return nil }
    return rule
  }

  @Test(arguments: [
    ("ALARM(errors)", [true, true, false, false]),
    ("NOT ALARM(errors)", [false, false, true, true]),
    ("ALARM(errors) AND ALARM(late)", [true, false, false, false]),
    ("ALARM(errors) OR ALARM(late)", [true, true, true, false]),
    ("OK(errors) AND NOT OK(late)", [false, false, true, false]),
    ("NOT ALARM(errors) OR ALARM(late)", [true, false, true, true]),
    ("NOT (ALARM(errors) OR ALARM(late))", [false, false, false, true]),
    ("ALARM(late) OR ALARM(errors) AND OK(late)", [true, true, true, false]),
    ("INSUFFICIENT_DATA(errors)", [false, false, false, false]),
    (#"ALARM(\"errors\") AND ALARM(late)"#, [true, false, false, false]),
  ])
  func `holds as its words say`(_ row: (text: String, holds: [Bool])) throws {
    let rule = try #require(try rule(row.text))
    let states: [(AlarmState, AlarmState)] = [
      (.inAlarm, .inAlarm), (.inAlarm, .okay), (.okay, .inAlarm), (.okay, .okay),
    ]
    #expect(
      states.map { errors, late in rule.holds { $0 == "errors" ? errors : late } } == row.holds)
  }
}
