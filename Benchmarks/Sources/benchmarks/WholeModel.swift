import Reference

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The whole model, run by the command as a user runs it, beside the C program of workload W.
///
/// Wall time on both sides, because that is what `rehearse run --performance` reports: from the
/// scenario in memory to its result, one replication on one core. The fastest of five runs, which
/// take turns with the C program; other work on the machine only ever adds time.
func measureWholeModel() -> [String] {
  print("whole-model: `rehearse run`, one replication, wall time, requests per second")
  var misses: [String] = []
  for scenario in WholeModelScenario.all {
    guard let speeds = scenario.measure() else {
      return misses + ["whole-model: \(rehearse) does not run \(scenario.path)"]
    }
    let ratio = speeds.rehearse / speeds.c
    let floor = scenario.floor.map { ", floor \(format($0, decimals: 2))" } ?? ""
    print(
      "  \(scenario.name): \(format(speeds.rehearse / 1e6, decimals: 2)) M/s,",
      "C \(format(speeds.c / 1e6)) M/s, \(format(ratio, decimals: 3)) x C\(floor)")
    if let floor = scenario.floor, ratio < floor {
      misses.append(
        "\(scenario.name): \(format(ratio, decimals: 3)) < \(format(floor, decimals: 2)) x C")
    }
  }
  return misses
}

/// The repository's root, as the compiler saw it.
private let root = #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" }

/// A release build of the command.
private let rehearse =
  getenv("REHEARSE").map { String(cString: $0) } ?? root + "/.build/release/rehearse"

private struct WholeModelScenario {
  let name: String
  /// Long enough that reading and reporting do not show.
  let duration: Int
  let reference: WorkloadParameters
  /// The least speed, in that of the C program.
  let floor: Double?

  static let all = [
    WholeModelScenario(
      name: "workload-w", duration: 400, reference: .small(seconds: 60), floor: 0.16),
    WholeModelScenario(
      name: "workload-w-features", duration: 100, reference: .small(seconds: 60), floor: 0.1),
    WholeModelScenario(
      name: "workload-w-big", duration: 10, reference: .big(seconds: 1.5), floor: nil),
  ]

  var path: String { "\(root)/Scenarios/validation/\(name).jsonc" }

  /// Requests per second of the command and of the C program; nil if the command fails.
  func measure() -> (rehearse: Double, c: Double)? {
    var best = (rehearse: 0.0, c: 0.0)
    for _ in 0..<5 {
      guard let speed = runRehearse() else { return nil }
      let start = reference_wall_nanoseconds()
      let result = reference_workload_w(
        reference.rate, reference.targets, reference.workers, reference.seconds, reference.seed)
      let seconds = Double(reference_wall_nanoseconds() - start) / 1e9
      best.rehearse = max(best.rehearse, speed)
      best.c = max(best.c, Double(result.requests) / seconds)
    }
    return best
  }

  private func runRehearse() -> Double? {
    // Without a warm-up, whose requests would take time and not be counted.
    let command =
      "'\(rehearse)' run '\(path)' --duration \(duration)s --set warmUp=0s --replications 1"
      + " --jobs 1 --quiet --performance --format json --out /tmp/rehearse-benchmark"
    guard let pipe = popen(command, "r") else { return nil }
    var lines: [String] = []
    while let line = readLine(from: pipe) { lines.append(line) }
    pclose(pipe)
    return lines.lazy.compactMap(Self.requestsPerSecond).first
  }

  /// The member of the JSON report's `performance` object.
  private static func requestsPerSecond(_ line: String) -> Double? {
    let parts = line.split { " :,\"\n".contains($0) }
    guard parts.count == 2, parts[0] == "requestsPerSecond" else { return nil }
    return Double(parts[1])
  }

  private func readLine(from pipe: UnsafeMutablePointer<FILE>) -> String? {
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    guard getline(&line, &capacity, pipe) >= 0, let line else { return nil }
    return String(cString: line)
  }
}
