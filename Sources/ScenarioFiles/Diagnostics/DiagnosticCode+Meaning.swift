extension DiagnosticCode {
  static let units: [DiagnosticCode] = [
    .missingUnit, .unknownUnit, .malformedQuantity, .outOfRange, .tooLarge, .tooFine, .notWhole,
    .noLaw,
  ]

  package static let missingUnit = DiagnosticCode(
    "E301", "a unit is missing",
    "A number alone does not say whether it means seconds or milliseconds, per second or per "
      + "minute, a share or percent. A wrong guess makes a rehearsal worthless.",
    remedy: "Write a string with the unit.",
    example: """
      "bakeTime": 30       // wrong
      "bakeTime": "30s"    // right
      """)

  package static let unknownUnit = DiagnosticCode(
    "E302", "unknown unit",
    "The unit is none of those that a quantity of this kind can have.",
    remedy: "Durations: ns us ms s m h d. Rates: rps /s /min /h /d. Shares: %. "
      + "Sizes: B KB MB GB TB KiB MiB GiB TiB. Bandwidths: bps kbps Mbps Gbps, or a size and /s.",
    example: """
      "bakeTime": "5min"    // wrong
      "bakeTime": "5m"      // right
      """)

  package static let malformedQuantity = DiagnosticCode(
    "E303", "malformed quantity",
    "The string cannot be read as a number with a unit: digits, optionally a point with digits, "
      + "then the unit without a space; no sign, no exponent, no separators.",
    remedy: "Write it like the example in the message.",
    example: """
      "rate": "1e3rps"     // wrong
      "rate": "1000rps"    // right
      """)

  package static let outOfRange = DiagnosticCode(
    "E304", "out of range",
    "The value lies outside of the range that is allowed here; for things of AWS that is AWS's "
      + "own range.",
    remedy: "Take a value within the range that the message names.",
    example: """
      "deregistrationDelay": "2h"       // wrong: at most 3600 seconds
      "deregistrationDelay": "3600s"    // right
      """)

  package static let tooLarge = DiagnosticCode(
    "E305", "too large to be represented",
    "Simulated time counts nanoseconds in 64 bits, about 292 years; sizes count bytes in 64 bits.",
    remedy: "Take a smaller value.",
    example: """
      "duration": "200000d"    // wrong
      "duration": "30d"        // right
      """)

  package static let tooFine = DiagnosticCode(
    "E306", "finer than can be represented",
    "Durations are whole nanoseconds and sizes whole bytes; nothing is rounded in silence.",
    remedy: "Give fewer digits after the point.",
    example: """
      "timeout": "0.5ns"    // wrong
      "timeout": "1ns"      // right
      """)

  package static let notWhole = DiagnosticCode(
    "E307", "not a whole number",
    "Things that are counted are written as whole numbers: digits only.",
    remedy: "Write the number without a point and without an exponent.",
    example: """
      "desiredCount": 4.0    // wrong
      "desiredCount": 4      // right
      """)

  package static let noLaw = DiagnosticCode(
    "E308", "numbers that make no law",
    "Each number of the distribution is possible alone, but together they describe no law of "
      + "chance: a range that is empty, probabilities that do not sum to 100%, a mean of zero.",
    remedy: "Correct the numbers as the message says.",
    example: """
      {"law": "uniform", "low": "5ms", "high": "2ms"}    // wrong
      {"law": "uniform", "low": "2ms", "high": "5ms"}    // right
      """)

  static let names: [DiagnosticCode] = [.unknownName, .repeatedName]

  package static let unknownName = DiagnosticCode(
    "E401", "a name that refers to nothing",
    "Nothing in the scenario has this name.",
    remedy: "Correct the name, or describe the thing that it should refer to.",
    example: """
      "targetGroup": "gren"     // wrong
      "targetGroup": "green"    // right, if "green" is described
      """)

  package static let repeatedName = DiagnosticCode(
    "E402", "a name given twice",
    "Two things of the same kind have the same name, so that the name does not say which one is "
      + "meant.",
    remedy: "Give one of them another name.",
    example: """
      [{"name": "p99"}, {"name": "p99"}]          // wrong
      [{"name": "p99"}, {"name": "p99 green"}]    // right
      """)

  static let rules: [DiagnosticCode] = [.impossibleCombination]

  package static let impossibleCombination = DiagnosticCode(
    "E501", "an impossible combination",
    "Each value is possible alone, but not together with another one.",
    remedy: "Change one of the two; the message names them.",
    example: """
      "algorithm": "least_outstanding_requests", "slowStart": "30s"    // AWS refuses this
      """)

  static let limits: [DiagnosticCode] = [
    .textTooLong, .tooDeep, .tooManyValues, .stringTooLong,
  ]

  package static let textTooLong = DiagnosticCode(
    "E601", "the file is too large",
    "A scenario file may have at most 4 MiB.",
    remedy: "Keep long series of numbers in a file of their own.",
    example: "ls -l shop.jsonc")

  package static let tooDeep = DiagnosticCode(
    "E602", "nested too deeply",
    "Objects and arrays may be nested at most 64 deep.",
    remedy: "Flatten the value.",
    example: "[[[[[[ … ]]]]]]    // 65 brackets")

  package static let tooManyValues = DiagnosticCode(
    "E603", "too many values",
    "A scenario may have at most 200,000 values.",
    remedy: "Keep long series of numbers in a file of their own.",
    example: "\"samples\": [0.1, 0.2, … ]    // more than 200,000 of them")

  package static let stringTooLong = DiagnosticCode(
    "E604", "a string is too long",
    "A string may have at most 64 KiB, a number at most 400 digits.",
    remedy: "Shorten it.",
    example: "\"question\": \"…\"")

  static let warnings: [DiagnosticCode] = []
}
