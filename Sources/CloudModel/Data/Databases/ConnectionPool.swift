import SimulationKernel

/// What a call gets from its pool.
package enum PoolMove: Sendable, Equatable {
  /// An open connection to this host, as it was at that epoch.
  case use(PooledConnection)
  /// The right to open a new one.
  case connect
  /// Its place in the line.
  case wait
}

/// An open connection to a host of a database. When the host ends its sessions its epoch grows.
package struct PooledConnection: Sendable, Equatable {
  package var host: Int
  package var epoch: Int
  /// Whether it is one of the share of connections that a fault of the way meets [0…1).
  package var draw: Double

  package init(host: Int, epoch: Int, draw: Double = 0) {
    self.host = host
    self.epoch = epoch
    self.draw = draw
  }
}

/// The connections of one process to one database.
///
/// The one that was used last is taken first; calls that find none free wait in line. A pool
/// learns that a connection is dead only when a call uses it.
package struct ConnectionPool: Sendable {
  package let size: Int
  package private(set) var idle: [PooledConnection] = []
  /// Connections that are open or being opened, in use or not.
  package private(set) var open = 0
  private var line: [Int] = []
  private var head = 0
  /// The address that the process last resolved, and until when it keeps it.
  package private(set) var address: Int?
  private var expires = SimulationTime.zero

  package init(size: Int) {
    precondition(size > 0, "a pool of \(size) connections")
    self.size = size
  }

  /// Calls that wait for a connection; some may have given up.
  package var waiting: Int { line.count - head }

  package mutating func acquire(for call: Int) -> PoolMove {
    if let connection = idle.popLast() { return .use(connection) }
    if open < size {
      open += 1
      return .connect
    }
    line.append(call)
    return .wait
  }

  /// Takes the call out of the line that has waited longest, be it that it gets the connection of
  /// a call that is done, or may open one in the place of a dead one.
  ///
  /// - Complexity: O(1) amortized
  package mutating func nextInLine() -> Int? {
    guard head < line.count else { return nil }
    let call = line[head]
    head += 1
    if head > 64, head * 2 > line.count {
      line.removeFirst(head)
      head = 0
    }
    return call
  }

  /// Nobody waits for a connection that is still good.
  package mutating func keep(_ connection: PooledConnection) {
    idle.append(connection)
    precondition(open >= idle.count, "\(idle.count) idle connections of \(open)")
  }

  /// A connection is dead, or could not be opened, and nobody waits for one in its place.
  package mutating func close() {
    open -= 1
    precondition(open >= idle.count, "\(idle.count) idle connections of \(open)")
  }

  // MARK: The endpoint's name

  /// The host to connect to: the one that was resolved, or else what the endpoint names now.
  package mutating func resolve(
    _ endpoint: Int, timeToLive: TimeSpan, cache: TimeSpan?, at now: SimulationTime
  ) -> Int {
    if let address, now < expires { return address }
    address = endpoint
    expires = cache.map { now + max(timeToLive, $0) } ?? .never
    return endpoint
  }
}
