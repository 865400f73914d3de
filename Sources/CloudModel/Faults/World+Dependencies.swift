import RandomVariates
import SimulationKernel

/// A fault of one dependency.
protocol DependencyFault: Fault {
  var dependency: String { get }
  /// Adds what it does to what others do.
  func impair(_ impairment: inout DependencyImpairment, by fault: ActiveFault)
}

extension DependencyFault {
  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshDependency(dependency)
  }
}

/// A share of calls, or launches, takes longer.
struct CallSlowdown {
  /// [0…1]
  var share = 1.0
  var factor = 1.0
  var added = TimeSpan.zero
}

/// What faults do to calls of a dependency.
struct DependencyImpairment {
  /// Share of calls that fail at once [0…1].
  var failingShare = 0.0
  var slowdowns: [CallSlowdown] = []

  var isNone: Bool { failingShare == 0 && slowdowns.isEmpty }
}

extension [CallSlowdown] {
  /// What all of them do together to the member with this draw.
  func together(for draw: Double) -> CallSlowdown {
    var sum = CallSlowdown()
    for it in self where draw < it.share {
      sum.factor *= it.factor
      sum.added = sum.added + it.added
    }
    return sum
  }
}

extension World {
  /// Works out what the faults that last do to a dependency together.
  mutating func refreshDependency(_ name: String) {
    var impairment = DependencyImpairment()
    for (kind, fault) in lasting((any DependencyFault).self)
    where kind.dependency == name && fault.strength > 0 {
      kind.impair(&impairment, by: fault)
    }
    let dependency = number(name, in: description.dependencies, \.name)
    dependencies[dependency].impairment = impairment.isNone ? nil : impairment
  }

  /// What faults do to one call of a dependency.
  ///
  /// - Parameter counter: The call's own number: whom a share meets hangs on it.
  /// - Returns: `nil` if the call fails at once.
  func slowdown(ofCall counter: UInt64, of dependency: Int) -> CallSlowdown? {
    guard let impairment = dependencies[dependency].impairment else { return CallSlowdown() }
    let draw = faulted.draws.calls[dependency].uniform(counter)
    return draw < impairment.failingShare ? nil : impairment.slowdowns.together(for: draw)
  }
}
