import Experiments

/// A row of characters that shows how a quantity moved.
package enum Sparkline {
  private static let levels: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// One character for each value: a blank for "nothing to see", `·` for zero, bars up to `top`.
  ///
  /// Whatever is more than zero shows at least the lowest bar, so that one failed request among
  /// thousands is not lost.
  package static func text(_ values: [Double], top: Double) -> String {
    String(
      values.map { value -> Character in
        guard value.isFinite else { return " " }
        guard value > 0, top > 0 else { return "·" }
        let level = (value / top * Double(levels.count)).rounded(.up) - 1
        return levels[Int(min(max(level, 0), Double(levels.count - 1)))]
      })
  }

  /// Neighboring values together, so that no more than `columns` are left.
  ///
  /// - Parameter combine: Makes one value of a group; groups are equally long but the last.
  package static func fold(
    _ values: [Double], into columns: Int, by combine: (ArraySlice<Double>) -> Double
  ) -> [Double] {
    let width = width(of: values.count, in: columns)
    return stride(from: 0, to: values.count, by: width).map {
      combine(values[$0..<min($0 + width, values.count)])
    }
  }

  /// How many values share a column.
  package static func width(of count: Int, in columns: Int) -> Int {
    max(1, (count + columns - 1) / columns)
  }
}
