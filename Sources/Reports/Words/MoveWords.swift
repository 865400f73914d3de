import Experiments

// How clients followed a change of a name, in words.
extension MoveSummary {
  /// `shop.example.com from old/web to new/web at 5m: half moved after 12s, 90% after 45s, …`.
  ///
  /// - Parameter escape: What is done to names.
  package func sentence(_ escape: (String) -> String) -> String {
    func list(_ names: [String]) -> String { names.map(escape).joined(separator: ", ") }
    let to = answered.isEmpty ? "nothing" : list(answered)
    return "\(escape(name)) from \(list(left)) to \(to) at \(UnitText.clock(at)): "
      + figures.words
  }
}

extension MoveSummary.Figures {
  package var words: String {
    guard requests > 0 else { return "nobody asked" }
    let marks: [(String, Double?)] = [
      ("half moved", half), ("90%", ninety), ("99%", ninetyNine),
    ]
    let known = marks.compactMap { name, time in
      time.map { "\(name) after \(UnitText.duration($0))" }
    }
    let missing = marks.first { $0.1 == nil }.map { ["\($0.0) not before the end"] } ?? []
    let shares: [(String, Double?)] = [
      ("1m", staleAfter1Minute), ("5m", staleAfter5Minutes), ("15m", staleAfter15Minutes),
    ]
    let stale = shares.compactMap { name, share in
      share.map { "\(UnitText.percent($0)) after \(name)" }
    }
    return (known + missing).joined(separator: ", ")
      + (stale.isEmpty ? "" : "; stale were \(stale.joined(separator: ", "))")
  }
}
