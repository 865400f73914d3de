/// The four strategies of disaster recovery (AWS Well-Architected, REL13-BP02), each as a scenario
/// to start from: what always runs in the second Region, and what has to be done when the first
/// one is gone.
package enum RecoveryTemplate: String, Sendable, CaseIterable {
  case backupRestore = "backup-restore"
  case pilotLight = "pilot-light"
  case warmStandby = "warm-standby"
  case activeActive = "active-active"

  /// A commented scenario that can be run as it is.
  package func text(name: String) -> String {
    """
    // \(about)
    //
    // Run it:    rehearse run \(name).jsonc
    // Check it:  rehearse validate --defaults \(name).jsonc
    // Break it:  rehearse drill \(name).jsonc
    {
      "$schema": "scenario.schema.json",
      "name": \(JSONValue.quoted(name)),
      "question": "\(question)",
      "duration": "\(duration)",
      "warmUp": "1m",
      "replications": {"atLeast": 5, "atMost": 10},


    """ + Self.world(rate: rate) + names + data + Self.revisions + services + happenings
  }

  private var about: String {
    switch self {
    case .backupRestore: "Backup and restore: nothing runs in the second Region but backups."
    case .pilotLight: "Pilot light: the data is there and follows; nothing else runs."
    case .warmStandby: "Warm standby: the second Region runs everything, only less of it."
    case .activeActive: "Active-active: both Regions serve, and either is large enough for all."
    }
  }

  private var question: String {
    switch self {
    case .backupRestore: "How long is the shop away if all we have elsewhere is backups?"
    case .pilotLight: "How long does it take to light the second Region, and what is lost?"
    case .warmStandby: "How long does the second Region need to take over, and what is lost?"
    case .activeActive: "Does anyone notice when one of two active Regions is gone?"
    }
  }

  private var duration: String { self == .backupRestore ? "10h" : "3h" }

  /// The longest scenario has the least traffic, so that all of them end in seconds.
  private var rate: String { self == .backupRestore ? "4rps" : "20rps" }
}
