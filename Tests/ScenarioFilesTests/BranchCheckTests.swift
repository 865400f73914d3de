import Experiments
import ScenarioFiles
import Testing

/// What checks make of steps that stand in branches of a plan.
@Suite struct BranchCheckTests {
  private func codes(_ text: String) -> [String] {
    FullScenario.document(in: text).report.diagnostics.map(\.code.id)
  }

  /// `a` calls `b`; the second revision of `b` calls `a`.
  private func ring(plan: String) -> String {
    #"""
    {
      "question": "Who calls whom?",
      "duration": "10m",
      "loadBalancers": {
        "a": {"listeners": {"http": {"default": {"forward": {"a": 1}}}}},
        "b": {"listeners": {"http": {"default": {"forward": {"b": 1}}}}},
      },
      "targetGroups": {"a": {}, "b": {}},
      "revisions": {
        "a1": {"calls": [{"to": "b", "work": "1ms", "share": "1%", "timeout": "1s"}]},
        "b1": {},
        "b2": {"calls": [{"to": "a", "work": "1ms", "share": "1%", "timeout": "1s"}]},
      },
      "services": {
        "a": {"revision": "a1", "targetGroup": "a"}, "b": {"revision": "b1", "targetGroup": "b"},
      },
      "traffic": {
        "users": {
          "to": "a", "arrivals": {"process": "constant", "rate": "1rps"}, "work": "20ms",
        },
      },
      "plan": [\#(plan)],
      "objectives": {"failed": ["rate<1%"]},
    }
    """#
  }

  @Test func `a ring of calls that a deployment in a branch closes is found`() {
    let deploy = #"{"deploy": {"service": "b", "revision": "b2"}}"#
    #expect(!codes(ring(plan: "")).contains("W780"))
    #expect(codes(ring(plan: deploy)).contains("W780"))
    #expect(codes(ring(plan: #"{"parallel": [[\#(deploy)]]}"#)).contains("W780"))
  }

  @Test func `a service may be scaled like one that is scaled itself`() {
    // 150 % of 4 tasks, and twice that during a deployment; or of what a step scales "shop" to,
    // wherever that step stands.
    let more = FullRunbook.text.replacing(#""atLeast": 6"#, with: #""atLeast": 24"#)
    #expect(codes(more) == ["E521"])
    let scaled = #"{"scale": {"service": "shop", "desiredCount": 8}}"#
    for place in [#"{"resume": "users"},"#, #"{"promote": {"database": "orders""#] {
      let right = more.replacing(place, with: "\(scaled), \(place)")
      #expect(codes(right) == [], "before \(place)")
    }
    let tooMany = more.replacing(#""atLeast": 24"#, with: #""atLeast": 25"#)
      .replacing(#"{"resume": "users"},"#, with: #"\#(scaled), {"resume": "users"},"#)
    #expect(codes(tooMany) == ["E521"])
  }
}
