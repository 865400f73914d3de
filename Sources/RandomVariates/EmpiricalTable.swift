/// The quantile function of a piecewise linear CDF, with a guide table that finds the right piece
/// in constant expected time (Chen and Asau 1974).
struct EmpiricalTable: Sendable {
  private let points: [Distribution.CumulativePoint]
  /// For each of n equal steps of probability the first point that may end the piece.
  private let guide: [UInt32]
  private let stepCount: Double

  init(_ points: [Distribution.CumulativePoint]) {
    precondition(
      !points.isEmpty && points.count <= UInt32.max, "a CDF cannot have \(points.count) points")
    self.points = points
    stepCount = Double(points.count)
    var index = 0
    guide = points.indices.map { step in
      // A trifle less than the step's lower end, as rounding may take a probability there.
      let probability = Double(step) / Double(points.count) * (1 - 0x1p-50)
      while index < points.count - 1, points[index].probability < probability { index += 1 }
      return UInt32(index)
    }
  }

  /// The value below which a sample lies with this probability, in 0 ..< 1.
  func quantile(_ probability: Double) -> Double {
    let step = Int(probability * stepCount)
    var index = Int(guide[min(step, points.count - 1)])
    while index < points.count - 1, points[index].probability < probability { index += 1 }
    return Distribution.value(at: probability, onPieceEndingAt: index, of: points)
  }
}

extension Distribution {
  /// The value at a probability on the straight piece of a CDF that ends at a point.
  static func value(
    at probability: Double, onPieceEndingAt index: Int, of points: [CumulativePoint]
  ) -> Double {
    let end = points[index]
    guard index > 0, probability < end.probability else { return end.value }
    let start = points[index - 1]
    let share = (probability - start.probability) / (end.probability - start.probability)
    return start.value + share * (end.value - start.value)
  }
}
