import CloudModel
import SimulationKernel
import Testing

struct `Routing controls` {
  private func controls(_ rules: [SafetyRuleDescription]) -> RoutingControls {
    var description = RoutingControlsDescription()
    description.controls = [
      RoutingControlDescription("A", isOn: true), RoutingControlDescription("B", isOn: false),
      RoutingControlDescription("maintenance", isOn: false),
    ]
    description.safetyRules = rules
    return RoutingControls(description)
  }

  private func rule(
    _ name: String, _ edit: (inout SafetyRuleDescription) -> Void
  ) -> SafetyRuleDescription {
    var rule = SafetyRuleDescription()
    rule.name = name
    rule.controls = ["A", "B"]
    edit(&rule)
    return rule
  }

  private var oneOn: SafetyRuleDescription { rule("one on") { $0.condition = .atLeast } }

  private let now = SimulationTime.zero + .seconds(100)

  private func state(_ name: String, _ isOn: Bool) -> RoutingControlState {
    RoutingControlState(name, isOn: isOn)
  }

  @Test func `S1: what would leave nothing on is refused`() {
    var it = controls([oneOn])
    let refusal = RoutingControlRefusal(rule: "one on", reason: .broken)
    #expect(it.update([state("A", false)], at: now) == refusal)
    #expect(it.isOn("A"))
  }

  @Test func `S1: a batch is judged by what it leads to`() {
    var it = controls([oneOn])
    #expect(it.update([state("A", false), state("B", true)], at: now) == nil)
    #expect(!it.isOn("A") && it.isOn("B"))
  }

  @Test func `S1: an overridden rule is not asked`() {
    var it = controls([oneOn])
    #expect(it.update([state("A", false)], overriding: ["one on"], at: now) == nil)
    #expect(!it.isOn("A"))
  }

  @Test func `a refused batch changes nothing`() {
    var it = controls([
      rule("never both") {
        $0.isInverted = true; $0.condition = .and
      }
    ])
    #expect(it.update([state("B", true), state("maintenance", true)], at: now) != nil)
    #expect(!it.isOn("B") && !it.isOn("maintenance"))
  }

  @Test func `after a change another one of the same controls has to wait`() {
    var it = controls([oneOn])
    _ = it.update([state("A", false), state("B", true)], at: now)
    let back = [state("A", true), state("B", false)]
    let early = now + .milliseconds(4_999)
    #expect(
      it.update(back, at: early) == RoutingControlRefusal(rule: "one on", reason: .waitPeriod))
    #expect(it.update([state("maintenance", true)], at: early) == nil)
    #expect(it.update(back, at: now + .seconds(5)) == nil)
    #expect(it.isOn("A"))
  }

  @Test func `an update that changes nothing starts no wait`() {
    var it = controls([oneOn])
    #expect(it.update([state("A", true)], at: now) == nil)
    #expect(it.update([state("B", true)], at: now) == nil)
  }

  @Test func `a gating rule guards its targets, not the controls that it looks at`() {
    let gate = rule("gate") {
      $0.kind = .gating
      $0.controls = ["maintenance"]
      $0.targets = ["A", "B"]
    }
    var it = controls([gate])
    let refusal = RoutingControlRefusal(rule: "gate", reason: .broken)
    #expect(it.update([state("B", true)], at: now) == refusal)
    #expect(it.update([state("maintenance", true)], at: now) == nil)
    #expect(it.update([state("B", true)], at: now) == nil)
  }

  /// Controls that are on of two, and which conditions hold.
  @Test(arguments: [
    (0, [false, false, false]), (1, [false, false, true]), (2, [true, true, true]),
  ])
  func `conditions are AND, ATLEAST two and OR`(_ on: Int, _ holds: [Bool]) {
    let conditions: [SafetyCondition] = [.and, .atLeast, .or]
    for (condition, holds) in zip(conditions, holds) {
      for isInverted in [false, true] {
        var it = controls([
          rule("rule") {
            $0.condition = condition
            $0.threshold = 2
            $0.isInverted = isInverted
          }
        ])
        let refusal = it.update([state("A", on > 0), state("B", on > 1)], at: now)
        #expect((refusal == nil) == (holds != isInverted), "\(condition) \(isInverted)")
      }
    }
  }
}
