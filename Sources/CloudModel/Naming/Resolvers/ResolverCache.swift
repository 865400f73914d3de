import SimulationKernel

/// What one resolver holds of one name.
package struct ResolverCache: Sendable, Equatable {
  /// What a resolver does with a client's question.
  package enum Reply: Sendable, Equatable {
    /// It answers from its cache.
    case cached
    /// It answers from its cache, and asks the name servers for the next client.
    case cachedAndRefreshed
    /// It asks the name servers.
    case asks
  }

  package var habit: ResolverHabit
  package private(set) var answer = AddressList.none
  /// Answers that it has got.
  package private(set) var answers: UInt64 = 0
  /// From then on it asks anew.
  package private(set) var expires = SimulationTime.zero
  private var life = TimeSpan.zero

  package init(habit: ResolverHabit = .honoring) {
    self.habit = habit
  }

  /// A client asks.
  ///
  /// - Parameter prefetch: The last part of an answer's life in which it is refreshed [0…1].
  package func reply(at now: SimulationTime, prefetch: Double) -> Reply {
    guard now < expires else { return .asks }
    guard prefetch > 0 else { return .cached }
    return expires - now < life.scaled(by: prefetch) ? .cachedAndRefreshed : .cached
  }

  /// The name servers have answered.
  ///
  /// - Parameters:
  ///   - life: How long the answer is kept.
  ///   - age: How long it has been kept already; only at the start of a run.
  package mutating func keep(
    _ answer: AddressList, for life: TimeSpan, at now: SimulationTime, age: TimeSpan = .zero
  ) {
    self.answer = answer
    self.life = life
    expires = now + (life - age)
  }

  /// Counts a question to the name servers.
  ///
  /// - Returns: The number of the answer to come, from 1.
  package mutating func nextAnswer() -> UInt64 {
    answers += 1
    return answers
  }

  /// Whether an answer that has expired still serves, the name servers being out of reach.
  package func servesStale(at now: SimulationTime, for span: TimeSpan) -> Bool {
    !answer.isEmpty && span > .zero && now < expires + span
  }
}
