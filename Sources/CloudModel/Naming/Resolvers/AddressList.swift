/// What a name was answered with: the leaf of one record, or of several in one answer.
package struct AddressList: Sendable, Equatable {
  /// −1 where there is no answer.
  private let first: Int32
  /// All of them, where there are several.
  private let several: [Int32]

  package static let none = AddressList([])

  package init(_ leaves: [Int32]) {
    first = leaves.first ?? -1
    several = leaves.count > 1 ? leaves : []
  }

  package var isEmpty: Bool { first < 0 }

  /// The leaf that a client takes, −1 without any.
  ///
  /// - Parameters:
  ///   - draw: Uniform in [0, 1), the client's own: resolvers give the addresses to each client in
  ///     another order.
  ///   - tried: How many it has tried before.
  package func leaf(at draw: Double, tried: Int = 0) -> Int {
    guard several.count > 1 else { return Int(first) }
    return Int(several[(Int(draw * Double(several.count)) + tried) % several.count])
  }
}
