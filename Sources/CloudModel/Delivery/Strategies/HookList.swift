import SimulationKernel

/// The hooks of a deployment, as a strategy that names them sees them.
package struct HookList: Sendable, Equatable {
  private let hooks: [HookDescription]

  package init(_ hooks: [HookDescription]) {
    self.hooks = hooks
  }

  package func index(of name: String?) -> Int? {
    name.flatMap { name in hooks.firstIndex { $0.name == name } }
  }

  /// How long the answer of a hook is waited for.
  package func timeout(of index: Int) -> TimeSpan {
    hooks[index].timeout
  }
}
