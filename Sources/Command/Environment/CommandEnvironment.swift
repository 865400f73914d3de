import Experiments

/// Everything outside the program that a call touches, so that tests can put something else
/// in its place.
package struct CommandEnvironment: Sendable {
  /// Writes to standard output and standard error, without adding a line end.
  package var output: @Sendable (String) -> Void
  package var error: @Sendable (String) -> Void
  package var outputIsTerminal = false
  package var errorIsTerminal = false
  /// Whether `NO_COLOR` is set and not empty.
  package var forbidsColors = false
  /// How many replications run at a time unless the call says otherwise.
  package var cores = 1
  /// The bytes of a file; `-` is standard input.
  package var read: @Sendable (_ path: String) throws(FileProblem) -> [UInt8]
  /// Writes a file that must not exist yet.
  package var create: @Sendable (_ path: String, _ text: String) throws(FileProblem) -> Void
  /// Adds to the end of a file, which is made if it does not exist.
  package var append: @Sendable (_ path: String, _ text: String) throws(FileProblem) -> Void
  /// Paths of the scenarios that come with the project, sorted.
  package var catalog: @Sendable () throws(FileProblem) -> [String]
  /// Seconds on a clock that never goes back.
  package var seconds: @Sendable () -> Double
  /// The most memory that the process has had so far [bytes].
  package var peakMemory: @Sendable () -> Int64
  /// Whether the user wants it to end.
  package var isInterrupted: @Sendable () -> Bool
  /// Why something written to standard output is lost, such as a full disk; `nil` if nothing is.
  package var outputProblem: @Sendable () -> String? = { nil }
  package var language: ScenarioLanguage
  package var execute: ReplicationExecutor

  package init(
    output: @escaping @Sendable (String) -> Void, error: @escaping @Sendable (String) -> Void,
    read: @escaping @Sendable (String) throws(FileProblem) -> [UInt8],
    create: @escaping @Sendable (String, String) throws(FileProblem) -> Void,
    append: @escaping @Sendable (String, String) throws(FileProblem) -> Void,
    catalog: @escaping @Sendable () throws(FileProblem) -> [String],
    seconds: @escaping @Sendable () -> Double, peakMemory: @escaping @Sendable () -> Int64,
    isInterrupted: @escaping @Sendable () -> Bool, language: ScenarioLanguage,
    execute: @escaping ReplicationExecutor
  ) {
    self.output = output
    self.error = error
    self.read = read
    self.create = create
    self.append = append
    self.catalog = catalog
    self.seconds = seconds
    self.peakMemory = peakMemory
    self.isInterrupted = isInterrupted
    self.language = language
    self.execute = execute
  }
}

/// Why a file could not be read or written.
package struct FileProblem: Error, Sendable, Hashable {
  package var path: String
  package var reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}
