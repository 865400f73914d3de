/// What the command tells its caller; a promise.
package enum ExitCode: Int32, Sendable, CaseIterable {
  case passed = 0
  case objectiveNotMet = 1
  case wrongCall = 2
  case internalError = 3
  case limitReached = 4
  case inconclusive = 5

  /// The code of several rehearsals together: the one that needs attention first.
  package static func worst(of codes: [ExitCode]) -> ExitCode {
    let order: [ExitCode] = [
      .internalError, .wrongCall, .limitReached, .objectiveNotMet, .inconclusive,
    ]
    return order.first(where: codes.contains) ?? .passed
  }
}
