/// Items that are being written, by which transactions are canceled and writes refused.
///
/// A write is refused if its item is part of a transaction that writes; so is a transaction. One
/// that reads is refused for any write of its items (DynamoDB developer guide, transaction-apis,
/// "Transaction conflict handling"). Items are numbered across the regions: each is by itself.
struct TransactionHolds {
  private var held: Set<Int> = []
  /// Writes under way of an item; only counted if some transaction reads.
  private var written: [Int: Int] = [:]
  private let countsWrites: Bool

  init(countsWrites: Bool) { self.countsWrites = countsWrites }

  func refuses(_ operation: TableOperation, of item: Int) -> Bool {
    switch operation {
    case .read, .strongRead: false
    case .write, .create, .update, .transactionalWrite: held.contains(item)
    case .transactionalRead: held.contains(item) || written[item] != nil
    }
  }

  /// An operation that is not refused begins; ``end(_:of:)`` ends it.
  mutating func begin(_ operation: TableOperation, of item: Int) {
    switch operation {
    case .read, .strongRead, .transactionalRead: break
    case .write, .create, .update: if countsWrites { written[item, default: 0] += 1 }
    case .transactionalWrite: held.insert(item)
    }
  }

  mutating func end(_ operation: TableOperation, of item: Int) {
    switch operation {
    case .read, .strongRead, .transactionalRead: break
    case .write, .create, .update:
      guard let count = written[item] else { return }
      written[item] = count > 1 ? count - 1 : nil
    case .transactionalWrite: held.remove(item)
    }
  }
}
