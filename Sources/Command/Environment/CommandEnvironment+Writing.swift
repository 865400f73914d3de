import Experiments
import Reports

// Where a call's answer goes, and what it looks like.
extension CommandEnvironment {
  func style(of call: RunCall) -> ReportStyle {
    var style = ReportStyle(version: RehearseCommand.version)
    style.colors = call.hasColors && outputIsTerminal && !forbidsColors
    style.performance = call.showsPerformance
    style.inconclusive = call.inconclusive
    return style
  }

  /// The folder of the artefacts of a call about one subject.
  func folder(of call: RunCall, named name: String) -> String {
    call.folder ?? "rehearsal/" + Artefacts.folderName(for: name)
  }

  /// Prints an answer: in the call's format, or on one line for a quiet call that wants text.
  func show(
    _ verdict: Verdict, _ summary: String, of name: String, _ call: RunCall,
    render: (ReportFormat) -> String
  ) {
    guard call.format == .text, call.isQuiet else {
      output(render(call.format))
      return
    }
    output("\(verdict.words)  \(Escape.terminal(name))  \(summary)\n")
  }

  /// Writes artefacts, of which the first JSON file is named to the user.
  ///
  /// - Returns: The code of a failure, or of success.
  func write(
    _ files: [(name: String, text: String)], to folder: String, isQuiet: Bool
  ) -> ExitCode {
    do throws(ArtefactError) {
      try Artefacts.write(files, to: folder)
    } catch {
      self.error("error: \(error)\n")
      return .internalError
    }
    if !isQuiet, let main = files.first(where: { $0.name.hasSuffix(".json") }) {
      self.error("wrote \(Escape.terminal(folder))/\(main.name) and the reports beside it\n")
    }
    return .passed
  }
}

extension ExitCode {
  /// What a verdict is to the caller.
  init(_ verdict: Verdict, _ policy: InconclusivePolicy) {
    self =
      switch (verdict, policy) {
      case (.pass, _), (.inconclusive, .pass): .passed
      case (.fail, _), (.inconclusive, .fail): .objectiveNotMet
      case (.inconclusive, .report): .inconclusive
      case (.incomplete, _): .limitReached
      }
  }
}
