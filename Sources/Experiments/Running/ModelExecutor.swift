import CloudModel

/// Runs replications with the project's own model.
package enum ModelExecutor {
  /// There is no model to run yet.
  package struct Unconnected: Error, CustomStringConvertible {
    package var description: String { "no model is connected" }
  }

  package static let execute: ReplicationExecutor = { _, _, _, _, _ in throw Unconnected() }
}
