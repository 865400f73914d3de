import CloudModel
import Experiments
import RehearsalFixtures
import Reports
import Testing

@Suite struct MetricsReportTests {
  private func lines(_ points: [MetricDatapoint]) async throws -> [String] {
    var result = try await sampleResult()
    result.datapoints = points
    let file = Artefacts.files(for: result, ReportStyle(version: "1.2.3")).first {
      $0.name == "metrics.csv"
    }
    return file?.text.split(separator: "\n").map(String.init) ?? []
  }

  private func point(group: String?) -> MetricDatapoint {
    MetricDatapoint(
      minute: 3, metric: "RequestCount", loadBalancer: "alb", targetGroup: group, sum: 120,
      count: 4, minimum: 10, maximum: 50)
  }

  @Test func `a datapoint is a line with its dimensions and statistics`() async throws {
    let lines = try await lines([point(group: "blue"), point(group: nil)])
    #expect(
      lines == [
        "minute,namespace,metric,LoadBalancer,TargetGroup,Sum,SampleCount,Average,Minimum,Maximum,"
          + "ServiceName",
        "3,AWS/ApplicationELB,RequestCount,alb,blue,120,4,30,10,50,",
        "3,AWS/ApplicationELB,RequestCount,alb,,120,4,30,10,50,",
      ])
  }

  @Test func `a service's datapoint is of another namespace`() async throws {
    let point = MetricDatapoint(
      minute: 2, metric: "CPUUtilization", loadBalancer: "", targetGroup: nil, sum: 80, count: 2,
      minimum: 30, maximum: 50, service: "web")
    #expect(try await lines([point])[1] == "2,AWS/ECS,CPUUtilization,,,80,2,40,30,50,web")
  }

  @Test func `a name is neither a formula nor a new column`() async throws {
    let lines = try await lines([point(group: "=1+1"), point(group: "a,\"b")])
    #expect(lines[1].contains(",'=1+1,"))
    #expect(lines[2].contains(",\"a,\"\"b\","))
  }
}
