extension DiagnosticCode {
  static let drills: [DiagnosticCode] = [.noTimeToDrill, .nothingToDrill]

  package static let noTimeToDrill = DiagnosticCode(
    "E685", "a drill without time",
    "Faults of a drill begin between \"from\" and \"until\", and this leaves no time for them "
      + "within the run. Without \"from\" the end of the warm-up counts.",
    remedy: "Take an earlier \"from\" or a later \"until\", or leave them out.",
    example: """
      "duration": "10m", "drill": {"from": "15m"}                  // wrong
      "duration": "10m", "drill": {"from": "1m", "until": "8m"}    // right
      """)

  package static let nothingToDrill = DiagnosticCode(
    "E686", "a drill in which nothing can break",
    "The scenario has nothing that could break in one of the ways that \"kinds\" names: no such "
      + "zone, service, fleet, or dependency that is called.",
    remedy: "Name kinds that fit the scenario, or leave \"kinds\" out.",
    example: """
      "drill": {"kinds": ["dependencyDown"]}    // wrong without "dependencies"
      """)
}
