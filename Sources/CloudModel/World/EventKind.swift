/// What can happen, in the kernel's numbering.
///
/// The first group happens millions of times, and its index is an attempt's slot or a source;
/// ``control`` stands for the open set of ``ControlEvent``. The numbers are part of fingerprints:
/// new kinds come last.
enum EventKind: UInt8 {
  case arrival
  case departure
  case sharedDeparture
  case clientTimeout
  case idleTimeout
  case connectTimeout
  case retryDue
  case queueTimeout
  case nodeUnreachable
  case thinkingEnded
  case probeTimeout
  case healthCheckDue
  case healthCheckPassed
  case healthCheckMismatched
  case healthCheckTimedOut
  case control
  case requestReaches
  case answerReaches
  case callStep
  case tableStep
  case writeArrives
  case backlogDrains
  case databaseStep
}
