import CloudModel
import SimulationKernel
import Testing

@Suite struct MetricStoreTests {
  private func store(isWatched: Bool = false, minutes: Double = 5) -> MetricStore {
    MetricStore(
      MetricStore.Layout(
        groupNames: ["blue", "green"], balancerNames: ["front"], balancerOfGroup: [0, 0]),
      demands: [
        MetricDemand(
          period: .minutes(1), reach: .minutes(minutes),
          percentiles: isWatched ? [.loadBalancer(0)] : [])
      ])
  }

  private static func minutes(_ alarm: AlarmWatch) -> Double {
    (alarm.demand?.reach ?? .zero).seconds / 60
  }

  private func minute(_ number: Int) -> SimulationTime { .zero + .minutes(Double(number)) }

  /// Names of what a minute publishes for the load balancer, or for one group.
  private func names(_ points: [MetricDatapoint], group: String?) -> [String] {
    points.filter { $0.targetGroup == group }.map(\.metric)
  }

  @Test func `a minute without requests publishes the hosts and nothing else`() {
    var store = store()
    store.hostsChanged(group: 0, healthy: 3, unhealthy: 1, at: .zero)
    store.endInterval(isRegistered: [true, false], at: minute(1))
    let points = store.latestMinute()
    #expect(names(points, group: nil) == [])
    #expect(
      names(points, group: "blue")
        == ["HealthyHostCount", "UnHealthyHostCount", "RequestCountPerTarget"])
    #expect(names(points, group: "green") == [])
  }

  @Test func `errors of targets appear with zero while requests flow`() {
    var store = store()
    store.hostsChanged(group: 0, healthy: 2, unhealthy: 0, at: .zero)
    store.requestRouted(group: 0)
    store.targetAnswered(group: 0, isError: false, responseTime: .milliseconds(20))
    store.endInterval(isRegistered: [true, false], at: minute(1))
    let errors = store.latestMinute().filter {
      $0.metric == "HTTPCode_Target_5XX_Count"
    }
    #expect(errors.map(\.sum) == [0, 0])
    #expect(errors.map(\.targetGroup) == [nil, "blue"])
  }

  @Test func `errors of the load balancer have no target group and no zeros`() {
    var store = store()
    store.balancerAnswered(loadBalancer: 0, status: 502)
    store.balancerAnswered(loadBalancer: 0, status: 502)
    store.balancerAnswered(loadBalancer: 0, status: 504)
    store.balancerAnswered(loadBalancer: 0, status: 460)
    store.endInterval(isRegistered: [false, false], at: minute(1))
    let points = store.latestMinute()
    #expect(
      points.map(\.metric) == [
        "HTTPCode_ELB_4XX_Count", "HTTPCode_ELB_5XX_Count", "HTTPCode_ELB_502_Count",
        "HTTPCode_ELB_504_Count",
      ])
    #expect(points.map(\.sum) == [1, 3, 2, 1])
    #expect(points.allSatisfy { $0.targetGroup == nil })
  }

  @Test func `requests per target divide by the healthy ones, or by all if none is`() {
    for (healthy, unhealthy, expected) in [(4, 1, 2.5), (0, 5, 2.0)] {
      var store = store()
      store.hostsChanged(group: 0, healthy: healthy, unhealthy: unhealthy, at: .zero)
      for _ in 0..<10 { store.requestRouted(group: 0) }
      store.endInterval(isRegistered: [true, false], at: minute(1))
      let point = store.latestMinute().first {
        $0.metric == "RequestCountPerTarget"
      }
      #expect(point?.sum == expected)
    }
  }

  @Test func `host counts know the minute's mean and extremes`() {
    var store = store()
    store.hostsChanged(group: 0, healthy: 4, unhealthy: 0, at: .zero)
    store.endInterval(isRegistered: [true, false], at: minute(1))
    store.hostsChanged(group: 0, healthy: -3, unhealthy: 3, at: minute(1) + .seconds(30))
    store.endInterval(isRegistered: [true, false], at: minute(2))
    func healthy(_ statistic: AlarmStatistic) -> Double? {
      store.statistic(statistic, of: .healthyHostCount, for: .group(0), intervals: 1..<2)
    }
    #expect(healthy(.average) == 2.5)
    #expect(healthy(.minimum) == 1)
    #expect(healthy(.maximum) == 4)
  }

  @Test func `periods of several minutes add up and skip gaps`() {
    var store = store()
    for number in 0..<4 {
      if number != 2 {
        for _ in 0...number {
          store.requestRouted(group: 1)
          store.targetAnswered(
            group: 1, isError: true, responseTime: .seconds(Double(number + 1)))
        }
      }
      store.endInterval(isRegistered: [false, true], at: minute(number + 1))
    }
    func value(_ statistic: AlarmStatistic, _ metric: AlarmMetric, _ minutes: Range<Int>)
      -> Double?
    {
      store.statistic(statistic, of: metric, for: .loadBalancer(0), intervals: minutes)
    }
    #expect(value(.sum, .requestCount, 0..<4) == 7)
    #expect(value(.sum, .requestCount, 2..<3) == nil)
    #expect(value(.sum, .targetErrors, 1..<3) == 2)
    #expect(value(.average, .targetErrors, 0..<4) == 1)
    #expect(value(.average, .targetResponseTime, 0..<2) == 5.0 / 3)
    #expect(value(.maximum, .targetResponseTime, 0..<4) == 4)
    #expect(value(.minimum, .targetResponseTime, 1..<4) == 2)
  }

  @Test func `only the kept minutes can be read`() {
    var store = store(minutes: 2)
    for number in 1...5 {
      store.requestRouted(group: 0)
      store.endInterval(isRegistered: [true, true], at: minute(number))
    }
    #expect(store.intervals.count == 2)
    let all = store.statistic(.sum, of: .requestCount, for: .group(0), intervals: 0..<5)
    #expect(all == 2)
  }

  @Test func `percentiles of watched groups are within two percent`() {
    var store = store(isWatched: true)
    for millisecond in 1...1000 {
      store.targetAnswered(
        group: millisecond % 2, isError: false, responseTime: .milliseconds(Double(millisecond)))
    }
    store.endInterval(isRegistered: [true, true], at: minute(1))
    for (statistic, expected) in [
      (AlarmStatistic.p50, 0.5), (.p90, 0.9), (.p95, 0.95), (.p99, 0.99),
    ] {
      let value = store.statistic(
        statistic, of: .targetResponseTime, for: .loadBalancer(0), intervals: 0..<1)
      #expect(abs((value ?? 0) / expected - 1) < 0.02, "\(statistic)")
    }
  }

  @Test func `an alarm of three in three minutes rings after three full minutes of errors`() {
    var description = AlarmDescription()
    description.threshold = 10
    description.evaluationPeriods = 3
    var alarm = AlarmWatch(description, subjects: [.group(0)])
    var store = store(minutes: Self.minutes(alarm))
    var changes: [AlarmState?] = []
    for number in 1...6 {
      for _ in 0..<20 {
        store.requestRouted(group: 0)
        store.targetAnswered(group: 0, isError: number > 2, responseTime: .milliseconds(1))
      }
      store.endInterval(isRegistered: [true, true], at: minute(number))
      changes.append(alarm.evaluate(store, finished: number))
    }
    #expect(changes == [nil, nil, nil, nil, .inAlarm, nil])
  }

  @Test func `an alarm of five minutes slides a minute at a time`() {
    var description = AlarmDescription()
    description.period = .minutes(5)
    description.threshold = 4
    var alarm = AlarmWatch(description, subjects: [.group(0)])
    var store = store(minutes: Self.minutes(alarm))
    for number in 1...8 {
      store.requestRouted(group: 0)
      store.targetAnswered(group: 0, isError: true, responseTime: .milliseconds(1))
      store.endInterval(isRegistered: [true, true], at: minute(number))
      #expect(alarm.evaluate(store, finished: number) == (number == 5 ? .inAlarm : nil))
    }
  }

  @Test func `intervals are a minute unless a shorter period is asked for`() {
    for (periods, width) in [
      ([], 60), ([60, 300], 60), ([60, 10], 10), ([30], 10), ([60, 15], 5), ([7], 1),
    ] as [([Double], Double)] {
      let demands = periods.map {
        MetricDemand(period: .seconds($0), reach: .seconds(2 * $0))
      }
      #expect(MetricDemand.resolution(for: demands) == .seconds(width))
    }
  }

  @Test func `six intervals of ten seconds publish one minute`() {
    var store = MetricStore(
      MetricStore.Layout(groupNames: ["blue"], balancerNames: ["front"], balancerOfGroup: [0]),
      demands: [MetricDemand(period: .seconds(10), reach: .seconds(30))])
    store.hostsChanged(group: 0, healthy: 2, unhealthy: 0, at: .zero)
    for number in 1...12 {
      for _ in 0..<number { store.requestRouted(group: 0) }
      store.endInterval(isRegistered: [true], at: .zero + .seconds(Double(number * 10)))
    }
    let minute = store.latestMinute().filter { $0.targetGroup == "blue" }
    #expect(minute.allSatisfy { $0.minute == 1 })
    #expect(minute.first { $0.metric == "RequestCount" }?.sum == 57)
    #expect(minute.first { $0.metric == "RequestCountPerTarget" }?.sum == 28.5)
    let hosts = minute.first { $0.metric == "HealthyHostCount" }
    #expect(hosts.map { $0.sum / $0.count } == 2)
    let latest = store.latest(.seconds(20))
    #expect(latest == 10..<12)
    #expect(
      store.statistic(.sum, of: .requestCount, for: .group(0), intervals: latest) == 23)
  }

  @Test func `answers of a group count the failures of whoever answered`() {
    var store = store()
    for _ in 0..<5 { store.requestRouted(group: 0) }
    store.targetAnswered(group: 0, isError: true, responseTime: .milliseconds(1))
    store.balancerAnswered(loadBalancer: 0, status: 502, group: 0)
    store.balancerAnswered(loadBalancer: 0, status: 460, group: 0)
    store.balancerAnswered(loadBalancer: 0, status: 503)
    store.endInterval(isRegistered: [true, true], at: minute(1))
    #expect(
      store.answers(ofGroup: 0, intervals: 0..<1) == AnswerCounts(requests: 2, failures: 2))
    #expect(store.answers(ofGroup: 1, intervals: 0..<1) == nil)
  }
}
