/// The one line on a terminal that says how far a call is.
struct ProgressLine: Sendable {
  let environment: CommandEnvironment
  let isShown: Bool

  init(_ environment: CommandEnvironment, isQuiet: Bool) {
    self.environment = environment
    isShown = environment.errorIsTerminal && !isQuiet
  }

  /// Replaces what the line says.
  func show(_ text: @autoclosure () -> String) {
    if isShown { environment.error("\r\u{1B}[K" + text()) }
  }

  func clear() {
    if isShown { environment.error("\r\u{1B}[K") }
  }
}
