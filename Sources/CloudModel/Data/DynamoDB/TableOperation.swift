/// What a caller asks a table to do with one item, or in a transaction with several.
package enum TableOperation: String, Sendable, CaseIterable {
  /// Eventually consistent: half of the units, and perhaps not the latest version.
  case read
  case strongRead
  case write
  /// A conditional write that asks for no item under its key.
  case create
  /// A conditional write that asks for the version that its caller has seen.
  case update
  case transactionalRead
  case transactionalWrite
}

extension TableOperation {
  package var isWrite: Bool {
    switch self {
    case .write, .create, .update, .transactionalWrite: true
    case .read, .strongRead, .transactionalRead: false
    }
  }

  package var isTransaction: Bool {
    switch self {
    case .transactionalRead, .transactionalWrite: true
    case .read, .strongRead, .write, .create, .update: false
    }
  }

  /// Whether a table with strong consistency between regions has to ask another one.
  package var needsQuorum: Bool { self != .read }

  /// Units for one item: a read counts each 4 KB once, half if it is eventually consistent, twice
  /// in a transaction; a write each KB once, twice in a transaction.
  ///
  /// - Parameter size: Not negative [bytes].
  package func units(itemSize size: Int64) -> Double {
    let readBlocks = Double(max(1, (size + 4_095) / 4_096))
    let writeBlocks = Double(max(1, (size + 1_023) / 1_024))
    return switch self {
    case .read: readBlocks / 2
    case .strongRead: readBlocks
    case .transactionalRead: readBlocks * 2
    case .write, .create, .update: writeBlocks
    case .transactionalWrite: writeBlocks * 2
    }
  }
}
