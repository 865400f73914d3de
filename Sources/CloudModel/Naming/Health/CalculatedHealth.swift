/// What a calculated health check makes of its children.
package enum CalculatedHealth {
  /// - Parameters:
  ///   - children: Whether each reports healthy.
  ///   - threshold: So many must; of 0 it is always healthy, of more than there are never.
  package static func isHealthy(children: [Bool], threshold: Int) -> Bool {
    children.count { $0 } >= threshold
  }
}
