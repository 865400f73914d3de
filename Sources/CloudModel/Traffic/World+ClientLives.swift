import RandomVariates
import SimulationKernel

// Clients come and go, and so do their connections.
extension World {
  /// A time from an exponential law with this mean, the same whenever it is asked for.
  func exponential(_ mean: TimeSpan, _ draws: KeyedRandom, _ counter: UInt64) -> TimeSpan {
    var stream = draws.stream(counter)
    return mean.scaled(by: unitExponential.sample(using: &stream))
  }

  /// The sessions of a source, as they stand at time zero.
  mutating func startClients(of number: Int, _ it: TrafficDescription) {
    let source = sources[number]
    if let mean = source.lifetime {
      for session in source.firstSession..<source.firstSession + source.sessionCount {
        // What is left of an exponential life has the same law.
        let counter = source.identity(number, UInt64(session)) | 1 << 63
        sessions[session].ends = .zero + exponential(mean, draws.clientLife, counter)
      }
    }
    if source.hostedName >= 0 {
      namedSessions.append(NamedSession(), times: source.sessionCount)
      startResolving(from: number, it)
    }
  }

  /// Where the client of the request's session has gone meanwhile, another one makes the request:
  /// it has no connection, no cookies and nothing in its cache.
  mutating func renewClient(of slot: Int, from number: Int, at now: SimulationTime) {
    let session = Int(slab[slot].session)
    guard session >= 0, now >= sessions[session].ends, let mean = sources[number].lifetime
    else { return }
    closeConnection(of: session, at: now)
    sessions[session] = Session()
    sessions[session].ends = now + exponential(mean, draws.clientLife, slab[slot].request)
    if sources[number].hostedName >= 0 {
      namedSessions[namedSession(session, of: number)].forget()
    }
  }

  /// The counter of the draw that picks an address: of the request's first attempt, where later
  /// ones go on from there.
  func addressCounter(of slot: Int) -> UInt64 {
    let isNext = sources[Int(slab[slot].source)].retry.address == .next
    return isNext ? slab[slot].request &* 4096 &+ 1 : slab[slot].drawCounter
  }
}
