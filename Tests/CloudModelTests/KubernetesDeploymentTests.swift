import CloudModel
import SimulationKernel
import Testing

@Suite struct KubernetesDeploymentTests {
  private func deployment(
    _ edit: (inout KubernetesDescription) -> Void = { _ in }
  ) -> KubernetesDeployment {
    var description = KubernetesDescription()
    edit(&description)
    return KubernetesDeployment(description)
  }

  /// The example of the controller's own comment: 10 tasks, 3 more and 2 less are allowed.
  @Test func `ten tasks go in waves of five within a surge of three and two missing`() {
    var it = deployment()
    #expect(
      it.handle(.started(reconciles: false), .at(0, desired: 10, stable: [10])).moves == [
        5, 0, 0, 2,
      ])
    let waiting = it.handle(.observed, .at(5, desired: 10, candidate: [0, 5], stable: [8]))
    #expect(waiting.moves == [0, 0, 0, 0])
    let half = it.handle(.observed, .at(30, desired: 10, candidate: [5], stable: [8]))
    #expect(half.moves == [5, 0, 0, 5])
    let last = it.handle(.observed, .at(60, desired: 10, candidate: [10], stable: [3]))
    #expect(last.moves == [0, 0, 0, 3])
    let end = it.handle(.observed, .at(60, desired: 10, candidate: [10], stableStopping: 3))
    #expect(end.outcome == .succeeded, "tasks on their way out do not count")
  }

  @Test func `a single task gets its successor first`() {
    var it = deployment()
    #expect(
      it.handle(.started(reconciles: false), .at(0, desired: 1, stable: [1])).moves == [1, 0, 0, 0])
    #expect(
      it.handle(.observed, .at(30, desired: 1, candidate: [1], stable: [1])).moves
        == [0, 0, 0, 1])
  }

  @Test func `without a surge a task goes first`() {
    var it = deployment {
      ($0.rollingUpdate.maxSurge, $0.rollingUpdate.maxUnavailable) = (.count(0), .count(1))
    }
    #expect(
      it.handle(.started(reconciles: false), .at(0, desired: 5, stable: [5])).moves
        == [1, 0, 0, 1])
    #expect(
      it.handle(.observed, .at(9, desired: 5, candidate: [0, 1], stable: [4])).moves
        == [0, 0, 0, 0])
  }

  @Test func `new tasks that crash keep their place, and old ones that are unwell go first`() {
    var it = deployment()
    _ = it.handle(.started(reconciles: false), .at(0, desired: 10, stable: [10]))
    let crashed = it.handle(.observed, .at(20, desired: 10, candidate: [0, 0, 5], stable: [8]))
    #expect(crashed.moves == [0, 0, 0, 0])
    let unwell = it.handle(.observed, .at(21, desired: 10, candidate: [4, 1], stable: [7, 0, 1]))
    #expect(unwell.moves == [4, 0, 0, 4])
  }

  @Test func `a task counts when it has been ready for minReadySeconds`() {
    var it = deployment { $0.minReady = .seconds(15) }
    _ = it.handle(.started(reconciles: false), .at(0, desired: 1, stable: [1]))
    let ready = it.handle(.observed, .at(30, desired: 1, candidate: [1], stable: [1]))
    #expect(ready.moves == [0, 0, 0, 0])
    guard let later = ready.wait(15) else {
      Issue.record("nobody waits for the task to become available")
      return
    }
    #expect(
      it.handle(later, .at(45, desired: 1, candidate: [1], stable: [1])).moves == [0, 0, 0, 1])
  }

  @Test func `at the deadline the rollout is reported and goes on`() {
    var it = deployment()
    let start = it.handle(.started(reconciles: false), .at(0, desired: 1, stable: [1]))
    _ = it.handle(.observed, .at(60, desired: 1, candidate: [0, 0, 1], stable: [1]))
    guard let first = start.wait(600) else {
      Issue.record("no deadline")
      return
    }
    // The task was started at 60 s: that was progress.
    let again = it.handle(first, .at(600, desired: 1, candidate: [0, 0, 1], stable: [1]))
    guard let second = again.wait(60) else {
      Issue.record("the deadline does not move with the progress")
      return
    }
    let late = it.handle(second, .at(660, desired: 1, candidate: [0, 0, 1], stable: [1]))
    #expect(late == [.report(.progressDeadlineExceeded)])
    #expect(it.isStuck)
    let better = it.handle(.observed, .at(700, desired: 1, candidate: [1], stable: [1]))
    #expect(better.moves == [0, 0, 0, 1])
    #expect(!it.isStuck)
    #expect(it.handle(.observed, .at(700, desired: 1, candidate: [1])).outcome == .succeeded)
  }

  @Test func `a pipeline may undo at the deadline`() {
    var it = deployment { $0.rollbackOnDeadline = true }
    let start = it.handle(.started(reconciles: false), .at(0, desired: 4, stable: [4]))
    _ = it.handle(.observed, .at(1, desired: 4, candidate: [0, 2], stable: [3]))
    guard let deadline = start.wait(600),
      let rest = it.handle(deadline, .at(600, desired: 4, candidate: [0, 2], stable: [3])).wait(1)
    else {
      Issue.record("no deadline")
      return
    }
    let undo = it.handle(rest, .at(601, desired: 4, candidate: [0, 2], stable: [3]))
    #expect(
      undo == [
        .report(.progressDeadlineExceeded), .failed(.progressDeadline), .goBack, .rollingBack,
      ])
    // From now on the old release is the one that is brought.
    let back = it.handle(.observed, .at(601, desired: 4, candidate: [3], stable: [0, 2]))
    #expect(back.moves == [1, 0, 0, 2])
    let end = it.handle(.observed, .at(640, desired: 4, candidate: [4]))
    #expect(end.outcome == .rolledBack)
  }

  @Test func `recreate starts nothing before the last old task is gone`() {
    var it = deployment { $0.type = .recreate }
    #expect(
      it.handle(.started(reconciles: false), .at(0, desired: 3, stable: [3])).moves == [0, 0, 0, 3])
    #expect(
      it.handle(.observed, .at(1, desired: 3, stableStopping: 3)).moves == [0, 0, 0, 0])
    #expect(it.handle(.observed, .at(30, desired: 3)).moves == [3, 0, 0, 0])
    #expect(it.handle(.observed, .at(60, desired: 3, candidate: [3])).outcome == .succeeded)
  }

  /// Every state that a rollout of up to six tasks can be in, under each pair of small bounds.
  @Test func `never below the minimum by its own moves, never above the maximum`() {
    for desired in 1...6 {
      for (surge, unavailable) in [(0, 1), (1, 0), (1, 1), (2, 0), (0, 3), (3, 2)] {
        check(desired, surge, unavailable)
      }
    }
  }

  private func check(_ desired: Int, _ surge: Int, _ unavailable: Int) {
    var bounds = SurgeDescription()
    (bounds.maxSurge, bounds.maxUnavailable) = (.count(surge), .count(unavailable))
    let limits = SurgeLimits(desired: desired, bounds)
    for ready in 0...desired {
      var it = deployment { $0.rollingUpdate = bounds }
      var (new, old, healthy) = (0, desired, 0)
      for round in 0..<30 {
        let view = StrategyView.at(
          Double(round), desired: desired, candidate: [healthy, new - healthy], stable: [old])
        let event: StrategyEvent = round == 0 ? .started(reconciles: false) : .observed
        guard let moves = it.handle(event, view).moves else { continue }
        new += moves[0] - moves[1]
        old += moves[2] - moves[3]
        #expect(new + old <= limits.most)
        #expect(healthy + old >= limits.least)
        // Only the first tasks of the new release ever become healthy.
        healthy = min(new, ready)
      }
      #expect((old == 0) == (ready >= limits.least), "\(desired) \(bounds) \(ready)")
    }
  }
}
