#if !DEBUG
  import CloudModel
  import Command
  import Experiments
  import Foundation
  import Testing

  /// The scenarios that come for drills, each with one weak place in another layer, within the
  /// budget that a drill takes without a wish.
  @Suite struct PlantedScenarioTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Scenarios/drills").path

    @Test(arguments: [
      ("one-zone-checkout", ["us-east-1b"]), ("one-outage-too-many", ["us-east-1", "us-east-1"]),
      ("lone-login", ["login"]), ("patient-sessions", ["sessions"]),
      ("secrets-at-rollout", ["no secrets"]), ("partner-line", ["partner"]),
    ])
    func `a drill finds the weak place of`(name: String, words: [String]) async throws {
      let path = "\(Self.folder)/\(name).jsonc"
      let bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
      let loaded = ScenarioLanguage.scenarioFiles.load(bytes, path, ScenarioOverrides())
      guard case .scenario(let scenario, _) = loaded else {
        Issue.record("\(path) is wrong")
        return
      }
      let result = try await Drill(scenario, jobs: 2, execute: ModelExecutor.execute).run()
      let smallest = try #require(result.smallest)
      #expect(result.isMinimal)
      #expect(smallest.faults.count == words.count)
      for (fault, word) in zip(smallest.faults, words) {
        #expect(fault.title.contains(word), "\(fault.title)")
      }
    }
  }
#endif
