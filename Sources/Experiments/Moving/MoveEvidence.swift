import CloudModel
import SimulationKernel

/// How clients followed the changes of names, over the replications so far.
///
/// Changes of different replications are the same one if they are of the same name, from the same
/// records to the same ones, and the same time of it; those of a ``Flapping`` are told together.
struct MoveEvidence {
  private struct Move {
    var name: String
    var left: [String]
    var answered: [String]
    /// The how manieth of its kind in its replication; `nil` in a flapping.
    var occurrence: Int?
    var times: [Double] = []
    /// The last replication that had it, and how many did.
    var replication = -1
    var replications = 0
    var curve = MoveCurve()
    var clients: [ClientMove] = []
  }

  private var moves: [Move] = []
  private var replications = 0
  /// Attempts to what was no longer the answer, by step of the timeline.
  private(set) var stale: [Int] = []

  /// Adds the next replication.
  mutating func add(_ accounts: RunAccounts) {
    if stale.count < accounts.staleRequests.count {
      stale += Array(repeating: 0, count: accounts.staleRequests.count - stale.count)
    }
    for (step, count) in accounts.staleRequests.enumerated() { stale[step] += count }
    for name in accounts.names {
      for (index, move) in name.moves.enumerated() {
        let occurrence = name.moves[..<index].count {
          $0.left == move.left && $0.answered == move.answered
        }
        add(move, of: name.name, occurrence: isFlapping(index, name.moves) ? nil : occurrence)
      }
    }
    replications += 1
  }

  private func isFlapping(_ index: Int, _ moves: [NameMove]) -> Bool {
    index >= Flapping.changesApart
      && moves[index].at - moves[index - 1].at <= Flapping.longestPause
  }

  private mutating func add(_ move: NameMove, of name: String, occurrence: Int?) {
    let known = moves.firstIndex {
      $0.name == name && $0.left == move.left && $0.answered == move.answered
        && $0.occurrence == occurrence
    }
    let index = known ?? moves.count
    if known == nil {
      moves.append(
        Move(name: name, left: move.left, answered: move.answered, occurrence: occurrence))
      moves[index].clients = move.clients.map { ClientMove(name: $0.name) }
    }
    if moves[index].replication != replications { moves[index].replications += 1 }
    moves[index].replication = replications
    moves[index].times.append(move.at.seconds)
    moves[index].curve.merge(move.curve)
    for client in move.clients.indices {
      moves[index].clients[client].curve.merge(move.clients[client].curve)
    }
  }

  func summaries() -> [MoveSummary] {
    moves.map { move in
      var summary = MoveSummary(
        name: move.name, left: move.left, answered: move.answered,
        at: move.times.reduce(0, +) / Double(move.times.count), replications: move.replications,
        figures: MoveSummary.Figures(move.curve),
        clients: move.clients.map {
          MoveSummary.Client(name: $0.name, figures: MoveSummary.Figures($0.curve))
        })
      summary.earliest = move.times.min() ?? summary.at
      summary.latest = move.times.max() ?? summary.at
      summary.changes = move.times.count
      summary.isFlapping = move.occurrence == nil
      return summary
    }
  }
}

/// One change of a name's answer, and how clients followed it.
package struct MoveSummary: Sendable, Hashable {
  package var name: String
  package var left: [String]
  package var answered: [String]
  /// Mean over the replications in which it happened [s].
  package var at: Double
  /// Of them [s].
  package var earliest: Double
  package var latest: Double
  package var replications: Int
  /// Over all replications; one in each, but for a flapping.
  package var changes: Int
  /// Whether it stands for many changes that came and went.
  package var isFlapping = false
  package var figures: Figures
  /// By kind of client, where there are several.
  package var clients: [Client]

  package struct Client: Sendable, Hashable {
    package var name: String
    package var figures: Figures

    package init(name: String, figures: Figures) {
      self.name = name
      self.figures = figures
    }
  }

  /// Of the requests of all replications together.
  package struct Figures: Sendable, Hashable {
    package var requests: Int
    package var staleRequests: Int
    /// How long it took until so many requests went to what is answered [s]; `nil` if they did not.
    package var half: Double?
    package var ninety: Double?
    package var ninetyNine: Double?
    /// Share of requests that still went to what is not [0…1]; `nil` where there were none.
    package var staleAfter1Minute: Double?
    package var staleAfter5Minutes: Double?
    package var staleAfter15Minutes: Double?

    init(_ curve: MoveCurve) {
      requests = Int(clamping: curve.requests)
      staleRequests = Int(clamping: curve.staleRequests)
      half = curve.moved(0.5)?.seconds
      ninety = curve.moved(0.9)?.seconds
      ninetyNine = curve.moved(0.99)?.seconds
      staleAfter1Minute = curve.staleShare(after: .minutes(1))
      staleAfter5Minutes = curve.staleShare(after: .minutes(5))
      staleAfter15Minutes = curve.staleShare(after: .minutes(15))
    }

    package init(
      requests: Int, staleRequests: Int, half: Double?, ninety: Double?, ninetyNine: Double?,
      staleAfter: (one: Double?, five: Double?, fifteen: Double?)
    ) {
      self.requests = requests
      self.staleRequests = staleRequests
      self.half = half
      self.ninety = ninety
      self.ninetyNine = ninetyNine
      (staleAfter1Minute, staleAfter5Minutes, staleAfter15Minutes) = staleAfter
    }
  }

  package init(
    name: String, left: [String], answered: [String], at: Double, replications: Int,
    figures: Figures, clients: [Client] = []
  ) {
    self.name = name
    self.left = left
    self.answered = answered
    self.at = at
    (earliest, latest) = (at, at)
    self.replications = replications
    changes = replications
    self.figures = figures
    self.clients = clients
  }
}
