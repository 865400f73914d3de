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
}
