import RandomVariates
import SimulationKernel

/// A DNS name while it runs.
struct HostedName {
  var name: String
  var records: [NameRecord]
  /// What the control plane knows, and what the name servers answer.
  var weights: [Int]
  var published: [Int]
  /// Changes so far; the servers never go back to an older one.
  var changes = 0
  var publishedChange = 0
  /// Its resolvers in the world's list.
  var firstResolver: Int
  var resolverCount: Int
  /// The laws of sizes; `nil` for resolvers of one size.
  var sizes: Sampler?
  var keeping: ResolversDescription
  /// Which resolver a request or a session asks; belongs to the world.
  var ofRequest: KeyedRandom
  var ofSession: KeyedRandom
  /// Which record a resolver is answered, by resolver and the number of the answer.
  var answer: KeyedRandom
  /// Questions of clients, and those that went on to the name servers.
  var asked: UInt64 = 0
  var resolved: UInt64 = 0

  /// How long a resolver keeps an answer.
  func lifetime(of record: Int, isExtending: Bool) -> TimeSpan {
    let clamped = min(
      max(records[record].timeToLive, keeping.minimumTimeToLive), keeping.maximumTimeToLive)
    return isExtending ? clamped.scaled(by: keeping.extensionFactor) : clamped
  }
}

/// One weighted record while it runs.
struct NameRecord {
  var path: String
  var listener: Int
  var balancer: Int
  var timeToLive: TimeSpan
}

/// What one resolver holds of its name.
struct ResolverCache {
  var record: Int32
  var isExtending: Bool
  /// Answers that it has got.
  var answers: UInt64 = 0
  /// From then on it asks anew.
  var expires: SimulationTime
}

/// What a session of a source that goes to a name remembers.
struct NamedSession {
  /// The answer in the client's own cache.
  var record: Int32 = -1
  var expires = SimulationTime.zero
  /// Where its open connection leads.
  var listener: Int32 = -1
}

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
