import RandomVariates
import SimulationKernel

/// Who asks, as far as the name servers can tell: a resolver, or its client where the resolver
/// passes the client's subnet on.
package struct Asker: Sendable, Equatable {
  /// From the asker to each region by name; of a region that is missing nothing was measured.
  package var roundTrips: [String: TimeSpan] = [:]
  package var location = GeographicLocation()
  package var coordinates: Coordinates?
  /// Its address, or as much of it as is passed on.
  package var prefix: AddressBlock?

  package init() {}
}

/// The luck of one answer.
///
/// The first draw belongs to the asker: whoever is answered with a record at one weight is so at
/// every higher one. Whatever else the answer needs is hashed out of it.
package struct AnswerDraws {
  private let first: Double
  private let more: KeyedRandom
  private var count: UInt64 = 0

  /// - Parameters:
  ///   - first: Uniform in [0, 1).
  ///   - more: A hash of the name's own.
  package init(first: Double, more: KeyedRandom) {
    self.first = first
    self.more = more
  }

  package mutating func next() -> Double {
    defer { count += 1 }
    return count == 0 ? first : more.uniform(first.bitPattern &+ count)
  }
}
