extension DiagnosticCode {
  static let syntax: [DiagnosticCode] = [
    .unexpectedText, .unterminated, .repeatedKey, .badEscape, .controlCharacter,
    .malformedNumber, .notANumber, .numberOutOfRange, .textAfterValue, .invalidUTF8, .emptyText,
    .singleQuotes, .unquotedKey, .missingComma, .unknownWord, .badOverridePath,
  ]

  package static let unexpectedText = DiagnosticCode(
    "E101", "unexpected text",
    "The text is not JSON at this place: something else has to come here. Only the first such "
      + "place is reported, because what follows it cannot be read with certainty.",
    remedy: "Write what the message expects; look also at the end of the line before.",
    example: """
      "port" 80     // wrong: the colon is missing
      "port": 80    // right
      """)

  package static let unterminated = DiagnosticCode(
    "E102", "something is never closed",
    "A string, a comment, an object or an array begins here and the text ends without its end. "
      + "A string ends on the line on which it began.",
    remedy: "Add the closing quotation mark, */, } or ].",
    example: """
      "name": "shop,     // wrong
      "name": "shop",    // right
      """)

  package static let repeatedKey = DiagnosticCode(
    "E103", "repeated key",
    "An object has the same key twice. Most readers of JSON silently keep one of the two values, "
      + "so that the other one is believed and never used.",
    remedy: "Remove one of them, or give it its own name.",
    example: """
      {"desiredCount": 4, "desiredCount": 6}    // wrong
      {"desiredCount": 6}                       // right
      """)

  package static let badEscape = DiagnosticCode(
    "E104", "bad escape in a string",
    "After a backslash JSON knows \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal "
      + "digits. Characters above U+FFFF need two \\u escapes, a high and a low surrogate.",
    remedy: "Double the backslash if you mean one; write characters as they are.",
    example: #"""
      "path": "C:\new"     // wrong: \n is a line end
      "path": "C:\\new"    // right
      """#)

  package static let controlCharacter = DiagnosticCode(
    "E105", "control character in a string",
    "Control characters (tabs too) may not stand in a JSON string as they are: they cannot be "
      + "seen, and terminals obey them.",
    remedy: "Remove the character or write its escape, such as \\t.",
    example: #"""
      "name": "a\tb"    // a tab inside a string
      """#)

  package static let malformedNumber = DiagnosticCode(
    "E106", "malformed number",
    "A JSON number has an optional minus sign, digits without leading zeros, optionally a point "
      + "with digits after it, optionally an exponent. Quantities with units are strings.",
    remedy: "Write the number plainly, or put a quantity in quotation marks.",
    example: """
      "bakeTime": 30s      // wrong
      "bakeTime": "30s"    // right
      """)

  package static let notANumber = DiagnosticCode(
    "E107", "NaN or Infinity",
    "JSON has no NaN and no Infinity, and no quantity of a scenario can be either.",
    remedy: "Write a number; leave the key out if you mean \"no limit\".",
    example: """
      "cv": NaN    // wrong
      "cv": 0.5    // right
      """)

  package static let numberOutOfRange = DiagnosticCode(
    "E108", "number out of range",
    "The number is too large or too close to zero for a double (about 1e-307 to 1e308).",
    remedy: "Write a number that can mean something.",
    example: """
      "sigma": 1e999    // wrong
      "sigma": 1.5      // right
      """)

  package static let textAfterValue = DiagnosticCode(
    "E109", "text after the value",
    "A scenario file holds one object; something follows its closing brace.",
    remedy: "Remove it, or move it inside. Often one } too many stands before.",
    example: """
      {"name": "shop"}} // wrong: one brace too many
      """)

  package static let invalidUTF8 = DiagnosticCode(
    "E110", "not UTF-8",
    "Scenario files are UTF-8 text. These bytes are not: the file may be Latin-1, UTF-16 or "
      + "no text at all.",
    remedy: "Save the file as UTF-8.",
    example: "iconv -f latin1 -t utf-8 old.jsonc > new.jsonc")

  package static let emptyText = DiagnosticCode(
    "E111", "nothing in the text",
    "The text holds no value: it is empty or has comments only.",
    remedy: "Begin with what `rehearse init` writes.",
    example: "rehearse init shop > shop.jsonc")

  package static let singleQuotes = DiagnosticCode(
    "E112", "single quotation marks",
    "JSON strings stand in double quotation marks.",
    remedy: "Use \" instead of '.",
    example: """
      'name': 'shop'    // wrong
      "name": "shop"    // right
      """)

  package static let unquotedKey = DiagnosticCode(
    "E113", "key without quotation marks",
    "JSON keys are strings, in double quotation marks.",
    remedy: "Put the key in quotation marks.",
    example: """
      name: "shop"      // wrong
      "name": "shop"    // right
      """)

  package static let missingComma = DiagnosticCode(
    "E114", "missing comma",
    "Between two members of an object or two elements of an array stands a comma. One after "
      + "the last is allowed.",
    remedy: "Add a comma at the end of the line before.",
    example: """
      "port": 80     // wrong: no comma
      "host": "a"
      """)

  package static let unknownWord = DiagnosticCode(
    "E115", "a word that JSON does not know",
    "Outside of strings JSON knows the words true, false and null only, in small letters.",
    remedy: "Use one of them, or put the word in quotation marks.",
    example: """
      "stickiness": True    // wrong
      "stickiness": true    // right
      """)

  package static let badOverridePath = DiagnosticCode(
    "E116", "an override that cannot be applied",
    "--set takes PATH=VALUE. The path names keys with points between them and elements with "
      + "[index], as in services.shop.targetGroups[0]; keys with other characters stand in "
      + "quotation marks. Every step has to lead into an object or array, or into nothing yet.",
    remedy: "Compare the path with the file; quote it for the shell.",
    example: """
      --set services.shop.desiredCount=6
      --set 'rules."api.example.com".priority=10'
      """)
}
