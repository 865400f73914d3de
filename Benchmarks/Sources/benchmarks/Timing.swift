import Reference

/// Two programs that do the same work, timed in turn.
struct Comparison {
  /// Median thread CPU time per unit of work [ns].
  let swift: Double
  let c: Double

  /// The speed of the Swift program relative to the C program.
  var ratio: Double { c / swift }

  /// - Parameters:
  ///   - units: How much work one call of either program does.
  ///   - repetitions: How often each is timed; they alternate, so that whatever else the machine
  ///     does meets both.
  init(units: Int, repetitions: Int = 7, swift: () -> Void, c: () -> Void) {
    var times: (swift: [UInt64], c: [UInt64]) = ([], [])
    for _ in 0..<repetitions {
      times.swift.append(threadTime(swift))
      times.c.append(threadTime(c))
    }
    self.swift = Double(median(times.swift)) / Double(units)
    self.c = Double(median(times.c)) / Double(units)
  }
}

/// The CPU time of this thread that `work` takes [ns].
func threadTime(_ work: () -> Void) -> UInt64 {
  let start = reference_thread_nanoseconds()
  work()
  return reference_thread_nanoseconds() - start
}

func median<Value: Comparable>(_ values: [Value]) -> Value {
  values.sorted()[values.count / 2]
}

/// A number with the given count of decimals.
func format(_ value: Double, decimals: Int = 1) -> String {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let scaled = Int((value.magnitude * scale).rounded())
  let fraction = String(scaled % Int(scale))
  let padding = String(repeating: "0", count: max(0, decimals - fraction.count))
  let sign = value < 0 ? "-" : ""
  return "\(sign)\(scaled / Int(scale))" + (decimals > 0 ? ".\(padding)\(fraction)" : "")
}
