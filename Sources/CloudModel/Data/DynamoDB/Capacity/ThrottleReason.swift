/// Why DynamoDB refuses an operation for now, in the words of its `ThrottlingReason`.
package enum ThrottleReason: Int, Sendable, CaseIterable {
  /// The table's provisioned capacity and its burst are used up.
  case provisionedThroughputExceeded
  /// One partition's share is used up, or an on-demand table has grown faster than its partitions
  /// split.
  case keyRangeThroughputExceeded
  /// A quota of the account or the table.
  case accountLimitExceeded
  /// The maximum that the owner has set for an on-demand table.
  case maxOnDemandThroughputExceeded
  /// A fault of the scenario.
  case injected
}
