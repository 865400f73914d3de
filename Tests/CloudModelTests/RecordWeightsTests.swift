import CloudModel
import Testing

@Suite struct RecordWeightsTests {
  /// How many of evenly spaced draws fall on each record.
  private func counts(_ weights: [Double], of draws: Int) -> [Int] {
    var counts = weights.map { _ in 0 }
    for draw in 0..<draws {
      counts[RecordWeights.record(at: (Double(draw) + 0.5) / Double(draws), weights: weights)] += 1
    }
    return counts
  }

  @Test(
    arguments: [
      (weights: [10.0, 20], counts: [100, 200]), (weights: [1, 255], counts: [3, 765]),
      (weights: [0, 5, 0], counts: [0, 300, 0]), (weights: [7], counts: [300]),
    ] as [(weights: [Double], counts: [Int])])
  func `answers are shared out by weight`(_ row: (weights: [Double], counts: [Int])) {
    #expect(counts(row.weights, of: row.counts.reduce(0, +)) == row.counts)
  }

  @Test func `records are all alike where all weights are zero`() {
    #expect(counts([0, 0, 0], of: 300) == [100, 100, 100])
  }

  @Test func `whoever is answered with the candidate at one share is so at every higher one`() {
    for draw in stride(from: 0.0, to: 1, by: 0.001) {
      var wasCandidate = false
      for percent in 0...100 {
        let weights = [Double(100 - percent), Double(percent)]
        let isCandidate = RecordWeights.record(at: draw, weights: weights) == 1
        #expect(isCandidate || !wasCandidate)
        wasCandidate = isCandidate
      }
    }
  }

  @Test(
    arguments: [
      (percent: 0.0, weights: [0, 1]), (percent: 100, weights: [1, 0]),
      (percent: 50, weights: [1, 1]), (percent: 10, weights: [1, 9]),
      (percent: 5, weights: [1, 19]),
      (percent: 33, weights: [33, 67]), (percent: 99, weights: [99, 1]),
      // The finest step of two records is 1 of 256.
      (percent: 0.01, weights: [1, 255]), (percent: 99.99, weights: [255, 1]),
    ] as [(percent: Double, weights: [Int])])
  func `a percentage becomes the nearest ratio`(_ row: (percent: Double, weights: [Int])) {
    let nearest = RecordWeights.nearest(percent: row.percent)
    #expect([nearest.candidate, nearest.stable] == row.weights)
  }

  @Test func `no percentage that two weights can have is missed by more than half a step`() {
    for tenths in 4...996 {
      let percent = Double(tenths) / 10
      let nearest = RecordWeights.nearest(percent: percent)
      #expect((0...255).contains(nearest.candidate) && (0...255).contains(nearest.stable))
      let share = 100 * Double(nearest.candidate) / Double(nearest.candidate + nearest.stable)
      #expect(abs(share - percent) <= 100.0 / 256 / 2 + 1e-9)
    }
  }
}
