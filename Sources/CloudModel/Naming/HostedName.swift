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
  /// Its resolvers in the world's list, and what they are like.
  var firstResolver: Int
  var populations = 0..<0
  /// Which kind of resolvers a request or a session asks; belongs to the world.
  var ofPopulation: KeyedRandom
  /// Which record a resolver is answered, by resolver and the number of the answer.
  var answer: KeyedRandom

  /// What the name servers can answer at present, by leaf.
  var leavesInPlay: [Int] = []
  var moving = MovingName()
  var account: NameAccount
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
