import CloudModel
import Experiments
import SimulationKernel

/// A hot standby in a second region behind a DNS name, whose first region is lost after 100 s.
package func failoverScenario(name: String = "failover") -> Scenario {
  var scenario = cutoverScenario(name: name)
  scenario.question = "How long until the standby serves?"
  scenario.cloud.horizon = .seconds(400)
  scenario.cloud.regions = [
    RegionDescription(name: "us-east-1", zones: ["a"]),
    RegionDescription(name: "eu-west-1", zones: ["b"]),
  ]
  var (primary, standby) = (scenario.cloud.fleets[0], scenario.cloud.fleets[0])
  (primary.region, primary.targetGroup) = ("us-east-1", "blue")
  (standby.name, standby.region, standby.targetGroup) = ("standby", "eu-west-1", "green")
  scenario.cloud.fleets = [primary, standby]
  var hosted = HostedNameDescription()
  hosted.name = "shop.example.com"
  scenario.cloud.names = [hosted]
  scenario.cloud.traffic[0].to = hosted.name
  scenario.objectives = [
    ObjectiveDescription(metric: "rto{share:90%}", thresholds: ["<2m"])
  ]
  return scenario
}

/// What happens there: 10 requests a second, all of which fail from 100 s until 160 s, or until
/// the end; the second replication takes ten seconds longer.
package func failoverScript(recovers: Bool = true) -> Script {
  var script = Script { replication in
    let end = recovers ? 160 + 10 * Double(replication % 2) : .infinity
    return (0..<4000).map { index in
      let due = Double(index) / 10
      let isLost = due >= 100 && due < end
      return attempt(
        due: due * 1000, ended: due * 1000 + 20, outcome: isLost ? .nodeUnreachable : .success,
        group: isLost ? -1 : due < 100 ? 0 : 1)
    }
  }
  script.journal = [
    JournalEntry(at: time(100), subject: "loss of us-east-1", happening: .faultStarted),
    JournalEntry(at: time(125), subject: "errors", happening: .alarm(state: .inAlarm)),
  ]
  script.change = { accounts in
    var move = NameMove(at: time(130), left: ["primary"], answered: ["secondary"])
    for second in 0..<270 {
      let stale = max(1, 100 - 4 * second)
      for request in 0..<100 {
        move.curve.count(isStale: request < stale, after: .seconds(Double(second)))
      }
    }
    var account = NameAccount(name: "shop.example.com", asked: 4000, resolved: 100)
    account.moves = [move]
    accounts.names = [account]
    accounts.targets = (0..<2).map { region in
      TargetAccount(
        name: "t", group: region, revision: 0, arrivals: 100, departures: 100, area: 10,
        stays: 10, busy: 10, lifetime: 400, workers: 2, zone: region)
    }
  }
  return script
}

private func time(_ seconds: Double) -> SimulationTime { .zero + .seconds(seconds) }
