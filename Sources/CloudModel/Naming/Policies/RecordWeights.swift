/// Draws by weight.
package enum RecordWeights {
  /// The record that a number in [0, 1) falls on; every record alike if all weights are zero
  /// (Route 53 developer guide, weighted routing).
  ///
  /// By habit the candidate stands last, and low draws are its: whoever is answered with it at
  /// 5 % is answered with it at 10 %.
  package static func record(at draw: Double, weights: [Double]) -> Int {
    let total = weights.reduce(0, +)
    guard total > 0 else { return weights.count - 1 - Int(draw * Double(weights.count)) }
    var point = draw * total
    for position in weights.indices.reversed() where weights[position] > 0 {
      point -= weights[position]
      if point < 0 { return position }
    }
    return weights.firstIndex { $0 > 0 } ?? 0
  }
}
