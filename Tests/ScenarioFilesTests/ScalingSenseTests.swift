import Experiments
import ScenarioFiles
import Testing

/// What checks know of scaling that is not about its policies alone.
@Suite struct ScalingSenseTests {
  private func codes(_ changes: [(part: String, other: String)]) -> [String] {
    PolicyPlan.review(changes).findings.map(\.rule)
  }

  @Test func `a service that a scheduled action starts has a CPU to watch`() {
    func codes(_ scaling: String) -> [String] {
      self.codes([
        (#""desiredCount": 4,"#, #""desiredCount": 0,\#(scaling)"#),
        (#""HTTPCode_Target_5XX_Count""#, #""CPUUtilization""#),
        (#""of": "green""#, #""of": "shop""#),
      ])
    }
    #expect(codes("").contains("E563"))
    let noon = #""scheduledActions": {"noon": {"at": "10m", "minCapacity": 2}}"#
    #expect(
      !codes(#" "scaling": {"minCapacity": 0, "maxCapacity": 0, \#(noon)},"#).contains("E563"))
    #expect(codes(#" "scaling": {"minCapacity": 0, "maxCapacity": 0},"#).contains("E563"))
  }

  /// Four requests, no health check and no poll of alarms in an hour: four events for each request,
  /// 60 ends of minutes, 60 evaluations of the one alarm, and 120 of the two of a policy.
  @Test func `the alarms of target tracking count for the size of a run`() {
    func codes(limit: Int, _ policies: String) -> [String] {
      self.codes([
        (#""duration": "1h","#, #""duration": "1h", "limits": {"events": \#(limit)},"#),
        (#""50rps""#, #""0.001rps""#), (#""alarms": {"names": ["errors"]},"#, ""),
        (#""healthCheck": {"interval": "10s"}"#, #""healthCheck": {"enabled": false}"#),
        (#""healthCheck": {"interval": "10s"}"#, #""healthCheck": {"enabled": false}"#),
        (
          #""desiredCount": 4,"#,
          #""desiredCount": 4, "scaling": {"minCapacity": 4, "maxCapacity": 8\#(policies)},"#
        ),
      ])
    }
    let cpu =
      #", "policies": {"cpu": {"targetTracking": {"metric": "ECSServiceAverageCPUUtilization", "#
      + #""targetValue": 60}}}"#
    #expect(!codes(limit: 135, "").contains("E605"))
    #expect(codes(limit: 254, cpu).contains("E605"))
    #expect(!codes(limit: 255, cpu).contains("E605"))
  }
}
