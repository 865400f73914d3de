import CloudModel
import Experiments
import ScenarioFiles
import Testing

@Suite struct RecoveryTemplateTests {
  private func document(_ kind: RecoveryTemplate) -> ScenarioDocument<Scenario> {
    ScenarioFile.document(
      reading: SourceText(name: "dr.jsonc", kind.text(name: "dr")), overrides: [], files: .none)
  }

  @Test(arguments: RecoveryTemplate.allCases)
  func `every template is right as it is`(kind: RecoveryTemplate) {
    let document = document(kind)
    #expect(document.report.text == "")
    #expect(document.value?.name == "dr")
  }

  @Test(arguments: [
    (RecoveryTemplate.backupRestore, 0), (.pilotLight, 0), (.warmStandby, 2), (.activeActive, 4),
  ])
  func `the second Region runs as much as the strategy says`(
    row: (kind: RecoveryTemplate, tasks: Int)
  ) {
    let services = document(row.kind).value?.cloud.services ?? []
    #expect(services.map(\.desiredCount) == [4, row.tasks])
  }

  @Test func `only active-active needs nobody to decide`() {
    for kind in RecoveryTemplate.allCases {
      let steps = document(kind).value?.cloud.planSteps ?? []
      let decisions = steps.count { step in
        if case .decide = step.action { true } else { false }
      }
      #expect(decisions == (kind == .activeActive ? 0 : 1), "\(kind)")
    }
  }

  @Test func `no line of a template is longer than a terminal is wide`() {
    for kind in RecoveryTemplate.allCases {
      let lines = kind.text(name: "dr").split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.filter { $0.count > 100 }.isEmpty, "\(kind)")
    }
  }
}
