import CloudModel

extension AttemptOutcome {
  /// The name in `failed{cause:…}` and in `byCause` of the results.
  ///
  /// Spelled out, because these names are promised to users and an identifier is not.
  package var name: String {
    switch self {
    case .success: "success"
    case .connectionRefused: "connectionRefused"
    case .targetClosed: "targetClosed"
    case .deregistrationDelayElapsed: "deregistrationDelayElapsed"
    case .noTarget: "noTarget"
    case .connectTimeout: "connectTimeout"
    case .idleTimeout: "idleTimeout"
    case .targetError: "targetError"
    case .queueFull: "queueFull"
    case .queueTimeout: "queueTimeout"
    case .dependencyError: "dependencyError"
    case .clientTimeout: "clientTimeout"
    case .nodeUnreachable: "nodeUnreachable"
    case .fixedResponse: "fixedResponse"
    case .schemaMismatch: "schemaMismatch"
    case .nameNotResolved: "nameNotResolved"
    case .tableThrottled: "tableThrottled"
    case .tableUnavailable: "tableUnavailable"
    case .databaseUnavailable: "databaseUnavailable"
    case .callTimedOut: "callTimedOut"
    case .callRejected: "callRejected"
    }
  }

  /// How many outcomes there are: the length of a flat array by `rawValue`.
  package static let count = allCases.count
}
