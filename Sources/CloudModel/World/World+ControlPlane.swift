import SimulationKernel

// Where the data plane calls the control plane.
extension World {
  /// Everything that stands or is planned at time zero.
  mutating func startControlPlane(in queue: inout EventQueue) {}

  /// The balancers see a target in another state.
  mutating func targetStateChanged(
    _ target: Int, to state: TargetState, in queue: inout EventQueue
  ) {}

  /// A process is gone: finished, crashed or killed.
  mutating func processExited(_ target: Int, in queue: inout EventQueue) {}

  /// The horizon is reached: what is still under way is entered into the accounts.
  mutating func finishControlPlane(at horizon: SimulationTime) {}
}
