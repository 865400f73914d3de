import Experiments

// How clients followed the changes of names.
extension JSONReport {
  static func move(_ move: MoveSummary) -> JSONNode {
    var members = figures(move.figures)
    members["name"] = .string(move.name)
    members["left"] = .array(move.left.map { .string($0) })
    members["answered"] = .array(move.answered.map { .string($0) })
    members["at"] = .number(move.at)
    members["earliest"] = .number(move.earliest)
    members["latest"] = .number(move.latest)
    members["changes"] = .integer(move.changes)
    members["replications"] = .integer(move.replications)
    members["clients"] = .array(
      move.clients.map { client in
        var members = figures(client.figures)
        members["name"] = .string(client.name)
        return .object(members)
      })
    return .object(members)
  }

  private static func figures(_ it: MoveSummary.Figures) -> [String: JSONNode] {
    [
      "requests": .integer(it.requests), "staleRequests": .integer(it.staleRequests),
      "half": .optional(it.half), "ninety": .optional(it.ninety),
      "ninetyNine": .optional(it.ninetyNine),
      "staleShareAfter": .object([
        "1m": .optional(it.staleAfter1Minute), "5m": .optional(it.staleAfter5Minutes),
        "15m": .optional(it.staleAfter15Minutes),
      ]),
    ]
  }
}
