import CloudModel
import Experiments
import RandomVariates
import RehearsalFixtures
import SimulationKernel
import Testing

@Suite struct StudiedDeploymentTests {
  private func deployment(
    _ change: (inout CloudDescription) -> Void = { _ in }
  ) throws -> StudiedDeployment {
    var cloud = alarmGateScenario().cloud
    change(&cloud)
    return try StudiedDeployment(cloud)
  }

  @Test func `the plan's first deployment is studied`() throws {
    let studied = try deployment { cloud in
      var wait = PlanStepDescription()
      wait.action = .wait(WaitDescription())
      cloud.plan = [wait, cloud.plan[0], cloud.plan[0]]
    }
    #expect(studied.service == "shop")
    #expect((studied.stable, studied.candidate) == ("v1", "v2"))
    #expect(studied.laterDeployments == 1)
  }

  @Test func `a plan without a deployment has no gate`() {
    #expect(throws: GateProblem.noDeployment) { try deployment { $0.plan = [] } }
  }

  @Test func `a candidate differs in anything but its name`() throws {
    #expect(try !deployment().differs)
    #expect(try deployment { $0.revisions[1].slowness = 1.01 }.differs)
    #expect(try deployment { $0.revisions[1].healthEndpoint.flakiness = 0.1 }.differs)
  }

  @Test func `a good build is the stable one under the candidate's name`() throws {
    let studied = try deployment { cloud in
      cloud.revisions[0].slowness = 1.5
      cloud.revisions[1].errorRate = 0.5
    }
    let revisions = studied.cloud(of: .good).revisions
    #expect(revisions.map(\.name) == ["v1", "v2"])
    #expect(revisions.map(\.slowness) == [1.5, 1.5])
    #expect(revisions.map(\.errorRate) == [0.0005, 0.0005])
  }

  @Test func `a defect of stated size is put into a copy of the stable build`() throws {
    let studied = try deployment { cloud in
      cloud.revisions[0].errorRate = 0.01
      cloud.revisions[0].slowness = 2
      cloud.revisions[0].startUp = .lognormal(mean: 10, sigma: 0.5)
      cloud.revisions[1].errorRate = 0.5
    }
    func candidate(_ defect: Defect) -> RevisionDescription {
      studied.cloud(of: .defective(defect)).revisions[1]
    }
    #expect(candidate(.asWritten).errorRate == 0.5)
    #expect(candidate(.errors(0.02)).errorRate == 0.03)
    #expect(candidate(.errors(1)).errorRate == 1)
    #expect(candidate(.slowness(1.5)).slowness == 3)
    #expect(candidate(.startUp(.seconds(5))).startUp == .lognormal(mean: 15, sigma: 0.5))
    let sick = candidate(.health(after: .minutes(2)))
    #expect(sick.healthEndpoint.answers == .error)
    #expect(sick.healthEndpoint.after == .minutes(2))
    #expect(sick.errorRate == 0.01)
    #expect(studied.cloud(of: .defective(.errors(0.02))).revisions[0].errorRate == 0.01)
  }

  @Test func `a start-up without a law of its own takes the time as it is`() throws {
    let cloud = try deployment().cloud(of: .defective(.startUp(.seconds(30))))
    #expect(cloud.revisions[1].startUp == .constant(30))
  }

  @Test func `what already runs does not change with the candidate`() throws {
    let studied = try deployment { cloud in
      cloud.plan[0].action = .deploy(service: "shop", revision: "v1")
    }
    #expect(!studied.differs)
    #expect(studied.candidate == "v1-candidate")
    let cloud = studied.cloud(of: .defective(.errors(0.1)))
    #expect(cloud.revisions.map(\.name) == ["v1", "v2", "v1-candidate"])
    #expect(cloud.revisions[0].errorRate == 0.0005)
    #expect(cloud.revisions[2].errorRate == 0.1005)
    #expect(cloud.plan[0].action == .deploy(service: "shop", revision: "v1-candidate"))
    #expect(cloud.services[0].revision == "v1")
  }

  @Test func `worlds of equal number meet the same requests with the same work`() throws {
    let studied = try deployment()
    let worlds = [Build.good, .defective(.errors(0.2)), .defective(.slowness(3))].map { build in
      let cloud = studied.cloud(of: build)
      let recorder = RequestList()
      _ = Run.perform(cloud, seed: 3, replication: 5, recorder: recorder)
      return recorder
    }
    #expect(worlds[0].dues.count > 1_000)
    for world in worlds { #expect(world.dues == worlds[0].dues) }
    // The old build serves them alike, whatever the new one is.
    #expect(worlds[1].stableStays == worlds[0].stableStays)
    #expect(worlds[1].failed.isSuperset(of: worlds[0].failed))
  }

  @Test func `an A/A world does not depend on the candidate's name`() throws {
    let fingerprints = try ["v2", "entirely different"].map { name in
      let cloud = try deployment { cloud in
        cloud.revisions[1].name = name
        cloud.plan[0].action = .deploy(service: "shop", revision: name)
      }.cloud(of: .good)
      return Run.perform(cloud, seed: 1, replication: 0, recorder: RequestList()).fingerprint
    }
    #expect(fingerprints[0] == fingerprints[1])
  }
}

/// What clients asked for, and what became of it.
private final class RequestList: Recorder {
  /// By request.
  private(set) var dues: [UInt64: SimulationTime] = [:]
  private(set) var failed: Set<UInt64> = []
  /// Of requests that were due before the deployment began [s].
  private(set) var stableStays: [UInt64: Double] = [:]

  func record(_ attempts: borrowing AttemptBatch) {
    for record in attempts.records {
      dues[record.request] = record.due
      if !record.isSuccess { failed.insert(record.request) }
      if record.due < .zero + .minutes(1) {
        stableStays[record.request] = (record.ended - record.due).seconds
      }
    }
  }

  func record(_ entry: JournalEntry) {}
  func record(_ datapoint: MetricDatapoint) {}
}
