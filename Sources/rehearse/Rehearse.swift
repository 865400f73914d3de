import Command

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The entry, and nothing else: everything that can be tested is in `Command`.
@main
enum Rehearse {
  nonisolated static func main() async {
    let environment = CommandEnvironment.live(.scenarioFiles)
    let code = await RehearseCommand.run(
      Array(CommandLine.arguments.dropFirst()), in: environment)
    exit(code.rawValue)
  }
}
