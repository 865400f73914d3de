import Experiments

/// How good the gate is, in sentences.
struct GateAnswers {
  let result: GateResult
  /// Makes a variant's label harmless in the format of the report.
  let escape: (String) -> String

  /// A sentence or two for each variant and build, then what a reader must know about them.
  var sentences: [String] {
    var sentences: [String] = []
    for variant in result.variants.indices {
      let label =
        result.variants.count > 1 ? "With \(escape(result.variants[variant])): " : ""
      if let good = result.cell(of: .good, variant: variant) {
        sentences.append(label + falseRollbacks(good))
      }
      for curve in result.curves where curve.variant == variant {
        sentences.append(label + misses(curve))
      }
    }
    return sentences + settings + notes
  }

  private func falseRollbacks(_ cell: GateCell) -> String {
    guard cell.worlds > 0 else { return "No world with a good build was run at this traffic." }
    var text = "At this traffic a good build is rolled back in \(GateWords.share(cell.caught)) of "
    text += "rollouts" + undecided(cell)
    if let nominal = result.limits.nominal, let level = result.limits.level(of: cell) {
      let share = GateWords.percent(nominal)
      switch level {
      case .holds: text += "; the gate holds its nominal level of \(share)"
      case .isBroken: text += "; the gate does not hold its nominal level of \(share)"
      case .cannotTell:
        text += "; whether the gate holds its nominal level of \(share), the data cannot tell"
      }
    }
    return text + "."
  }

  private func misses(_ curve: PowerCurve) -> String {
    let words = curve.defect.words
    guard let cell = result.cell(of: .defective(curve.defect), variant: curve.variant),
      cell.worlds > 0
    else { return "No world with \(words) was run at this traffic." }
    return "At this traffic the gate misses \(words) in \(GateWords.share(cell.promoted)) of "
      + "rollouts" + undecided(cell) + "; \(need(curve))."
  }

  /// Undecided worlds are never left out of a sentence.
  private func undecided(_ cell: GateCell) -> String {
    let ends = cell.ends.filter(\.end.isUndecided)
    guard !ends.isEmpty else { return "" }
    let list = ends.map { "\($0.count) \($0.end.words)" }.joined(separator: ", ")
    return ", and \(GateWords.share(cell.undecided)) are undecided (\(list))"
  }

  private func need(_ curve: PowerCurve) -> String {
    let power = GateWords.percent(PowerCurve.wanted) + " power"
    switch curve.need() {
    case .atSmallest(let factor):
      return "\(power) is there at \(GateWords.amount(factor)) already, the least simulated"
    case .about(let factor, let low, let high):
      return "\(power) takes about \(GateWords.amount(factor)) (\(range(low, high)))"
    case .notWithinGrid:
      let most = curve.points.last?.traffic ?? 1
      let reach = most == 1 ? "at this traffic" : "up to \(GateWords.amount(most))"
      return "\(power) is not within the grid, \(reach)"
    }
  }

  private func range(_ low: Double?, _ high: Double?) -> String {
    func number(_ factor: Double) -> String { DecimalText.short(factor, digits: 2) }
    switch (low, high) {
    case (let low?, let high?): return "\(number(low)) … \(number(high))"
    case (let low?, nil): return "\(number(low)) or more"
    case (nil, let high?): return "\(number(high)) or less"
    case (nil, nil): return "with so few worlds it may be any"
    }
  }

  /// Which setting is enough, where there are several.
  private var settings: [String] {
    guard result.variants.count > 1 else { return [] }
    return result.curves.filter { $0.variant == 0 }.map { curve in
      let power = GateWords.percent(PowerCurve.wanted) + " power"
      let enough = result.variants.indices.first { variant in
        let cell = result.cell(of: .defective(curve.defect), variant: variant)
        return (cell?.caught.estimate ?? 0) >= PowerCurve.wanted
      }
      guard let enough else {
        return "No simulated setting has \(power) against \(curve.defect.words)."
      }
      return "The first simulated setting with \(power) against \(curve.defect.words) is "
        + "\(escape(result.variants[enough]))."
    }
  }

  private var notes: [String] {
    var notes: [String] = []
    if !result.deployment.differs {
      notes.append(
        "The scenario's candidate is the stable revision under another name"
          + (result.curves.isEmpty
            ? ", and no --defect is given: only good builds were tried." : "."))
    }
    if result.deployment.laterDeployments > 0 {
      let later = UnitText.count(
        result.deployment.laterDeployments, "later deployment", "later deployments")
      notes.append(
        "The plan's first deployment is the one that is tried; \(later) stay as written.")
    }
    return notes + overloads
  }

  /// Where the fleet itself fails, a gate is judged by something else than the build.
  private var overloads: [String] {
    guard let usual = result.cell(of: .good)?.failedShare else { return [] }
    return result.cells.filter { cell in
      cell.build.isGood && cell.variant == 0 && cell.failedShare > 2 * usual + 0.01
    }.map { cell in
      "At \(GateWords.amount(cell.traffic)) \(GateWords.percent(cell.failedShare)) of all requests "
        + "fail with a good build: the fleet is overloaded there, and the gate sees that."
    }
  }
}
