// Mistakes about databases.

extension DiagnosticCode {
  static let data: [DiagnosticCode] = [.noPhaseFits, .brokenFromTheStart, .impossibleMigration]

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
}
