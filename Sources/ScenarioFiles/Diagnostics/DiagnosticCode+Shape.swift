extension DiagnosticCode {
  static let shape: [DiagnosticCode] = [
    .unknownKey, .missingKey, .wrongType, .unknownChoice, .oneKeyExpected, .wrongCount, .badText,
  ]

  package static let unknownKey = DiagnosticCode(
    "E201", "unknown key",
    "No such key exists here. A misspelled key that was silently ignored would leave its default "
      + "in force without anyone knowing.",
    remedy: "Correct the spelling, or look the keys up in `rehearse schema`.",
    example: """
      "deregistrationDely": "30s"     // wrong
      "deregistrationDelay": "30s"    // right
      """)

  package static let missingKey = DiagnosticCode(
    "E202", "missing key",
    "A value that has no sensible default is not given.",
    remedy: "Add the key; the message shows an example.",
    example: """
      {}                    // wrong
      {"rate": "200rps"}    // right
      """)

  package static let wrongType = DiagnosticCode(
    "E203", "wrong type",
    "The value is of another JSON type than the one that belongs here.",
    remedy: "Write the value in the form that the message names.",
    example: """
      "stickiness": "yes"    // wrong
      "stickiness": true     // right
      """)

  package static let unknownChoice = DiagnosticCode(
    "E204", "not one of the choices",
    "Only certain words may stand here; this is none of them.",
    remedy: "Take one of the choices; `rehearse schema` says what each one means.",
    example: """
      "algorithm": "roundrobin"     // wrong
      "algorithm": "round_robin"    // right
      """)

  package static let oneKeyExpected = DiagnosticCode(
    "E205", "exactly one of several keys",
    "The object says by one of its keys what it is. It has none of these keys, or two.",
    remedy: "Keep exactly one of them; make two objects if both are meant.",
    example: """
      {"deploy": {}, "wait": "30s"}        // wrong
      [{"deploy": {}}, {"wait": "30s"}]    // right
      """)

  package static let wrongCount = DiagnosticCode(
    "E206", "too few or too many",
    "The array or object holds fewer or more things than allowed.",
    remedy: "Add or remove some; the message says how many there may be.",
    example: """
      "zones": []            // wrong
      "zones": ["a", "b"]    // right
      """)

  package static let badText = DiagnosticCode(
    "E207", "text of the wrong form",
    "The string is too short, too long, or has characters that may not stand here.",
    remedy: "Write it in the form that the message describes.",
    example: """
      "name": "my shop!"    // wrong
      "name": "my-shop"     // right
      """)
}
