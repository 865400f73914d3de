import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Recorded requests, replayed without any randomness: every digit must agree.
///
/// Data: Azure LLM inference trace 2023 (Azure/AzurePublicDataset, CC-BY 4.0).
@Suite struct `Recorded traces` {
  /// Mean, median, 95th, 99th percentile and maximum [s].
  private func figures(_ values: [Double]) -> [Double] {
    let sorted = values.sorted()
    let mean = values.reduce(0, +) / Double(values.count)
    return [mean] + [0.5, 0.95, 0.99, 1].map { nearestRank($0, of: sorted) }
  }

  private func agree(_ observed: [Double], _ expected: [Double], within tolerance: Double) -> Bool {
    zip(observed, expected).allSatisfy { abs($0 - $1) <= tolerance * max(abs($1), 1e-9) }
  }

  private func replay(
    _ service: String, workers: Int, targets: Int = 1,
    _ configure: (inout CloudDescription) -> Void = { _ in }
  ) throws -> [AttemptRecord] {
    var cloud = oneFleet(
      arrivals: .trace(try RecordedTraces.azure(service)), work: .constant(1), targets: targets,
      horizon: .seconds(20_000))
    cloud.revisions[0].serving.workers = workers
    configure(&cloud)
    return run(cloud).inOrder
  }

  @Test func `T-CODE-01: the code trace, four workers, one queue`() throws {
    let records = try replay("code", workers: 4)
    #expect(records.count == 8819)
    let waits = records.map(\.waiting.seconds)
    let expected = [16.2710838, 8.878409, 60.861822, 75.579143, 85.491282]
    #expect(agree(figures(waits), expected, within: 1e-6), "\(figures(waits))")
    let waiting = Double(waits.count { $0 > 0 }) / 8819
    let makespan = records.map(\.ended.seconds).max() ?? 0
    #expect(agree([waiting, makespan], [0.923007144, 3472.35351], within: 1e-6))
    // Poisson arrivals of the same rate would hardly wait.
    #expect(figures(waits)[0] > 100 * 0.043450411)
  }

  @Test func `T-CODE-02: the code trace, four targets in turn`() throws {
    let records = try replay("code", workers: 1, targets: 4)
    #expect(records.prefix(5).map(\.target) == [0, 1, 2, 3, 0])
    let waits = figures(records.map(\.waiting.seconds))
    #expect(
      agree(waits, [17.7339286, 9.776579, 60.364275, 98.80922, 119.149559], within: 1e-6),
      "\(waits)")
    let stays = figures(records.map { ($0.ended - $0.due).seconds })
    #expect(
      agree(stays, [18.4439715, 10.449922, 61.026124, 99.228863, 119.559909], within: 1e-6),
      "\(stays)")
  }

  @Test func `T-CODE-06: the code trace, four cores shared`() throws {
    let records = try replay("code", workers: 4) {
      $0.revisions[0].serving.discipline = .processorSharing
    }
    let stays = figures(records.map { ($0.ended - $0.due).seconds })
    #expect(
      agree(stays, [15.7739901, 8.13401503, 55.4027102, 105.604067, 165.641469], within: 1e-5),
      "\(stays)")
  }

  @Test func `T-CODE-07: the code trace arrives in bursts`() throws {
    let arrivals = try replay("code", workers: 4).map(\.sent.seconds)
    let gaps = zip(arrivals.dropFirst(), arrivals).map { $0 - $1 }
    let duration = arrivals[arrivals.count - 1] - arrivals[0]
    let rate = Double(gaps.count) / duration
    let shape = [duration, Double(arrivals.count) / duration, dispersion(of: gaps) * rate]
    #expect(agree(shape, [3435.94806, 2.56668607, 172.956454], within: 1e-6), "\(shape)")
    let seconds = dispersion(of: counts(arrivals, per: 1))
    let minutes = dispersion(of: counts(arrivals, per: 60))
    #expect(
      agree([seconds, minutes], [13.1819637, 160.543468], within: 1e-6), "\(seconds) \(minutes)")
    #expect(counts(arrivals, per: 60).max() == 632)
  }

  /// Variance over mean.
  private func dispersion(of values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return squares / Double(values.count) / mean
  }

  private func counts(_ arrivals: [Double], per width: Double) -> [Double] {
    let last = arrivals.last ?? 0
    var counts = Array(repeating: 0.0, count: Int(last / width) + 1)
    for arrival in arrivals { counts[Int(arrival / width)] += 1 }
    return counts
  }

  @Test func `T-CONV-01: the conversation trace, 28 workers, one queue`() throws {
    let records = try replay("conv", workers: 28)
    let waits = records.map(\.waiting.seconds)
    #expect(
      agree(figures(waits), [0.792071864, 0, 3.811404, 8.60435, 12.535487], within: 1e-6),
      "\(figures(waits))")
    let waiting = Double(waits.count { $0 > 0 }) / 19_366
    let makespan = records.map(\.ended.seconds).max() ?? 0
    #expect(agree([waiting, makespan], [0.412888568, 3509.84175], within: 1e-6))
  }

  @Test func `T-CONV-04: the conversation trace, 28 workers, at most 56 inside`() throws {
    let records = try replay("conv", workers: 28) { $0.revisions[0].serving.queueLimit = 28 }
    let accepted = records.filter(\.isSuccess)
    #expect(accepted.count == 19_302)
    #expect(records.count { $0.outcome == .queueFull } == 64)
    let waits = figures(accepted.map(\.waiting.seconds))
    #expect(
      agree(waits, [0.595027875, 0, 3.141216, 5.003742, 7.664458], within: 1e-6), "\(waits)")
  }

  @Test func `T-CONV-05: the conversation trace, 28 workers, two seconds of patience`() throws {
    let records = try replay("conv", workers: 28) {
      $0.revisions[0].serving.queueTimeout = .constant(2)
    }
    let served = records.filter(\.isSuccess)
    #expect(served.count == 19_026)
    #expect(records.count { $0.outcome == .queueTimeout } == 340)
    let waits = figures(served.map(\.waiting.seconds))
    #expect(
      agree(waits, [0.274621431, 0, 1.513575, 1.896348, 1.999709], within: 1e-6), "\(waits)")
  }

  @Test func `T-CONV-06: the conversation trace, 28 cores shared`() throws {
    let records = try replay("conv", workers: 28) {
      $0.revisions[0].serving.discipline = .processorSharing
    }
    let stays = figures(records.map { ($0.ended - $0.due).seconds })
    #expect(
      agree(stays, [5.397614, 3.14125497, 14.4313847, 23.7215087, 56.1123913], within: 1e-5),
      "\(stays)")
  }
}
