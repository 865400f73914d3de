import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Requests that are sent to two of some servers at once; the first answer counts, and the other
/// copy is called off.
let callingCases = [
  StochasticCase(
    id: "Q-RED-01",
    title: "redundancy-2 over 2 FIFO servers, cancel on completion, rho=0.7",
    source: "exact: Gardner et al. 2017 (Oper. Res.)",
    study: redundancy(rate: 28, servers: 2),
    expected: [.of(.responseMean, 0.0833333333, within: 0.01)],
    wrong: [
      .of(.responseMean, 0.166666667, "each request went to one server at random"),
      .of(.responseMean, 0.105409864, "each request went to the shorter queue"),
    ]),
  StochasticCase(
    id: "Q-RED-02",
    title: "redundancy-2 over 3 FIFO servers, cancel on completion, rho=0.7",
    source: "exact: Gardner et al. 2017 (Oper. Res.)",
    study: redundancy(rate: 42, servers: 3),
    expected: [.of(.responseMean, 0.0683760684, within: 0.01)],
    wrong: [.of(.responseMean, 0.166666667, "each request went to one server at random")]),
]

/// Each request is of a class that names its two servers; copies have work of their own.
private func redundancy(rate: Double, servers: Int) -> Study {
  Study(rate: rate, work: .constant(0)).with {
    $0.workers = nil
    $0.configure = { cloud in
      var pairs: [String] = []
      for first in 0..<servers {
        for second in first + 1..<servers { pairs.append("\(first)-\(second)") }
      }
      let kind = cloud.traffic[0].classes[0]
      cloud.traffic[0].classes = pairs.map { pair in
        var one = kind
        one.name = pair
        one.share = 1 / Double(pairs.count)
        return one
      }
      cloud.revisions[0].calls = (0..<servers).map { server in
        var call = askingOf("server\(server)", work: .exponential(mean: 0.05))
        call.classes = pairs.filter { $0.split(separator: "-").contains("\(server)") }
        call.client.cancellation = true
        call.race = server == 0 ? nil : .zero
        return call
      }
      for server in 0..<servers { addService("server\(server)", to: &cloud) }
    }
  }
}

/// A call that sends requests with so much work.
private func askingOf(_ name: String, work: Distribution) -> CallDescription {
  var call = CallDescription(to: name)
  call.request = .ofCall
  call.request?.work = work
  return call
}

/// One target with one worker behind a load balancer of its own.
private func addService(_ name: String, to cloud: inout CloudDescription) {
  var balancer = balancer(forwardingTo: [(name, 1)])
  balancer.name = name
  var group = targetGroup(name)
  group.healthCheck.enabled = false
  cloud.loadBalancers.append(balancer)
  cloud.targetGroups.append(group)
  cloud.revisions.append(revision(name))
  cloud.fleets.append(fleet(name, of: name, count: 1, in: name))
}

struct `Retries in layers` {
  /// Q-RAMP-05: five layers with three attempts each ask a leaf that always fails 243 times
  /// (Amazon Builders' Library, Timeouts, retries and backoff with jitter).
  @Test func `multiply from layer to layer`() {
    var cloud = oneFleet(
      arrivals: .constant(rate: 1), work: .constant(0.001), horizon: .seconds(10_000))
    cloud.traffic[0].end = .seconds(1.5)
    for layer in 0..<5 {
      let next = layer == 4 ? "leaf" : "layer\(layer + 1)"
      if layer > 0 { addService("layer\(layer)", to: &cloud) }
      cloud.revisions[layer].serving.workers = nil
      var call = askingOf(next, work: .constant(0.001))
      call.client.retry.attempts = 3
      cloud.revisions[layer].calls = [call]
    }
    addService("leaf", to: &cloud)
    cloud.revisions[5].errorRate = 1
    let accounts = Run.perform(
      cloud, seed: 1, replication: 0, recorder: RequestStatistics(requests: 1)
    ).accounts
    let requests = accounts.offered
    let perRequest = Double(accounts.calls.last?.attempts ?? 0) / Double(requests)
    tabulate("Q-RAMP-05", "leaf calls per user request", perRequest, expected: 243)
    #expect(requests == 1)
    #expect(perRequest == 243)
    #expect(accounts.conservesRequests)
    #expect(accounts.calls.allSatisfy { $0.conservesCalls })
  }
}
