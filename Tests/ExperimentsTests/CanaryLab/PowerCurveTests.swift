import Experiments
import Foundation
import OutputAnalysis
import Testing

@Suite struct PowerCurveTests {
  /// Points of (traffic, lower bound, power, upper bound).
  private func curve(_ points: [(Double, Double, Double, Double)]) -> PowerCurve {
    PowerCurve(
      variant: 0, defect: .errors(0.02),
      points: points.map { traffic, low, power, high in
        PowerCurve.Point(
          traffic: traffic,
          power: ConfidenceInterval(estimate: power, low: low, high: high, level: 0.95))
      })
  }

  @Test func `the need lies on the straight line over the logarithm of the traffic`() throws {
    let need = curve([(0.1, 0.05, 0.1, 0.15), (1, 0.4, 0.5, 0.6), (10, 0.95, 1, 1)]).need()
    guard case .about(let traffic, let low?, let high?) = need else {
      Issue.record("\(need)")
      return
    }
    // 0.5 + 0.5 x = 0.9, 0.6 + 0.4 x = 0.9 and 0.4 + 0.55 x = 0.9 decades above 1.
    #expect(abs(traffic - pow(10, 0.8)) < 1e-9)
    #expect(abs(low - pow(10, 0.75)) < 1e-9)
    #expect(abs(high - pow(10, 0.5 / 0.55)) < 1e-9)
  }

  @Test func `nothing is claimed beyond the grid`() {
    #expect(curve([(0.1, 0, 0.1, 0.2), (1, 0.7, 0.89, 0.95)]).need() == .notWithinGrid)
    #expect(curve([(0.1, 0.85, 0.95, 1), (1, 0.9, 1, 1)]).need() == .atSmallest(0.1))
    #expect(curve([]).need() == .notWithinGrid)
  }

  @Test func `an end of the range that the grid does not hold stays open`() {
    let need = curve([(1, 0.3, 0.4, 0.95), (2, 0.7, 0.9, 1)]).need()
    #expect(need == .about(2, low: nil, high: nil))
  }

  @Test func `a curve that falls again needs the last of its crossings`() throws {
    let need = curve([(1, 0.9, 0.95, 1), (2, 0.4, 0.5, 0.6), (4, 0.9, 0.9, 0.9)]).need()
    guard case .about(let traffic, _, _) = need else {
      Issue.record("\(need)")
      return
    }
    #expect(abs(traffic - 4) < 1e-9)
  }
}
