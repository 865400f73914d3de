/// What a check of a whole scenario found, and about which of its values.
package struct Finding: Hashable, Sendable {
  package var code: DiagnosticCode
  /// If the text does not give this value, the nearest thing around it is meant.
  package var path: ValuePath
  package var message: String
  package var help: String?
  /// Whether the key of the value is meant rather than the value, because it is a name.
  package var isAboutKey = false

  package init(
    _ code: DiagnosticCode, at path: ValuePath, _ message: String, help: String? = nil
  ) {
    self.code = code
    self.path = path
    self.message = message
    self.help = help
  }
}
