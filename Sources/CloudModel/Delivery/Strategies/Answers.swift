/// What a strategy waits for, and the numbers under which the answers come back.
///
/// Everything that is asked for gets a generation of its own, so that an answer to something that
/// does not matter any more is told by its number.
struct Answers<Purpose: Sendable & Equatable>: Sendable, Equatable {
  private struct Question: Sendable, Equatable {
    let generation: Int
    let purpose: Purpose
  }

  private var open: [Question] = []
  private var last = 0

  init() {}

  /// - Returns: The generation to ask under; what was asked for the same purpose before is void.
  mutating func expect(_ purpose: Purpose) -> Int {
    forget(purpose)
    last += 1
    open.append(Question(generation: last, purpose: purpose))
    return last
  }

  /// - Returns: What the answer is about; `nil` if it is stale.
  mutating func take(_ generation: Int) -> Purpose? {
    guard let place = open.firstIndex(where: { $0.generation == generation }) else { return nil }
    return open.remove(at: place).purpose
  }

  func expects(_ purpose: Purpose) -> Bool {
    open.contains { $0.purpose == purpose }
  }

  mutating func forget(_ purpose: Purpose) {
    open.removeAll { $0.purpose == purpose }
  }

  mutating func forgetAll() {
    open.removeAll()
  }
}
