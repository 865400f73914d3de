import CloudModel
import SimulationKernel
import Testing

@Suite struct TaskLoadTests {
  /// CPU of the service by minute, from a rehearsal without a deployment.
  private func load(
    desired: Int = 2, horizon: Double = 300, _ edit: (inout ServiceCloud) -> Void
  ) -> [Int: MetricDatapoint] {
    var service = ServiceCloud(desired: desired, horizon: horizon)
    service.cloud.plan = []
    edit(&service)
    let points = service.run().recorder.datapoints.filter { $0.metric == "CPUUtilization" }
    #expect(points.allSatisfy { $0.namespace == "AWS/ECS" && $0.service == "web" })
    return Dictionary(points.map { ($0.minute, $0) }) { first, _ in first }
  }

  @Test func `half of the workers busy all the time is half of the CPU`() {
    // 10 requests a second of 0.8 s each keep 8 of 2 · 8 workers busy.
    let load = load { $0.cloud.traffic[0].classes[0].work = .constant(0.8) }
    #expect(load.count == 5)
    #expect(load[2]?.count == 2)
    #expect(load[2].map { abs($0.sum / $0.count - 50) < 0.01 } == true)
  }

  @Test func `a busy worker uses what the revision says`() {
    let load = load {
      $0.cloud.traffic[0].classes[0].work = .constant(0.8)
      $0.cloud.revisions[0].workerCPU = 0.2
    }
    #expect(load[2].map { abs($0.sum / $0.count - 80) < 0.01 } == true)
  }

  @Test func `a task cannot use more than all of its CPU`() {
    let load = load {
      $0.cloud.traffic[0].classes[0].work = .constant(0.8)
      $0.cloud.revisions[0].workerCPU = 1
    }
    #expect(load[2]?.maximum == 100)
  }

  @Test func `work in service is counted in the minute in which it is done`() {
    // One request takes five minutes: an eighth of one task's CPU, and none of the other's.
    let load = load {
      $0.cloud.traffic[0].classes[0].work = .constant(400)
      $0.cloud.traffic[0].arrivals = .constant(rate: 1.0 / 400)
      $0.cloud.traffic[0].start = .zero
    }
    for minute in 1...4 {
      #expect(load[minute]?.minimum == 0)
      #expect(load[minute].map { $0.maximum <= 12.5 } == true)
    }
  }

  @Test func `shared cores count the work that is done, whoever shares them`() {
    // Two requests a second of 0.5 s on each of 2 tasks with 4 cores: one core of four.
    let load = load {
      $0.cloud.revisions[0].serving.discipline = .processorSharing
      $0.cloud.revisions[0].serving.workers = 4
      $0.cloud.traffic[0].arrivals = .constant(rate: 4)
      $0.cloud.traffic[0].classes[0].work = .constant(0.5)
    }
    #expect(load[3].map { abs($0.sum / $0.count - 25) < 0.01 } == true)
  }

  @Test func `unlimited workers use nothing unless the revision says what`() {
    let load = load {
      $0.cloud.revisions[0].serving.workers = nil
      $0.cloud.traffic[0].classes[0].work = .constant(0.8)
    }
    #expect(load[2]?.maximum == 0)
  }

  @Test func `without a running task there is no datapoint`() {
    #expect(load(desired: 0) { _ in }.isEmpty)
  }

  @Test func `an alarm on the CPU rings`() {
    var service = ServiceCloud(desired: 2, horizon: 400)
    service.cloud.plan = []
    service.cloud.traffic[0].classes[0].work = .constant(0.8)
    var alarm = AlarmDescription()
    alarm.name = "busy"
    alarm.metric = .processorUtilization
    alarm.of = "web"
    alarm.statistic = .average
    alarm.threshold = 45
    alarm.evaluationPeriods = 3
    alarm.metricDelay = .zero
    service.cloud.alarms = [alarm]
    let times = service.run().times { $0 == .alarm(state: .inAlarm) }
    #expect(times == [180 - ServiceCloud.deployment])
  }
}
