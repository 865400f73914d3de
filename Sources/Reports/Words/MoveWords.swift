import Experiments

// How clients followed a change of a name, in words.
extension MoveSummary {
  /// `shop.example.com from old/web to new/web at 5:00: half moved after 12 s, 90% after 45 s, …`.
  ///
  /// - Parameters:
  ///   - result: What it is part of.
  ///   - escape: What is done to names.
  package func sentence(in result: RehearsalResult, _ escape: (String) -> String) -> String {
    func list(_ names: [String]) -> String { names.map(escape).joined(separator: ", ") }
    let to = answered.isEmpty ? "nothing" : list(answered)
    return "\(escape(name)) from \(list(left)) to \(to) \(when(in: result)): " + figures.words
  }

  /// `at 5:00`; `49 times from 5:54:58 to 9:50:11` of changes that come and go.
  private func when(in result: RehearsalResult) -> String {
    var words: String
    if isFlapping, changes > 1 {
      let times = UnitText.count(changes, "time", "times")
      words = "\(times) from \(result.clock(earliest)) to \(result.clock(latest))"
    } else if latest - earliest > result.recovery.goal.window.seconds {
      words = "between \(result.clock(earliest)) and \(result.clock(latest))"
    } else {
      words = "at \(result.clock(at))"
    }
    if replications < result.replications {
      words += " (in \(replications) of \(ObjectiveWords.replications(result.replications)))"
    } else if isFlapping, result.replications > 1 {
      words += " (in all \(ObjectiveWords.replications(result.replications)) together)"
    }
    return words
  }

  /// What changes that come and go did to each kind of client has no story.
  var toldClients: [Client] { isFlapping ? [] : clients }
}

extension RehearsalResult {
  /// More changes of names are not read.
  private static let mostMoves = 8

  /// All changes of names, or those with the most requests to what was no longer answered, the
  /// worst first.
  var toldMoves: [MoveSummary] {
    guard moves.count > Self.mostMoves else { return moves }
    let worstFirst = moves.sorted { $0.figures.staleRequests > $1.figures.staleRequests }
    return Array(worstFirst.prefix(Self.mostMoves))
  }

  /// `and 12 more changes with fewer stale requests, in result.json`; `nil` where all are told.
  var untoldMoves: String? {
    let more = moves.count - Self.mostMoves
    guard more > 0 else { return nil }
    return "and \(UnitText.count(more, "more change", "more changes")) with fewer stale requests, "
      + "in result.json"
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
