// Mistakes about databases and DNS names.

extension DiagnosticCode {
  static let data: [DiagnosticCode] = [.noPhaseFits, .brokenFromTheStart, .impossibleMigration]

  static let hostedNames: [DiagnosticCode] = [.recordElsewhere]

  static let naming: [DiagnosticCode] = [.allRecordsZero, .unequalTimesToLive]

  package static let noPhaseFits = DiagnosticCode(
    "E541", "a revision that fits no phase of a schema",
    "A revision works from the phase that it needs to the last one before it breaks. Here nothing "
      + "lies between the two.",
    remedy: "Name a later phase in \"breaksFrom\", or an earlier one in \"needs\".",
    example: """
      "schemas": {"orders": {"needs": "contracted", "breaksFrom": "expanded"}}    // wrong
      "schemas": {"orders": {"needs": "expanded", "breaksFrom": "contracted"}}    // right
      """)

  package static let brokenFromTheStart = DiagnosticCode(
    "E542", "software that the schema breaks from the start",
    "What runs at time zero has run for long; it cannot have been broken all the time.",
    remedy: "Start with a revision that works in the schema's initial phase.",
    example: """
      "schemas": {"orders": {"initial": "original", "migrations": {"expanded": {}}}},
      "revisions": {"v1": {}, "v2": {"schemas": {"orders": {"needs": "expanded"}}}},
      "services": {"shop": {"revision": "v2"}}    // wrong: v1 first
      """)

  package static let impossibleMigration = DiagnosticCode(
    "E543", "a migration that leads nowhere",
    "A schema moves from one phase to the next, or back to the one before if that is possible. It "
      + "cannot move to where it is, skip a phase, or go back on a way that is not reversible.",
    remedy: "Add the step that is missing before it, or remove it.",
    example: """
      [{"migrate": {"schema": "orders", "to": "contracted"}}]    // wrong: from "original"
      [{"migrate": {"schema": "orders", "to": "expanded"}},
       {"migrate": {"schema": "orders", "to": "contracted"}}]    // right
      """)

  package static let recordElsewhere = DiagnosticCode(
    "E591", "a record that the name does not have",
    "A shift changes the weights of a name's own records.",
    remedy: "Describe the record from the start, with weight 0.",
    example: """
      "names": {"shop": {"records": {"old/web": 100, "new/web": 0}}}
      """)

  package static let allRecordsZero = DiagnosticCode(
    "W791", "weights of DNS records that are all zero",
    "Route 53 takes no record out of service then: it answers with each of them equally often "
      + "(Route 53 developer guide, weighted routing, 2026-11).",
    remedy: "Give the record that is meant a weight.",
    example: """
      "records": {"old/web": 0, "new/web": 0}    // half and half
      "records": {"old/web": 1, "new/web": 0}    // all to old/web
      """)

  package static let unequalTimesToLive = DiagnosticCode(
    "W792", "records of one name that live for different times",
    "Weights share out answers. An answer that resolvers keep five times as long draws traffic for "
      + "five times as long, so that shares of traffic differ from the weights.",
    remedy: "Give all records of a name the same time to live; an alias of a load balancer has 60 "
      + "seconds and no other.",
    example: """
      "records": {"old/web": {"weight": 50, "timeToLive": "5m"}, "new/web": 50}    // 83% and 17%
      """)
}
