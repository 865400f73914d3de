import SimulationKernel

/// One change of what a name is answered with that left some record behind, and how long its
/// clients went on going there.
package struct NameMove: Sendable, Equatable {
  /// When the name servers began to answer by it.
  package var at: SimulationTime
  /// When the answer changed again; `nil` for the last change.
  package var until: SimulationTime?
  /// Records that are no longer answered, and those that are.
  package var left: [String]
  package var answered: [String]
  package var curve = MoveCurve()
  /// By kind of client, where there are several.
  package var clients: [ClientMove] = []

  package init(at: SimulationTime, left: [String], answered: [String]) {
    self.at = at
    self.left = left
    self.answered = answered
  }

  /// How long it took until half, nine tenths and 99 of 100 requests went to what is answered;
  /// `nil` if they did not before the answer changed again or the run ended.
  package var half: TimeSpan? { curve.moved(0.5) }
  package var ninety: TimeSpan? { curve.moved(0.9) }
  package var ninetyNine: TimeSpan? { curve.moved(0.99) }
}

/// The same for one kind of client.
package struct ClientMove: Sendable, Equatable {
  /// Its source, and what its clients keep.
  package var name: String
  package var curve = MoveCurve()

  package init(name: String) {
    self.name = name
  }
}
