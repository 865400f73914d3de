import CloudModel
import ScenarioFiles
import SimulationKernel
import Testing

/// What becomes of the actions of a template.
struct `a template of the Fault Injection Service` {
  private func experiment(
    _ template: String, _ more: String = ""
  ) -> (experiment: ExperimentDescription?, report: String) {
    let text = FullFaults.text.replacing(
      #""targets": {"Tasks": "shop", "eu": "eu-west-1"}, "alarms": {"high": "errors"}, "#
        + #""pauseOnset": "4m""#,
      with: #""targets": {"I": "old", "T": "orders", "us-east-1a": "use1-az1"}, "#
        + #""alarms": {"high": "errors"}\#(more)"#)
    let document = FullScenario.document(in: text, files: .texts(["fis.json": template]))
    return (document.value?.cloud.experiments[1], document.report.text)
  }

  @Test func `is over when its actions are, whatever stays terminated`() {
    let (experiment, report) = experiment(FISSamples.terminate)
    #expect(report == "")
    #expect(experiment?.duration == .minutes(10))
    #expect(experiment?.faults.map(\.isForGood) == [true, false])
    #expect(experiment?.faults.map(\.duration) == [nil, .minutes(10)])
  }

  @Test func `chooses in the zones on which its filters agree, at random`() {
    let choice = TargetChoice(zones: ["use1-az1"], lot: "I at 40m")
    #expect(
      experiment(FISSamples.terminate).experiment?.faults.map(\.kind) == [
        .targetsLost(TargetsLost(of: "old", choice: choice, mode: .crash)),
        .targetsLost(TargetsLost(of: "old", choice: choice, mode: .crash)),
      ])
  }

  @Test func `runs its actions in the order in which they start`() {
    let (experiment, report) = experiment(FISSamples.chain(20))
    #expect(report == "")
    #expect(experiment?.duration == .minutes(20))
  }

  @Test func `with six thousand actions is refused at once`() {
    let (experiment, report) = experiment(FISSamples.chain(6_000))
    #expect(experiment == nil)
    #expect(report.contains("6000 actions are more than FIS takes"))
  }

  @Test func `names each zone once`() {
    let zones = String(repeating: "us-east-1a, use1-az2,use1-az1,", count: 30)
    let (experiment, report) = experiment(
      FISSamples.actions([FISSamples.shortage(zones: zones)]))
    #expect(report == "")
    #expect(
      experiment?.faults.map(\.kind) == [
        .capacityShortage(CapacityShortage(zone: "use1-az1")),
        .capacityShortage(CapacityShortage(zone: "use1-az2")),
      ])
  }

  @Test func `may put spaces between states of alarms`() {
    let (experiment, report) = experiment(FISSamples.look("ALARM, OK ,INSUFFICIENT_DATA"))
    #expect(report == "")
    #expect(experiment?.assertions.map(\.states) == [[.inAlarm, .okay, .insufficientData]])
  }

  @Test func `pauses replication within five minutes, or what the experiment says`() {
    func onset(_ more: String) -> TimeSpan? {
      experiment(FISSamples.pause, more).experiment?.faults.first?.kind.onset
    }
    #expect(onset("") == .minutes(5))
    #expect(onset(#", "pauseOnset": "90s""#) == .seconds(90))
  }
}
