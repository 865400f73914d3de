import CloudModel
import SimulationKernel

extension ScenarioChecks {
  /// Rings of equal time-outs that one run can keep, as the event queue has them.
  private static let mostTimeouts = 256

  /// Each of a client's, a listener's and a health check's time-outs has a ring of its own.
  mutating func checkTimeouts() {
    let groups = Set(cloud.loadBalancers.flatMap(\.targetGroups)).count
    let idle = cloud.loadBalancers.map(\.idleTimeout).min() ?? .zero
    let clients = cloud.traffic.reduce(0) { count, source in
      guard let timeout = source.client.timeout else { return count + 1 }
      return count + (timeout > idle ? 2 : 1)
    }
    // A name's listeners share one more for each load balancer.
    let balancers = cloud.loadBalancers.count * (cloud.names.isEmpty ? 1 : 2)
    // All sub-requests share theirs.
    let calls = Set(cloud.calledTraffic.map(\.client.timeout)).count
    let callIdle = calls == 0 ? 0 : Set(cloud.loadBalancers.map(\.idleTimeout)).count
    let all = groups + clients + balancers + calls + callIdle
    guard all > Self.mostTimeouts else { return }
    report(
      .wrongCount, at: .of(clients > groups ? "traffic" : "targetGroups"),
      "clients, health checks and load balancers have \(all) time-outs, at most "
        + "\(Self.mostTimeouts) can be kept",
      help: "join sources into classes of one source, or rehearse fewer target groups")
  }
}
