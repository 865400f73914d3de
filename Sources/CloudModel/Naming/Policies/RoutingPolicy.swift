/// How a name chooses among its records.
///
/// A policy only prefers; whether what it prefers is healthy is tested afterwards, by
/// ``AnswerTree``, which asks again without it if it is not.
package protocol RoutingPolicy: Sendable {
  /// Numbers of the records that are for this asker at all; without any there is no answer.
  func candidates(among records: [NameRecord], for asker: Asker) -> [Int]

  /// The record that is preferred among those still in play, of which there is at least one.
  func choice(
    among inPlay: [Int], of records: [NameRecord], for asker: Asker, _ draws: inout AnswerDraws
  ) -> Int

  /// The records that anybody is answered with if only these are left.
  func inPlay(of records: [NameRecord], among left: [Int]) -> [Int]

  /// How many records one answer holds at most.
  var answerSize: Int { get }

  /// Whether a record's health matters.
  var mindsHealth: Bool { get }
}

extension RoutingPolicy {
  package func candidates(among records: [NameRecord], for asker: Asker) -> [Int] {
    Array(records.indices)
  }

  package func inPlay(of records: [NameRecord], among left: [Int]) -> [Int] { left }

  package var answerSize: Int { 1 }

  package var mindsHealth: Bool { true }
}

package enum RoutingPolicyKind: String, Sendable, CaseIterable {
  case simple, weighted, failover, latency, geolocation, geoproximity, multivalue, ipBased

  package var policy: any RoutingPolicy {
    switch self {
    case .simple: SimplePolicy()
    case .weighted: WeightedPolicy()
    case .failover: FailoverPolicy()
    case .latency: LatencyPolicy()
    case .geolocation: GeolocationPolicy()
    case .geoproximity: GeoproximityPolicy()
    case .multivalue: MultivaluePolicy()
    case .ipBased: IPBasedPolicy()
    }
  }
}

extension [Int] {
  /// The first of the records for which something is least.
  ///
  /// - Precondition: There is one.
  func least(_ measure: (Int) -> Double) -> Int {
    guard var best = first else { preconditionFailure("a policy chooses among no records") }
    var least = measure(best)
    for record in dropFirst() {
      let own = measure(record)
      if own < least { (best, least) = (record, own) }
    }
    return best
  }

  /// One of the records, each equally likely.
  func drawn(_ draws: inout AnswerDraws) -> Int { self[Int(draws.next() * Double(count))] }
}
