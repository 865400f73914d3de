import Reference
import SimulationKernel

/// Each measurement prints its figures and returns the floors it missed.

func measureHold() -> [String] {
  print("hold: remove the earliest, schedule one later; exponential increments")
  var misses: [String] = []
  for pending in [100, 10_000, 1_000_000] {
    let holds = 2_000_000
    var swift = HoldModel(pending: pending)
    let c = reference_hold_make(UInt64(pending))
    var hash: UInt64 = 0
    // Once around before timing: memory is bought and the wheel has its usual rungs.
    swift.run(holds: 2 * pending)
    _ = reference_hold_run(c, UInt64(2 * pending))
    var times: (swift: [UInt64], c: [UInt64]) = ([], [])
    for _ in 0..<7 {
      let start = reference_thread_nanoseconds()
      swift.run(holds: holds)
      let middle = reference_thread_nanoseconds()
      hash = reference_hold_run(c, UInt64(holds))
      times.swift.append(middle - start)
      times.c.append(reference_thread_nanoseconds() - middle)
    }
    reference_hold_free(c)
    let nanoseconds = Double(median(times.swift)) / Double(holds)
    let reference = Double(median(times.c)) / Double(holds)
    let ratio = reference / nanoseconds
    print(
      "  \(pending) pending: \(format(nanoseconds)) ns, C \(format(reference)) ns,",
      "\(format(ratio, decimals: 2)) x C")
    if ratio < 0.6 { misses.append("hold \(pending): \(format(ratio, decimals: 2)) < 0.6 x C") }
    if swift.hash != hash { misses.append("hold \(pending): Swift and C removed other times") }
  }
  return misses
}

func measureWorkloadW(_ name: String, _ parameters: WorkloadParameters) -> [String] {
  var swift = WorkloadResult()
  var c = WorkloadResult()
  let comparison = Comparison(units: Int(parameters.rate * parameters.seconds)) {
    swift = runWorkloadW(parameters)
  } c: {
    c = reference_workload_w(
      parameters.rate, parameters.targets, parameters.workers, parameters.seconds,
      parameters.seed)
  }
  let ratio = format(comparison.ratio, decimals: 2)
  print(
    "\(name): \(swift.requests) requests, \(swift.timed_out) timed out, \(swift.events) events")
  print(
    "  \(format(comparison.swift)) ns per request, C \(format(comparison.c)) ns, \(ratio) x C;",
    "\(format(1e3 / comparison.swift)) M requests/s")
  var misses: [String] = []
  if comparison.ratio < 0.7 { misses.append("\(name): \(ratio) < 0.7 x C") }
  if !WorkloadResult.matches(swift, c) { misses.append("\(name): Swift \(swift), C \(c)") }
  return misses
}

func measureMM1() -> [String] {
  let (customers, utilization) = (2_000_000, 0.8)
  var response = 0.0
  let time = threadTime {
    response = runMM1(customers: customers, utilization: utilization, seed: 3)
  }
  let expected = 1e-3 / (1 - utilization)
  let speed = Double(customers) / Double(time) * 1e3
  print("mm1: \(customers) customers to completion, utilization \(utilization)")
  print(
    "  \(format(speed)) M customers/s; mean response \(format(response * 1e3, decimals: 3)) ms,",
    "expected \(format(expected * 1e3, decimals: 3)) ms")
  // Responses are correlated: n times the variance of their mean, in squared service times, is
  // about rho (2 + 5 rho - 4 rho^2 + rho^3) / (1 - rho)^4 (Daley 1968). One standard error is 0.63 %
  // here; allowed are five.
  return (response / expected - 1).magnitude < 0.031
    ? [] : ["mm1: mean response \(response) s, expected \(expected) s"]
}

func measureTwoCores() async -> [String] {
  let seeds = 0..<16
  func wall(_ work: () async -> [UInt64]) async -> (seconds: Double, fingerprints: [UInt64]) {
    let start = reference_wall_nanoseconds()
    let fingerprints = await work()
    return (Double(reference_wall_nanoseconds() - start) / 1e9, fingerprints)
  }
  func fingerprint(_ seed: Int) -> UInt64 {
    runWorkloadW(.small(seconds: 20, seed: UInt64(seed))).fingerprint
  }
  var times: (one: [Double], two: [Double]) = ([], [])
  var isEqual = true
  for _ in 0..<5 {
    let one = await wall { seeds.map(fingerprint) }
    let two = await wall {
      await withTaskGroup(of: (Int, UInt64).self) { group in
        for seed in seeds { group.addTask { (seed, fingerprint(seed)) } }
        var results = [UInt64](repeating: 0, count: seeds.count)
        for await (seed, result) in group { results[seed] = result }
        return results
      }
    }
    times.one.append(one.seconds)
    times.two.append(two.seconds)
    isEqual = isEqual && one.fingerprints == two.fingerprints
  }
  let scaling = median(times.one) / median(times.two)
  print("two-cores: 16 replications of workload W in a task group, wall time")
  print("  \(format(scaling, decimals: 2)) x one after the other")
  var misses: [String] = []
  if scaling < 1.8 { misses.append("two-cores: \(format(scaling, decimals: 2)) < 1.8") }
  if !isEqual { misses.append("two-cores: fingerprints differ from those of one thread") }
  return misses
}

func measureAllocations() -> [String] {
  var queue = EventQueue()
  let model = WorkloadW(.small(seconds: 180), queue: &queue)
  var engine = Engine(queue: queue, model: model)
  // Until then the greatest number in flight still rises now and then, and memory with it.
  _ = engine.run(until: .zero + .seconds(120))
  let (events, allocations) = (engine.eventCount, reference_allocation_count())
  _ = engine.run(until: .zero + .seconds(180))
  let count = reference_allocation_count() - allocations
  print("allocations: \(count) in \(engine.eventCount - events) events of workload W")
  return count == 0 ? [] : ["allocations: \(count), not 0, in steady state"]
}
