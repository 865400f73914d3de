import CloudModel
import Testing

struct RollingCase: Sendable, CustomTestStringConvertible {
  var desired: Int, minimum: Int, maximum: Int, lower: Int, upper: Int, isStuck: Bool

  init(_ desired: Int, _ minimum: Int, _ maximum: Int, _ lower: Int, _ upper: Int, stuck: Bool) {
    (self.desired, self.minimum, self.maximum) = (desired, minimum, maximum)
    (self.lower, self.upper, isStuck) = (lower, upper, stuck)
  }

  var testDescription: String { "\(desired)/\(minimum)/\(maximum)" }
}

@Suite struct RollingLimitsTests {
  static let cases = [
    RollingCase(4, 50, 100, 2, 4, stuck: false),
    RollingCase(4, 100, 200, 4, 8, stuck: false),
    RollingCase(2, 75, 100, 2, 2, stuck: true),
    RollingCase(3, 100, 125, 3, 3, stuck: true),
    RollingCase(5, 100, 110, 5, 5, stuck: true),
    RollingCase(10, 100, 150, 10, 15, stuck: false),
    RollingCase(10, 100, 110, 10, 11, stuck: false),
    RollingCase(3, 67, 134, 3, 4, stuck: false),
    RollingCase(1, 50, 100, 1, 1, stuck: true),
    RollingCase(1, 0, 100, 0, 1, stuck: false),
    RollingCase(1, 100, 150, 1, 1, stuck: true),
    RollingCase(1, 100, 200, 1, 2, stuck: false),
    RollingCase(7, 50, 150, 4, 10, stuck: false),
    RollingCase(9, 100, 110, 9, 9, stuck: true),
    RollingCase(7, 60, 130, 5, 9, stuck: false),
    RollingCase(3, 66, 133, 2, 3, stuck: false),
    RollingCase(3, 67, 133, 3, 3, stuck: true),
    RollingCase(5, 100, 119, 5, 5, stuck: true),
  ]

  @Test(arguments: cases)
  func `the minimum rounds up and the maximum rounds down`(_ row: RollingCase) {
    let limits = RollingLimits(
      desired: row.desired, minimumHealthyPercent: row.minimum, maximumPercent: row.maximum)
    #expect(limits.lower == row.lower)
    #expect(limits.upper == row.upper)
    #expect(limits.isStuck == row.isStuck)
  }

  @Test func `percentages that binary fractions get wrong are exact`() {
    #expect(RollingLimits.share(of: 25, percent: 56, roundedUp: true) == 14)
    #expect(RollingLimits.share(of: 25, percent: 116, roundedUp: false) == 29)
    #expect(RollingLimits.share(of: 45, percent: 140, roundedUp: false) == 63)
  }

  @Test func `a percentage beyond every integer saturates`() {
    #expect(RollingLimits.share(of: .max, percent: .max, roundedUp: true) == .max / 100)
  }

  @Test func `room before anything moved is what both sides of full leave`() {
    let limits = RollingLimits(desired: 7, minimumHealthyPercent: 60, maximumPercent: 130)
    #expect(limits.roomToStop == 2)
    #expect(limits.roomToStart == 2)
  }
}
