/// The tokens that the retries of one client share, so that a service that is down is not asked
/// over and over again.
package struct RetryQuota: Sendable, Equatable {
  package static let size = 500
  package private(set) var tokens = RetryQuota.size

  package init() {}

  /// Pays for a retry, if there is enough left.
  package mutating func pay(_ cost: Int) -> Bool {
    guard tokens >= cost else { return false }
    tokens -= cost
    return true
  }

  /// A success brings back what its retry has cost, and one token if it needed none.
  package mutating func refund(_ paid: Int) {
    tokens = min(Self.size, tokens + max(1, paid))
  }
}
