import Experiments
import SimulationKernel
import Synchronization
import Testing

@Suite struct DrillSearchTests {
  /// Harm that grows with severity and duration, each candidate at its own best time, and two faults
  /// do more together than each alone.
  private static func growing(_ seed: Int) -> FakeDrill {
    FakeDrill { schedule in
      let harms = schedule.faults.map { fault in
        let weight = noise(seed, "\(fault.candidate)@\(fault.start.nanoseconds)")
        return weight * Double((fault.severity + 1) * (fault.rung + 1)) / 12
      }
      let together = harms.reduce(0, +) * (harms.count > 1 ? 1.5 : 1)
      return 0.005 + 0.012 * together * noise(seed, "scale")
    }
  }

  @Test(arguments: 0..<60)
  func `what it found is minimal among all schedules of a small grid`(seed: Int) async throws {
    let drill = Self.growing(seed)
    let search = try await drill.search()
    guard let smallest = search.smallest else {
      let singles = FakeDrill.everySchedule.filter { $0.faults.count == 1 }
      #expect(!singles.contains(where: drill.breaks))
      return
    }
    #expect(search.isMinimal)
    #expect(drill.breaks(smallest))
    let smaller = FakeDrill.everySchedule.filter {
      $0 != smallest && $0.isContained(in: smallest) && drill.breaks($0)
    }
    #expect(smaller.isEmpty, "\(smallest.key) although \(smaller.map(\.key))")
  }

  @Test(arguments: 0..<60)
  func `no single move breaks anything, even where less harms more`(seed: Int) async throws {
    let drill = FakeDrill { $0.faults.isEmpty ? 0 : 0.02 * noise(seed, $0.key) }
    let search = try await drill.search()
    let smallest = try #require(search.smallest)
    #expect(search.isMinimal)
    #expect(drill.breaks(smallest))
    #expect(!DrillMoves.all(of: smallest, in: drill.grid).contains(where: drill.breaks))
  }

  @Test(arguments: 0..<20)
  func `alone, the worst is the worst of the whole grid`(seed: Int) async throws {
    var drill = FakeDrill { $0.faults.isEmpty ? 0 : 0.02 * noise(seed, $0.key) }
    drill.mostFaults = 1
    let search = try await drill.search()
    let worst = try #require(search.worst)
    let singles = FakeDrill.everySchedule.filter { $0.faults.count == 1 }
    #expect(drill.failed(worst) == singles.map(drill.failed).max())
    #expect(search.ranking.count == singles.count)
  }

  @Test func `two faults that are harmless alone are found together`() async throws {
    let drill = FakeDrill { schedule in
      let candidates = Set(schedule.faults.map(\.candidate))
      let starts = Set(schedule.faults.map(\.start))
      return candidates.count == 2 && starts.count == 1 ? 0.5 : 0.001
    }
    let search = try await drill.search()
    let smallest = try #require(search.smallest)
    #expect(smallest.faults.map(\.severity) == [0, 0])
    #expect(smallest.faults.map(\.rung) == [0, 0])
    #expect(search.isMinimal)
  }

  @Test func `of equal harm the smaller one comes first`() async throws {
    let drill = FakeDrill { $0.faults.isEmpty ? 0 : 0.5 }
    let search = try await drill.search()
    #expect(search.worst?.key == "0.0@1000000000+0")
    // No time is rounder than the beginning.
    #expect(search.smallest?.key == "0.0@0+0")
  }

  @Test func `nothing breaks`() async throws {
    let search = try await FakeDrill { _ in 0.001 }.search()
    #expect(search.worst == nil && search.smallest == nil)
    #expect(search.isComplete && !search.isUndecided && !search.isUnconfirmed)
  }

  @Test(arguments: [2, 3, 8])
  func `the number of jobs changes nothing`(jobs: Int) async throws {
    let drill = Self.growing(4)
    let one = try await drill.search(jobs: 1)
    let many = try await drill.search(jobs: jobs)
    #expect(one.ranking == many.ranking)
    #expect(one.smallest == many.smallest && one.worst == many.worst)
    #expect(one.ledger.runs == many.ledger.runs)
  }

  @Test func `another seed looks elsewhere`() async throws {
    var drill = Self.growing(4)
    let one = try await drill.search(budget: 100)
    drill.seed = 2
    let other = try await drill.search(budget: 100)
    #expect(one.ranking != other.ranking)
  }
}

@Suite struct DrillBudgetTests {
  private let drill = FakeDrill { $0.faults.isEmpty ? 0 : 0.5 }

  @Test func `no run, no answer`() async throws {
    let search = try await drill.search(budget: 0)
    #expect(search.ledger.runs == 0 && search.ledger.stopReason == .budget)
    #expect(search.smallest == nil && !search.isComplete)
  }

  @Test(arguments: 1..<80)
  func `a budget is never overdrawn, and what is found in it does break`(budget: Int) async throws {
    let search = try await drill.search(budget: budget)
    #expect(search.ledger.runs <= budget)
    if let smallest = search.smallest { #expect(drill.breaks(smallest)) }
    if search.smallest == nil { #expect(search.isUnconfirmed || !search.isComplete) }
  }

  @Test func `a search that ran out of runs while shrinking does not claim to be minimal`()
    async throws
  {
    let drill = FakeDrill { schedule in
      schedule.faults.contains { $0.severity > 0 && $0.rung > 1 } ? 0.5 : 0.001
    }
    let whole = try await drill.search()
    #expect(whole.isMinimal)
    for budget in 1..<whole.ledger.runs where budget < 120 {
      let search = try await drill.search(budget: budget)
      guard let smallest = search.smallest else { continue }
      #expect(drill.breaks(smallest))
      if search.isMinimal {
        #expect(!DrillMoves.all(of: smallest, in: drill.grid).contains(where: drill.breaks))
      }
    }
  }

  @Test func `an interrupt ends it with what is known`() async throws {
    let checks = Atomic<Int>(0)
    let search = try await drill.search(stopCheck: {
      checks.add(1, ordering: .relaxed).newValue > 30 ? .interrupted : nil
    })
    #expect(search.ledger.stopReason == .interrupted)
    #expect(search.ledger.runs == 30)
  }
}

@Suite struct DrillResumeTests {
  /// Runs in the order in which they were recorded.
  private final class Lines: Sendable {
    private let kept = Mutex<[(DrillRun, DrillReading)]>([])
    var all: [(DrillRun, DrillReading)] { kept.withLock { $0 } }
    func add(_ run: DrillRun, _ reading: DrillReading) {
      kept.withLock { $0.append((run, reading)) }
    }
  }

  @Test func `a search taken up after any number of runs is the search that was not interrupted`()
    async throws
  {
    let drill = FakeDrill { $0.faults.isEmpty ? 0 : 0.02 * noise(7, $0.key) }
    let lines = Lines()
    let whole = try await drill.search(budget: 300, record: lines.add)
    let all = lines.all
    #expect(all.count == whole.ledger.runs)
    for count in 0...all.count {
      let known = Dictionary(all[..<count]) { first, _ in first }
      let rest = Lines()
      let resumed = try await drill.search(budget: 300, remembered: known, record: rest.add)
      #expect(resumed.ranking == whole.ranking)
      #expect(resumed.worst == whole.worst && resumed.smallest == whole.smallest)
      #expect(resumed.isMinimal == whole.isMinimal)
      #expect(resumed.ledger.runs == whole.ledger.runs)
      // Nothing is run again.
      #expect(rest.all.map(\.0) == all[count...].map(\.0))
    }
  }
}
