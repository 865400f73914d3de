import Experiments
import RehearsalFixtures
import Testing

@Suite struct ScoreTests {
  private typealias Pair = ScoreInputs.Pair

  private var inputs: ScoreInputs {
    var inputs = ScoreInputs(failedShare: 0.0002, errorBudget: 0.001)
    inputs.latencies = [
      Pair(observed: 0.4, allowed: 0.8), Pair(observed: 1, allowed: 0.5),
    ]
    inputs.exposedShare = 0.05
    inputs.disturbance = 20
    inputs.rollout = Pair(observed: 600, allowed: .infinity)
    inputs.taskTime = Pair(observed: 5000, allowed: 4000)
    return inputs
  }

  @Test func `every term is its formula`() {
    let values = Score.terms(inputs, ScoreWeights()).map(\.value)
    let byHand = [1 - 0.2, 0.5, 0.95, 60.0 / 80, 1800.0 / 2400, 0.8]
    for (value, expected) in zip(values, byHand) { #expect(abs(value - expected) < 1e-12) }
    #expect(values.count == byHand.count)
  }

  @Test func `the score is the weighted mean of its terms`() {
    let terms = Score.terms(inputs, ScoreWeights())
    let byHand =
      (4 * 0.8 + 2 * 0.5 + 2 * 0.95 + 2 * 0.75 + 1 * 0.75 + 1 * 0.8) / 12 * 100
    #expect(abs(Score.points(terms) - byHand) < 1e-9)
    #expect(abs(terms.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
  }

  @Test func `each term prints its formula with its inputs`() {
    #expect(
      Score.terms(inputs, ScoreWeights()).map(\.why) == [
        "1 − failed 0.02 % / budget 0.1 %",
        "min(1, allowed 500 ms / observed 1 s)",
        "1 − share 5 % that met the failed candidate",
        "60 s / (60 s + disturbed 20 s)",
        "1800 s / (1800 s + rollout 600 s)",
        "min(1, steady 1.111 / used 1.389 task-hours)",
      ])
  }

  @Test func `terms that do not apply drop out and the rest is renormalized`() {
    var few = ScoreInputs(failedShare: 0.0005, errorBudget: 0.001)
    few.taskTime = Pair(observed: 100, allowed: 100)
    let terms = Score.terms(few, ScoreWeights())
    #expect(terms.map(\.name) == [.errorBudget, .cost])
    #expect(terms.map(\.weight) == [0.8, 0.2])
    #expect(abs(Score.points(terms) - (0.8 * 0.5 + 0.2) * 100) < 1e-9)
  }

  @Test func `a weight of zero leaves its term out`() {
    var weights = ScoreWeights()
    weights.errorBudget = 0
    #expect(!Score.terms(inputs, weights).map(\.name).contains(.errorBudget))
  }

  @Test func `an overspent budget is worth nothing and not less`() {
    let terms = Score.terms(
      ScoreInputs(failedShare: 0.5, errorBudget: 0.001), ScoreWeights())
    #expect(terms[0].value == 0)
    let strict = Score.terms(ScoreInputs(failedShare: 0, errorBudget: 0), ScoreWeights())
    #expect(strict[0].value == 1)
    let broken = Score.terms(ScoreInputs(failedShare: 0.01, errorBudget: 0), ScoreWeights())
    #expect(broken[0].value == 0)
  }

  @Test func `caps hold the score and its interval below`() {
    let perfect = ScoreInputs(failedShare: 0, errorBudget: 0.001)
    for (cap, ceiling) in [(ScoreCap.objectiveNotMet, 59.0), (.rolloutUnfinished, 39)] {
      let score = Score(
        mean: perfect, each: [perfect, perfect], weights: ScoreWeights(), cap: cap, level: 0.95)
      #expect(score.value == ceiling)
      #expect(score.low == ceiling && score.high == ceiling)
    }
  }

  @Test func `the interval comes from the replications`() {
    let each = [0.0001, 0.0002, 0.0003].map { ScoreInputs(failedShare: $0, errorBudget: 0.001) }
    let score = Score(
      mean: each[1], each: each, weights: ScoreWeights(), cap: nil, level: 0.95)
    // Points 90, 80 and 70: t · s / √3 = 4.3027 · 10 / 1.7321.
    #expect(abs(score.value - 80) < 1e-9)
    #expect(abs((score.high ?? 0) - 104.84) < 0.01 || score.high == 100)
    #expect(abs((score.low ?? 0) - (80 - 24.84)) < 0.01)
  }

  @Test func `a disturbance is the longest stretch with too many failures`() {
    let attempts = (0..<20).flatMap { second in
      (0..<10).map { index in
        let isBad = (second == 3 || (5...8).contains(second)) && index < 5
        return attempt(
          due: Double(second * 1000 + index), ended: Double(second * 1000 + index + 1),
          outcome: isBad ? .targetError : .success)
      }
    }
    let timeline = replication(attempts).numbers.timeline
    #expect(timeline.longestDisturbance(above: 0.001) == 4)
    #expect(timeline.longestDisturbance(above: 0.6) == 0)
  }
}
