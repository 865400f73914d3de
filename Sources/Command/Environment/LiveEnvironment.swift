import Experiments
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension CommandEnvironment {
  /// The environment of the process.
  package static func live(_ language: ScenarioLanguage) -> CommandEnvironment {
    Interruption.watch()
    // A reader that went away ends the program quietly, as everywhere.
    signal(SIGPIPE, SIG_DFL)
    let lost = Mutex<String?>(nil)
    var environment = CommandEnvironment(
      output: { text in
        guard let reason = Files.write(text, to: STDOUT_FILENO) else { return }
        lost.withLock { $0 = $0 ?? reason }
      },
      error: { Files.write($0, to: STDERR_FILENO) },
      read: { path throws(FileProblem) in try Files.read(path) },
      create: { path, text throws(FileProblem) in try Files.create(path, text) },
      append: { path, text throws(FileProblem) in try Files.append(path, text) },
      catalog: { () throws(FileProblem) in try Files.scenarios(below: "Scenarios") },
      seconds: { ProcessFigures.seconds },
      peakMemory: { ProcessFigures.peakMemory },
      isInterrupted: { Interruption.isWanted },
      language: language, execute: ModelExecutor.execute)
    environment.outputProblem = { lost.withLock { $0 } }
    environment.outputIsTerminal = isatty(STDOUT_FILENO) == 1
    environment.errorIsTerminal = isatty(STDERR_FILENO) == 1
    environment.forbidsColors = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    environment.cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    return environment
  }
}

/// Whether the user pressed Ctrl-C. The first time ends the rehearsal in good order; the second
/// time ends the process.
private enum Interruption {
  private static let flag = Atomic<Bool>(false)

  static var isWanted: Bool { flag.load(ordering: .relaxed) }

  static func watch() {
    // Touched before the handler can run, because its first use initializes it.
    flag.store(false, ordering: .relaxed)
    signal(SIGINT) { _ in
      Interruption.flag.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
  }
}

private enum ProcessFigures {
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static var peakMemory: Int64 {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return Int64(usage.ru_maxrss)
    #else
      getrusage(0, &usage)  // RUSAGE_SELF, whose type differs between C libraries.
      // Linux counts in KiB.
      return Int64(usage.ru_maxrss) * 1024
    #endif
  }
}
