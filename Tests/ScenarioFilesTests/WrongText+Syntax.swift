// The exact words for each wrong text.

extension WrongText {
  static let syntax: [WrongText] = [
    WrongText(
      "nothing",
      #""#,
      is: #"""
        toy.jsonc:1:1: error[E111]: there is no value in the text
           1 |
             | ^
          help: a scenario is an object; `rehearse init` writes one to begin with
        """#),
    WrongText(
      "comments only",
      "// only a comment\n",
      is: #"""
        toy.jsonc:2:1: error[E111]: there is no value in the text
           2 |
             | ^
          help: a scenario is an object; `rehearse init` writes one to begin with
        """#),
    WrongText(
      "an open object",
      #"""
      {
        "groups": {
          "blue": {}
        }
      """#,
      is: #"""
        toy.jsonc:1:1: error[E102]: this object is never closed
           1 | {
             | ^
          help: add "}"
        """#),
    WrongText(
      "an open string",
      #"""
      {
        "question": "will it hold?,
        "groups": {}
      }
      """#,
      is: #"""
        toy.jsonc:2:15: error[E102]: this string is never closed
           2 |   "question": "will it hold?,
             |               ^^^^^^^^^^^^^^^
          help: add a quotation mark; a string ends on its line
        """#),
    WrongText(
      "an open comment",
      #"{"groups": {}} /* never"#,
      is: #"""
        toy.jsonc:1:16: error[E102]: this comment is never closed
           1 | {"groups": {}} /* never
             |                ^^
          help: add "*/"
        """#),
    WrongText(
      "a lone slash",
      #"{"groups": {}} / x"#,
      is: #"""
        toy.jsonc:1:16: error[E101]: expected a comment after "/"
           1 | {"groups": {}} / x
             |                ^
          help: comments begin with // or stand between /* and */
        """#),
    WrongText(
      "a hash comment",
      #"""
      # no
      {"groups": {}}
      """#,
      is: #"""
        toy.jsonc:1:1: error[E101]: expected a value, found "#" (comments begin with //)
           1 | # no
             | ^
        """#),
    WrongText(
      "a missing comma",
      #"""
      {
        "question": "q"
        "groups": {}
      }
      """#,
      is: #"""
        toy.jsonc:2:18: error[E114]: a comma is missing here
           2 |   "question": "q"
             |                  ^
        """#),
    WrongText(
      "a missing colon",
      #"{"groups" {}}"#,
      is: #"""
        toy.jsonc:1:11: error[E101]: expected ":" after a key, found "{"
           1 | {"groups" {}}
             |           ^
        """#),
    WrongText(
      "a missing value",
      #"{"groups": }"#,
      is: #"""
        toy.jsonc:1:12: error[E101]: expected a value, found "}"
           1 | {"groups": }
             |            ^
        """#),
    WrongText(
      "two commas",
      #"{"plan": [{"at": "1s", "wait": "1s"},, {"at": "2s", "wait": "1s"}], "groups": {}}"#,
      is: #"""
        toy.jsonc:1:38: error[E101]: expected a value, found ","
           1 | {"plan": [{"at": "1s", "wait": "1s"},, {"at": "2s", "wait": "1s"}], "groups": {}}
             |                                      ^
        """#),
    WrongText(
      "a wrong bracket",
      #"{"groups": {]}"#,
      is: #"""
        toy.jsonc:1:13: error[E101]: expected a key in quotation marks, found "]"
           1 | {"groups": {]}
             |             ^
        """#),
    WrongText(
      "bare key",
      #"{groups: {}}"#,
      is: #"""
        toy.jsonc:1:2: error[E113]: a key without quotation marks
           1 | {groups: {}}
             |  ^^^^^^
          help: write "groups"
        """#),
    WrongText(
      "single quotes",
      #"{'groups': {}}"#,
      is: #"""
        toy.jsonc:1:2: error[E112]: single quotation marks
           1 | {'groups': {}}
             |  ^^^^^^^^
          help: write "groups"
        """#),
    WrongText(
      "a repeated key",
      #"{"groups": {}, "plan": [], "groups": {}}"#,
      is: #"""
        toy.jsonc:1:28: error[E103]: repeated key "groups"
           1 | {"groups": {}, "plan": [], "groups": {}}
             |                            ^^^^^^^^
        """#),
    WrongText(
      "an unknown escape",
      #"{"question": "a\qb", "groups": {}}"#,
      is: #"""
        toy.jsonc:1:16: error[E104]: JSON has no escape \q
           1 | {"question": "a\qb", "groups": {}}
             |                ^^
          help: write \\ for a backslash
        """#),
    WrongText(
      "half a surrogate",
      #"{"question": "\uD800x", "groups": {}}"#,
      is: #"""
        toy.jsonc:1:15: error[E104]: half of a surrogate pair
           1 | {"question": "\uD800x", "groups": {}}
             |               ^^^^^^
          help: write the character itself
        """#),
    WrongText(
      "a short escape",
      #"{"question": "\u12", "groups": {}}"#,
      is: #"""
        toy.jsonc:1:15: error[E104]: \u needs four hexadecimal digits
           1 | {"question": "\u12", "groups": {}}
             |               ^^
        """#),
    WrongText(
      "a tab in a string",
      "{\"question\": \"a\tb\", \"groups\": {}}",
      is: #"""
        toy.jsonc:1:16: error[E105]: a control character (0x9) in a string
           1 | {"question": "a b", "groups": {}}
             |                ^
          help: write it as an escape such as \t, or remove it
        """#),
    WrongText(
      "an escape character",
      "{\"question\": \"\u{1B}[31mred\u{1B}[0m\", \"groups\": {}}",
      is: #"""
        toy.jsonc:1:15: error[E105]: a control character (0x1B) in a string
           1 | {"question": "\u{1B}[31mred\u{1B}[0m", "groups": {}}
             |               ^^^^^^
          help: write it as an escape such as \t, or remove it
        """#),
    WrongText(
      "leading zero",
      #"{"groups": {"blue": {"targets": 08}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E106]: a number has no leading zeros
           1 | {"groups": {"blue": {"targets": 08}}}
             |                                 ^^
        """#),
    WrongText(
      "plus sign",
      #"{"groups": {"blue": {"targets": +8}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E106]: a number has no plus sign
           1 | {"groups": {"blue": {"targets": +8}}}
             |                                 ^^
          help: write 8
        """#),
    WrongText(
      "no digit before the point",
      #"{"groups": {"blue": {"targets": .5}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E106]: a number needs a digit before anything else
           1 | {"groups": {"blue": {"targets": .5}}}
             |                                 ^^
        """#),
    WrongText(
      "no digit after the point",
      #"{"groups": {"blue": {"targets": 5.}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E106]: a number needs a digit after its point
           1 | {"groups": {"blue": {"targets": 5.}}}
             |                                 ^^
        """#),
    WrongText(
      "an empty exponent",
      #"{"groups": {"blue": {"targets": 5e}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E106]: a number needs a digit in its exponent
           1 | {"groups": {"blue": {"targets": 5e}}}
             |                                 ^^
        """#),
    WrongText(
      "NaN",
      #"{"groups": {"blue": {"targets": NaN}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E107]: NaN is not a number of JSON
           1 | {"groups": {"blue": {"targets": NaN}}}
             |                                 ^^^
        """#),
    WrongText(
      "minus infinity",
      #"{"groups": {"blue": {"targets": -Infinity}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E107]: -Infinity is not a number of JSON
           1 | {"groups": {"blue": {"targets": -Infinity}}}
             |                                 ^^^^^^^^^
        """#),
    WrongText(
      "too large",
      #"{"groups": {"blue": {"targets": 1e999}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E108]: the number 1e999 is out of range
           1 | {"groups": {"blue": {"targets": 1e999}}}
             |                                 ^^^^^
        """#),
    WrongText(
      "too near to zero",
      #"{"groups": {"blue": {"targets": 1e-999}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E108]: the number 1e-999 is out of range
           1 | {"groups": {"blue": {"targets": 1e-999}}}
             |                                 ^^^^^^
        """#),
    WrongText(
      "a Python word",
      #"{"groups": {"blue": {"sticky": True}}}"#,
      is: #"""
        toy.jsonc:1:32: error[E115]: JSON does not know the word True
           1 | {"groups": {"blue": {"sticky": True}}}
             |                                ^^^^
          help: write true
        """#),
    WrongText(
      "a word for a string",
      #"{"groups": {"blue": {"algorithm": round_robin}}}"#,
      is: #"""
        toy.jsonc:1:35: error[E115]: JSON does not know the word round_robin
           1 | {"groups": {"blue": {"algorithm": round_robin}}}
             |                                   ^^^^^^^^^^^
          help: write "round_robin"
        """#),
    WrongText(
      "a bare quantity",
      #"{"groups": {"blue": {"slowStart": 30s}}}"#,
      is: #"""
        toy.jsonc:1:35: error[E106]: 30s is not a number
           1 | {"groups": {"blue": {"slowStart": 30s}}}
             |                                   ^^^
          help: write "30s"
        """#),
    WrongText(
      "text after the end",
      #"{"groups": {}} x"#,
      is: #"""
        toy.jsonc:1:16: error[E109]: expected the end of the text, found "x"
           1 | {"groups": {}} x
             |                ^
        """#),
    WrongText(
      "a brace too many",
      #"{"groups": {}}}"#,
      is: #"""
        toy.jsonc:1:15: error[E109]: expected the end of the text, found "}"
           1 | {"groups": {}}}
             |               ^
        """#),
    WrongText(
      "several at once",
      #"""
      {
        "question": "a\qb",
        groups: {"blue": {"targets": 01}},
        "plan": [yes]
      }
      """#,
      is: #"""
        toy.jsonc:2:17: error[E104]: JSON has no escape \q
           2 |   "question": "a\qb",
             |                 ^^
          help: write \\ for a backslash

        toy.jsonc:3:3: error[E113]: a key without quotation marks
           3 |   groups: {"blue": {"targets": 01}},
             |   ^^^^^^
          help: write "groups"

        toy.jsonc:3:32: error[E106]: a number has no leading zeros
           3 |   groups: {"blue": {"targets": 01}},
             |                                ^^

        toy.jsonc:4:12: error[E115]: JSON does not know the word yes
           4 |   "plan": [yes]
             |            ^^^
          help: write true
        """#),
  ]
}
