/// The quantile function of a piecewise linear CDF, with a guide table that finds the right piece
/// in constant expected time (Chen and Asau 1974).
struct EmpiricalTable: Sendable {
  private let points: [Distribution.CumulativePoint]
  /// For each of n equal steps of probability the first point that may end the piece.
  private let guide: [UInt32]

  init(_ points: [Distribution.CumulativePoint]) {
    precondition(
      !points.isEmpty && points.count <= UInt32.max, "a CDF cannot have \(points.count) points")
    self.points = points
    var index = 0
    guide = points.indices.map { step in
      let probability = Double(step) / Double(points.count)
      while index < points.count - 1, points[index].probability < probability { index += 1 }
      return UInt32(index)
    }
  }

  /// The value below which a sample lies with this probability, in 0 ..< 1.
  func quantile(_ probability: Double) -> Double {
    let step = Int(probability * Double(points.count))
    var index = Int(guide[min(step, points.count - 1)])
    // Rounding may have placed the guide one step too far.
    while index > 0, points[index - 1].probability >= probability { index -= 1 }
    while index < points.count - 1, points[index].probability < probability { index += 1 }
    return points[..<(index + 1)].lastPieceValue(at: probability)
  }
}

extension RandomAccessCollection where Element == Distribution.CumulativePoint {
  /// The value at a probability on the piece between the last two points.
  func lastPieceValue(at probability: Double) -> Double {
    guard let end = last else { return 0 }
    guard let start = dropLast().last, probability < end.probability else { return end.value }
    let share = (probability - start.probability) / (end.probability - start.probability)
    return start.value + share * (end.value - start.value)
  }
}
