extension DiagnosticCode {
  static let files: [DiagnosticCode] = [
    .unreadableFile, .fileOutside, .fileTooLarge, .unknownColumn, .badCell, .timeRunsBack, .noRows,
  ]

  package static let unreadableFile = DiagnosticCode(
    "E801", "a file that cannot be read",
    "The scenario names a file of data that does not exist or cannot be read.",
    remedy: "Correct the path: it is relative to the folder of the scenario.",
    example: """
      "file": "/home/me/data/requests.csv"    // wrong
      "file": "data/requests.csv"             // right
      """)

  package static let fileOutside = DiagnosticCode(
    "E802", "a file outside of the scenario's folder",
    "A scenario reads files from its own folder only, or, in a folder called Scenarios, from "
      + "anywhere inside of that. So a scenario from someone else cannot read your files.",
    remedy: "Copy the file beside the scenario.",
    example: """
      "file": "../../secrets.csv"    // wrong
      "file": "requests.csv"         // right
      """)

  package static let fileTooLarge = DiagnosticCode(
    "E803", "too much data",
    "A file of data may have 64 MiB, and 5,000,000 rows or intervals may be taken from it.",
    remedy: "Cut out the part that is needed, or choose it with \"from\" and \"rows\".",
    example: "\"from\": 1, \"rows\": 100000")

  package static let unknownColumn = DiagnosticCode(
    "E804", "which column?",
    "The first line of a file of data names its columns. The one that is asked for is not there, "
      + "or it is not clear which one is meant.",
    remedy: "Name one of the columns.",
    example: """
      "file": "requests.csv", "column": "value"    // the file begins with "timestamp,value"
      """)

  package static let badCell = DiagnosticCode(
    "E805", "bad data",
    "A cell of the file cannot be read: it is missing, no number, no time, or out of range.",
    remedy: "Correct the file at the line that the message names.",
    example: """
      2026-11-20 09:05:00,n/a    // wrong
      2026-11-20 09:05:00,       // right: no count is a gap
      """)

  package static let timeRunsBack = DiagnosticCode(
    "E806", "time runs backwards",
    "Recordings go forward in time, and no interval is counted twice.",
    remedy: "Sort the rows by time; check \"interval\" if every row is refused.",
    example: """
      2026-11-20 09:10:00,52    // wrong
      2026-11-20 09:05:00,48
      """)

  package static let noRows = DiagnosticCode(
    "E807", "no data",
    "The file has no row that could be taken.",
    remedy: "Check \"from\", and whether the file is the one that is meant.",
    example: "\"from\": 1")
}
