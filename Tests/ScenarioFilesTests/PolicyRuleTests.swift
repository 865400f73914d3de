import Experiments
import Foundation
import RandomVariates
import ScenarioFiles
import Testing

/// What holds for every policy rule.
@Suite struct PolicyRuleTests {
  private let rules = ScenarioFile.rules.filter { $0.id.hasPrefix("P") }

  @Test func `each has a number, an explanation and a row in the documentation`() throws {
    let page = try Repository.text("Sources/CloudModel/CloudModel.docc/PolicyRules.md")
    #expect(Set(rules.map(\.id)).count == rules.count)
    for rule in rules {
      #expect(rule.id.count == 4 && !rule.title.isEmpty && !rule.explanation.isEmpty)
      #expect(DiagnosticCode(id: rule.id)?.page.hasPrefix("\(rule.id): \(rule.title)") == true)
      #expect(page.contains("| \(rule.id) | \(rule.level.rawValue) |"), "\(rule.id)")
    }
  }

  @Test func `none speaks about a plan that keeps them all`() {
    #expect(PolicyPlan.review().findings == [])
  }

  @Test func `each is broken by a change of that plan`() {
    #expect(Set(BrokenPolicy.all.map(\.rule)) == Set(rules.map(\.id)))
  }

  @Test(arguments: BrokenPolicy.all)
  func `a broken one is told word for word, and no other with it`(broken: BrokenPolicy) {
    let findings = PolicyPlan.review(broken.changes).findings
    #expect(Set(findings.map(\.rule)) == [broken.rule])
    #expect(findings.map(\.text).joined(separator: "\n") == broken.words)
    #expect(findings.allSatisfy { $0.region?.file == "plan.jsonc" && $0.skip == nil })
  }

  @Test func `a plan without a deployment has nothing to review`() {
    let findings = PolicyPlan.review([
      (#"{"at": "5m", "deploy": {"service": "shop", "revision": "v2"}},"#, ""),
      (#"{"wait": {"for": {"deploymentFinished": "shop"}, "deadline": "30m"}},"#, ""),
      (#""alarms": {"names": ["errors"]},"#, ""),
    ]).findings
    #expect(findings.filter(\.isOfPolicy) == [])
  }

  @Test func `a scenario that is wrong is not reviewed`() {
    let review = PolicyPlan.review([
      (#""alarms": {"names": ["errors"]},"#, ""), (#""desiredCount": 4"#, #""desiredCount": "4""#),
    ])
    #expect(review.findings.map(\.rule) == ["E203"])
    #expect(review.level == .error)
  }
}

/// Plans of other tools that keep the rules.
@Suite struct AnalyzedPlanTests {
  private static let gate =
    #""analyses": {"gate": {"argo": {"metrics": {"errors": {"query": "errorRate", "#
    + #""interval": "1m", "initialDelay": "1m", "count": 5, "failureCondition": "result[0] > 0.01"}}}}},"#

  /// What is said about a strategy that no alarm watches and whose analysis is "gate".
  private func rules(_ strategy: String, gate: String = gate) -> [String] {
    PolicyPlan.review([
      (#""strategy": "blueGreen""#, #""strategy": \#(strategy)"#),
      (#""alarms": {"names": ["errors"]},"#, gate),
    ]).findings.map(\.rule)
  }

  private let templates = #"{"templates": [{"templateName": "gate"}]}"#

  @Test func `an analysis of the strategy can undo a deployment, before and after the switch`() {
    #expect(rules(#"{"argoBlueGreen": {}}"#) == ["P101"])
    #expect(rules(#"{"argoBlueGreen": {"prePromotionAnalysis": \#(templates)}}"#) == [])
    #expect(rules(#"{"argoBlueGreen": {"postPromotionAnalysis": \#(templates)}}"#) == [])
  }

  @Test func `so can one of a canary's steps and one beside them`() {
    let canary = #""trafficRouting": true, "steps": [{"setWeight": 20}"#
    #expect(rules(#"{"argoCanary": {\#(canary)]}}"#) == ["P101"])
    #expect(rules(#"{"argoCanary": {\#(canary), {"analysis": \#(templates)}]}}"#) == [])
    #expect(rules(#"{"argoCanary": {\#(canary)], "analysis": \#(templates)}}"#) == [])
  }

  @Test func `so can Flagger's metrics, unless it skips them`() {
    let analysis = #""analysis": {"stepWeight": 50, "metrics": [{"name": "gate"}]}"#
    #expect(rules(#"{"flagger": {\#(analysis)}}"#) == [])
    #expect(rules(#"{"flagger": {\#(analysis), "skipAnalysis": true}}"#) == ["P101"])
  }

  /// 50 rps meet 20 % of them on the candidate: 600 in a minute, of which the other side has 2400.
  @Test func `an analysis that is met by as many requests as it judges is enough`() {
    func canary(_ judge: String) -> [String] {
      rules(
        #"""
        {"argoCanary": {"trafficRouting": true, "inconclusiveApproval": "ann",
          "steps": [{"setWeight": 20}, {"analysis": \#(templates)}]}}
        """#,
        gate:
          #""hooks": [{"name": "ann", "approval": "succeeds"}], "analyses": {"gate": \#(judge)},"#)
    }
    func limit(_ requests: Int, _ more: String = "") -> String {
      #"{"threshold": {"schedule": {"looks": 2}, "rules": [{"metric": "errorRate", "breach": "> 1%", "#
        + #""minimumRequests": \#(requests)\#(more)}]}}"#
    }
    #expect(canary(limit(600)) == [])
    #expect(canary(limit(601)) == ["P107"])
    #expect(canary(limit(1200, #", "accumulates": true"#)) == [])
    #expect(canary(limit(1201, #", "accumulates": true"#)) == ["P107"])
    #expect(canary(limit(300, #", "window": "30s""#)) == [])
    #expect(canary(limit(301, #", "window": "30s""#)) == ["P107"])
    #expect(canary(#"{"alwaysValid": {"minimumRequests": 6000}}"#) == [])
    #expect(canary(#"{"alwaysValid": {"minimumRequests": 6001}}"#) == ["P107"])
    #expect(canary(#"{"sequential": {"ratioToBaseline": 2}}"#) == [])
  }

  @Test func `a scale-down delay is a way back`() throws {
    let name = "Scenarios/argo/blue-green.jsonc"
    let review = ScenarioFile.review(reading: Array(try Repository.text(name).utf8), path: name)
    #expect(!review.findings.map(\.rule).contains("P111"))
  }
}

/// S-BIN: how many requests show a defect.
@Suite struct CandidateTrafficTests {
  /// The requests that P107 names for an alarm of `errors` errors and a defect of `share`.
  private func needed(_ errors: Int, _ share: String) -> Int? {
    let review = PolicyPlan.review([
      (#""threshold": 10"#, #""threshold": \#(errors - 1)"#), ("50rps", "0.001rps"),
      (#""duration": "1h","#, #""duration": "1h", "policy": {"smallestDefect": "\#(share)"},"#),
    ])
    let message = review.findings.first { $0.rule == "P107" }?.message ?? ""
    return message.firstMatch(of: /; (\d+) are needed/).flatMap { Int($0.1) }
  }

  @Test func `one error of one percent is seen among 299 requests, of a thousandth among 2995`() {
    #expect(needed(1, "1%") == 299)
    // 1 − 0.999^2994 is below 95 %, 1 − 0.999^2995 above.
    #expect(needed(1, "0.1%") == 2995)
  }

  @Test func `more errors need more requests, and never fewer than the binomial law says`() {
    // P(Binomial(n, 0.01) ≥ 11) passes 95 % at n = 1689; the Poisson bound is a little above.
    let count = needed(11, "1%") ?? 0
    #expect(count >= 1689 && count <= 1700)
    #expect(needed(5, "100%") == nil || needed(5, "100%") == 5)
  }
}

@Suite struct PolicySkipTests {
  private let broken: [(part: String, other: String)] = [
    (#""alarms": {"names": ["errors"]},"#, ""), (#""bakeTime": "10m""#, #""bakeTime": "0s""#),
  ]

  private func settings(_ skip: String) -> (part: String, other: String) {
    (#""duration": "1h","#, #""duration": "1h", "policy": {"skip": [\#(skip)]},"#)
  }

  @Test func `a scenario accepts a rule with or without a reason`() {
    let review = PolicyPlan.review(
      broken + [settings(#""P101", {"rule": "P111", "reason": "a drill"}"#)])
    let skips = Dictionary(uniqueKeysWithValues: review.findings.map { ($0.rule, $0.skip) })
    #expect(skips["P101"] == .scenario(reason: nil))
    #expect(skips["P111"] == .scenario(reason: "a drill"))
    #expect(review.level == nil)
  }

  @Test func `a call leaves rules out`() {
    let review = PolicyPlan.review(broken, skipping: ["P111"])
    #expect(review.findings.filter { $0.skip == .call }.map(\.rule) == ["P111"])
    #expect(review.level == .warning)
  }

  @Test func `doubts can be accepted and mistakes cannot`() {
    #expect(ScenarioFile.skippableRules.contains("W701"))
    #expect(!ScenarioFile.skippableRules.contains { $0.hasPrefix("E") })
  }
}
