import Experiments
import Foundation

/// Reads scenario files.
package enum ScenarioFile {
  /// Decodes and checks the bytes of a scenario file.
  ///
  /// - Parameters:
  ///   - path: Where the bytes come from, for messages and for files of data; something in angle
  ///     brackets such as `<stdin>` is no file, and its data lies in the current folder.
  ///   - overrides: Texts such as `services.shop.desiredCount=6`, in order.
  package static func document(
    reading bytes: [UInt8], path: String, overrides: [SourceText] = []
  ) -> ScenarioDocument<Scenario> {
    document(
      reading: SourceText(name: path, bytes: bytes), overrides: overrides,
      files: .beside(scenario: path),
      defaultName: path.hasPrefix("<") ? "scenario" : name(of: path))
  }

  /// Decodes and checks a text.
  package static func document(
    reading text: SourceText, overrides: [SourceText] = [], files: DataFiles = .none,
    defaultName: String = "scenario"
  ) -> ScenarioDocument<Scenario> {
    var document = ScenarioDocument(
      reading: text, overrides: overrides, as: .scenario(named: defaultName), files: files,
      checks: { $0.problems() })
    document.complete { $0.sha256 = SHA256.hexadecimalDigest(of: text.bytes) }
    return document
  }

  /// The JSON Schema of a scenario, as `rehearse schema` prints it.
  package static var schema: String {
    ValueShape<Scenario>.scenario.jsonSchema(
      id: "scenario.schema.json", title: "A scenario to rehearse")
  }

  /// The file's name without its extension, in the letters that a name can have.
  private static func name(of path: String) -> String {
    let base = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    let name = TextRule.name().fitted(base)
    return name.isEmpty ? "scenario" : name
  }
}
