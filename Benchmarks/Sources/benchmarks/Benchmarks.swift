import Reference

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Measures the kernel; see README.md beside the package for the workloads.
@main
struct Benchmarks {
  static let usage = """
    usage: benchmarks NAME... [--check]
           benchmarks instructions hold|workload-w <units>

    Names: hold, workload-w, workload-w-big, mm1, two-cores, allocations, whole-model. Without
    one, all but the last are run; whole-model needs a release build of `rehearse` (REHEARSE=<path>).
    --check exits with 1 if a floor is missed.
    """

  static func main() async {
    reference_prepare()
    var names = Array(CommandLine.arguments.dropFirst())
    if names.first == "instructions" {
      exit(runForInstructions(Array(names.dropFirst())))
    }
    let check = names.contains("--check")
    names.removeAll { $0 == "--check" }
    if names.isEmpty {
      names = ["hold", "workload-w", "workload-w-big", "mm1", "two-cores", "allocations"]
    }
    var misses: [String] = []
    for name in names {
      switch name {
      case "hold": misses += measureHold()
      case "workload-w": misses += measureWorkloadW(name, .small(seconds: 60))
      case "workload-w-big": misses += measureWorkloadW(name, .big(seconds: 1.5))
      case "mm1": misses += measureMM1()
      case "two-cores": misses += await measureTwoCores()
      case "allocations": misses += measureAllocations()
      case "whole-model": misses += measureWholeModel()
      default:
        print(usage)
        exit(2)
      }
    }
    for miss in misses { print("MISSED: \(miss)") }
    if check, !misses.isEmpty { exit(1) }
  }

  /// Runs a workload of a given size and nothing else, for an instruction count.
  static func runForInstructions(_ arguments: [String]) -> Int32 {
    guard arguments.count == 2, let units = Int(arguments[1]), units > 0 else {
      print(usage)
      return 2
    }
    switch arguments[0] {
    case "hold":
      var hold = HoldModel(pending: 100)
      hold.run(holds: units)
      print(hold.hash)
    case "workload-w":
      print(runWorkloadW(.small(seconds: Double(units) / 10_000)).requests)
    case "c-hold":
      let hold = reference_hold_make(100)
      print(reference_hold_run(hold, UInt64(units)))
      reference_hold_free(hold)
    case "c-workload-w":
      print(reference_workload_w(10_000, 20, 8, Double(units) / 10_000, 1).requests)
    default:
      print(usage)
      return 2
    }
    return 0
  }
}
