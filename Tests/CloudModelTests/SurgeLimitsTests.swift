import CloudModel
import Testing

/// The bounds of a Kubernetes rolling update: R-K8S-02, -03, -05, -06 and -07 and what lies
/// around them.
@Suite struct SurgeLimitsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var id: String
    var desired: Int
    var maxSurge: CountOrPercent
    var maxUnavailable: CountOrPercent
    /// Surge, unavailable, most, least.
    var expected: [Int]

    var testDescription: String { id }
  }

  static let cases = [
    Case(
      id: "R-K8S-02", desired: 10, maxSurge: .percent(25), maxUnavailable: .percent(25),
      expected: [3, 2, 13, 8]),
    Case(
      id: "R-K8S-03", desired: 1, maxSurge: .percent(25), maxUnavailable: .percent(25),
      expected: [1, 0, 2, 1]),
    Case(
      id: "R-K8S-05", desired: 10, maxSurge: .percent(30), maxUnavailable: .percent(30),
      expected: [3, 3, 13, 7]),
    Case(
      id: "R-K8S-06", desired: 7, maxSurge: .percent(0), maxUnavailable: .percent(10),
      expected: [0, 1, 7, 6]),
    Case(
      id: "R-K8S-07", desired: 5, maxSurge: .count(0), maxUnavailable: .count(1),
      expected: [0, 1, 5, 4]),
    Case(
      id: "more may be missing than there are", desired: 2, maxSurge: .count(0),
      maxUnavailable: .count(5), expected: [0, 2, 2, 0]),
    Case(
      id: "nothing is wanted", desired: 0, maxSurge: .percent(25), maxUnavailable: .percent(25),
      expected: [0, 0, 0, 0]),
  ]

  @Test(arguments: cases)
  func `the surge rounds up, the missing round down, and one of them is never nothing`(
    _ it: Case
  ) {
    var description = SurgeDescription()
    (description.maxSurge, description.maxUnavailable) = (it.maxSurge, it.maxUnavailable)
    let limits = SurgeLimits(desired: it.desired, description)
    #expect([limits.surge, limits.unavailable, limits.most, limits.least] == it.expected)
  }
}
