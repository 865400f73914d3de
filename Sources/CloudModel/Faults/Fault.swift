import SimulationKernel

/// One kind of fault: what it is about, and what becomes of that.
///
/// A kind never changes a state and later changes it back. It says what it is about, and the world
/// works that subject out anew from all faults that last, whenever one of them begins, gets stronger
/// or weaker, or ends. So faults may overlap in any order, and the end of the last one mends
/// everything. What several do to one subject combines by these rules:
///
/// - Shares: the largest. Each member has one draw for each subject, so that whoever a small share
///   meets is among those whom a larger one meets.
/// - Factors multiply, delays and losses add up.
/// - What is gone, cut off or down is so until the last fault lets it go.
/// - Ways in which a target is broken: no power, then no network, then a crash, then the fault that
///   began last.
protocol Fault: FaultWord, Equatable {
  /// What reports call it when it has no name of its own.
  var title: String { get }
  static var scale: FaultScale { get }
  /// How long it may take, at most, until it works; drawn uniformly in every replication anew.
  var onset: TimeSpan { get }

  /// Works out anew what it is about, because its strength has changed.
  ///
  /// - Parameter fault: Its strength is from 0 to 1; with 0 it is over, or has not begun to rise.
  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue)
}

extension Fault {
  var onset: TimeSpan { .zero }
}

/// A kind by its word in scenarios.
package protocol FaultWord: Sendable {
  static var word: String { get }
}

/// A fault under way.
struct ActiveFault {
  let number: Int
  /// How much of its strength it has reached [0…1].
  var strength = 0.0
  /// Of its members [0…1].
  let share: Double

  /// The part of its members that it meets now [0…1].
  var reach: Double { strength * share }

  /// A factor at the fault's strength: 1 without any.
  func scaled(_ factor: Double) -> Double {
    // Exactly the factor at full strength, whatever rounding would make of the formula.
    strength == 1 ? factor : 1 + (factor - 1) * strength
  }

  func scaled(_ added: TimeSpan) -> TimeSpan { added.scaled(by: strength) }
}

/// Faults of one run: which last, and what they hold.
struct FaultBook {
  private enum State { case expected, lasting, over }

  /// The scenario's own, and after them those of its experiments.
  let faults: [FaultDescription]
  private var states: [State]
  /// Those that stay as they are: whoever made them stronger has stopped.
  private var isFrozen: [Bool]
  /// In the order in which they began.
  private(set) var lasting: [ActiveFault] = []
  /// The targets that each fault has chosen, in the order in which it breaks them.
  var chosen: [[Int]?]
  /// Those whom a bad configuration has left again, by fault: somebody has rolled it back.
  var reverted: [Set<String>]
  var impairments: [Int: TargetImpairment] = [:]
  /// The host that each fault of a database has failed, by fault.
  var failedHosts: [Int: Int] = [:]
  /// What names are answered with instead of their records, by name.
  var answers: [Int: FaultedAnswer] = [:]
  let draws: FaultDraws

  init(_ faults: [FaultDescription], draws: FaultDraws) {
    self.faults = faults
    self.draws = draws
    states = Array(repeating: .expected, count: faults.count)
    isFrozen = Array(repeating: false, count: faults.count)
    chosen = Array(repeating: nil, count: faults.count)
    reverted = Array(repeating: [], count: faults.count)
  }

  /// - Returns: Whether it begins now; not if it was called off before.
  mutating func begin(_ fault: Int) -> Bool {
    guard states[fault] == .expected else { return false }
    states[fault] = .lasting
    lasting.append(ActiveFault(number: fault, share: faults[fault].share ?? 1))
    return true
  }

  /// - Returns: The fault with its new strength; `nil` if it does not last any more, or was called
  ///   off meanwhile.
  mutating func setStrength(_ strength: Double, of fault: Int) -> ActiveFault? {
    guard !isFrozen[fault], let index = lasting.firstIndex(where: { $0.number == fault }) else {
      return nil
    }
    lasting[index].strength = strength
    return lasting[index]
  }

  /// It never begins; or if it has begun, gets no stronger.
  ///
  /// - Returns: Whether it never begins.
  mutating func callOff(_ fault: Int) -> Bool {
    isFrozen[fault] = true
    guard states[fault] == .expected else { return false }
    states[fault] = .over
    return true
  }

  /// - Returns: Whether it lasted until now.
  mutating func end(_ fault: Int) -> Bool {
    defer { states[fault] = .over }
    lasting.removeAll { $0.number == fault }
    return states[fault] == .lasting
  }
}

extension World {
  /// The faults of some kind that last, in the order in which they began.
  func lasting<Kind>(_: Kind.Type) -> [(kind: Kind, fault: ActiveFault)] {
    faulted.lasting.compactMap { active in
      (faulted.faults[active.number].kind.fault as? Kind).map { ($0, active) }
    }
  }
}
