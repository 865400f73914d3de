import Experiments

/// Findings in SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines.
///
/// The same findings give the same bytes: nothing in it tells time, place or machine.
package enum SARIFReport {
  /// - Parameters:
  ///   - rules: Every rule there is; listed are the policy rules and those that found something.
  ///   - version: Of the program.
  package static func document(
    _ reviews: [ReviewedScenario], rules: [ReviewRule], version: String
  ) -> String {
    let findings = reviews.flatMap { review in review.findings.map { (review.path, $0) } }
    let found = Set(findings.map(\.1.rule))
    let listed = rules.filter { $0.id.hasPrefix("P") || found.contains($0.id) }
    let root = JSONNode.object([
      "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
      "version": .string("2.1.0"),
      "runs": .array([
        .object([
          "tool": .object([
            "driver": .object([
              "name": .string("rehearse"), "version": .string(version),
              "rules": .array(listed.map(node)),
            ])
          ]),
          "columnKind": .string("unicodeCodePoints"),
          "results": .array(
            findings.map { path, finding in
              result(finding, path, index: listed.firstIndex { $0.id == finding.rule })
            }),
        ])
      ]),
    ])
    return root.text() + "\n"
  }

  private static func node(_ rule: ReviewRule) -> JSONNode {
    .object([
      "id": .string(rule.id),
      "shortDescription": message(rule.title),
      "fullDescription": message(rule.explanation),
      "help": message(rule.remedy),
      "defaultConfiguration": .object(["level": .string(rule.level.rawValue)]),
    ])
  }

  private static func result(
    _ finding: ReviewFinding, _ path: String, index: Int?
  ) -> JSONNode {
    let text = finding.help.map { "\(finding.message); \($0)" } ?? finding.message
    var members: [String: JSONNode] = [
      "ruleId": .string(finding.rule), "level": .string(finding.level.rawValue),
      "message": message(PrintableText.escape(text)),
      "locations": .array([.object(["physicalLocation": location(of: finding, path)])]),
    ]
    if let index { members["ruleIndex"] = .integer(index) }
    if let skip = finding.skip { members["suppressions"] = .array([suppression(skip)]) }
    return .object(members)
  }

  /// What concerns no place of the file, such as an argument of the call, is shown at its top.
  private static func location(of finding: ReviewFinding, _ path: String) -> JSONNode {
    let isArgument = finding.region.map { $0.file.hasPrefix("--") } ?? true
    let region = isArgument ? nil : finding.region
    let file = region?.file ?? path
    return .object([
      "artifactLocation": .object(["uri": .string(uri(file))]),
      "region": .object([
        "startLine": .integer(region?.line ?? 1),
        "startColumn": .integer(region?.startColumn ?? 1),
        "endLine": .integer(region?.line ?? 1),
        "endColumn": .integer(region?.endColumn ?? 2),
      ]),
    ])
  }

  private static func suppression(_ skip: ReviewSkip) -> JSONNode {
    switch skip {
    case .call: return .object(["kind": .string("external")])
    case .scenario(let reason):
      var members: [String: JSONNode] = ["kind": .string("inSource")]
      if let reason { members["justification"] = .string(PrintableText.escape(reason)) }
      return .object(members)
    }
  }

  private static func message(_ text: String) -> JSONNode { .object(["text": .string(text)]) }

  /// A path as a URI reference (RFC 3986): absolute ones with their scheme, everything that is not
  /// unreserved in percent.
  static func uri(_ path: String) -> String {
    let plain = path == "-" || path == "<stdin>" ? "stdin" : path
    var output = plain.hasPrefix("/") ? "file://" : ""
    for byte in plain.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F:
        output.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        output += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return output
  }
}
