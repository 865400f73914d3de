import Reference
import SimulationKernel

/// A queue with Poisson arrivals, exponential service and one server, whose mean response time is
/// known: 1 / (service rate − arrival rate).
struct MM1: SimulationModel {
  enum Kind {
    static let arrival: UInt8 = 0
    static let departure: UInt8 = 1
  }

  let customers: Int
  private(set) var arrived = 0
  private(set) var departed = 0
  /// The sum of all response times [ns].
  private(set) var totalResponse = 0.0
  private var stream: Stream
  private let laws = Laws()
  private let meanGap: Double
  private let meanService: Double
  private let source: Int
  /// Arrival times of the customers present, in a ring.
  private var present = [SimulationTime](repeating: .zero, count: 4_096)

  init(customers: Int, utilization: Double, seed: UInt64, queue: inout EventQueue) {
    self.customers = customers
    meanService = 1e6
    meanGap = meanService / utilization
    stream = Stream(seed: seed, number: 0)
    source = queue.addSource(kind: Kind.arrival)
    queue.setSource(source, at: .zero + rounded(laws.exponential(&stream) * meanGap))
  }

  mutating func handle(_ event: Event, in queue: inout EventQueue) {
    if event.kind == Kind.arrival {
      precondition(arrived - departed < present.count, "more than 4,096 customers wait")
      present[arrived & (present.count - 1)] = queue.now
      arrived += 1
      if arrived - departed == 1 { startService(in: &queue) }
      if arrived < customers {
        queue.setSource(
          source, at: queue.now + rounded(laws.exponential(&stream) * meanGap))
      }
    } else {
      let response = queue.now - present[departed & (present.count - 1)]
      totalResponse += Double(response.nanoseconds)
      departed += 1
      if arrived > departed { startService(in: &queue) }
    }
  }

  private mutating func startService(in queue: inout EventQueue) {
    queue.schedule(
      Event(kind: Kind.departure), after: rounded(laws.exponential(&stream) * meanService))
  }
}

/// Runs an M/M/1 queue until its last customer has left; returns the mean response time [s].
func runMM1(customers: Int, utilization: Double, seed: UInt64) -> Double {
  var queue = EventQueue()
  let model = MM1(customers: customers, utilization: utilization, seed: seed, queue: &queue)
  var engine = Engine(queue: queue, model: model)
  _ = engine.run(until: .never)
  return engine.model.totalResponse / 1e9 / Double(customers)
}
