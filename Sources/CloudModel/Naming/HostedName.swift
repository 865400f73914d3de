import RandomVariates
import SimulationKernel

/// A DNS name while it runs.
struct HostedName {
  var name: String
  /// What the control plane knows; what the name servers know is in the world's answer tree.
  var set: AnswerTree.RecordSet
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

  /// What the name servers can answer at present, by leaf.
  var leavesInPlay: [Int] = []
  var account: NameAccount

  /// How long a resolver keeps an answer.
  func lifetime(_ timeToLive: TimeSpan, isExtending: Bool) -> TimeSpan {
    let clamped = min(max(timeToLive, keeping.minimumTimeToLive), keeping.maximumTimeToLive)
    return isExtending ? clamped.scaled(by: keeping.extensionFactor) : clamped
  }
}

/// What an answer leads to. A record that is changed gets a new one: caches still hold the old.
struct AnswerLeaf {
  /// Where it leads, as the scenario has it.
  var path: String
  /// Both −1 for an address that leads to nothing.
  var listener: Int
  var balancer: Int
  var timeToLive: TimeSpan
}

/// What one resolver holds of its name.
struct ResolverCache {
  /// The leaf that it was answered with, −1 for no answer.
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
