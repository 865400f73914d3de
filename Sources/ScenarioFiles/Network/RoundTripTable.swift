import CloudModel
import SimulationKernel

/// Round trips between AWS Regions, and from clients on a continent to them.
///
/// The figures come with the program, in `round-trip-times-2026-11.csv`: between regions rounded
/// from what public ping tables of EC2 instances show (within about a tenth of it, 2026-11), from
/// clients what broadband adds on a continent, which is an assumption. A scenario's own round trips
/// come first.
enum RoundTripTable {
  static let source = "round-trip-times-2026-11.csv"

  static let all: [RoundTripDescription] = {
    let text = String(decoding: PackageResources.round_trip_times_2026_11_csv, as: UTF8.self)
    let lines: [Substring] = text.split(separator: "\n")
    return lines.dropFirst().compactMap { roundTrip(String($0)) }
  }()

  private static func roundTrip(_ line: String) -> RoundTripDescription? {
    let cells = line.split(separator: ",").map(String.init)
    guard cells.count == 3, let milliseconds = Double(cells[2]) else { return nil }
    return RoundTripDescription(from: cells[0], to: cells[1], time: .milliseconds(milliseconds))
  }

  /// The round trips that a cloud needs and does not describe itself, as far as they are known.
  static func missing(in cloud: CloudDescription) -> [RoundTripDescription] {
    var known: [RoundTripDescription] = []
    for pair in cloud.neededRoundTrips + cloud.measurements + cloud.callersMeasurements {
      guard cloud.roundTrip(from: pair.from, to: pair.to) == nil,
        let trip = all.first(where: {
          $0.from == pair.from && $0.to == pair.to || $0.from == pair.to && $0.to == pair.from
        }), !known.contains(trip)
      else { continue }
      known.append(trip)
    }
    return known
  }
}

extension CloudDescription {
  /// The pairs of places between which something may travel: regions among each other, and clients
  /// and checkers to regions.
  var neededRoundTrips: [(from: String, to: String)] {
    var pairs: [(from: String, to: String)] = []
    let names = regions.map(\.name)
    for (index, from) in names.enumerated() {
      for to in names[(index + 1)...] { pairs.append((from, to)) }
    }
    var clients: [String] = []
    let kinds = self.names.flatMap { resolvers(of: $0) }
    let mentioned = traffic.compactMap(\.from) + kinds.compactMap(\.place) + checkerPlaces
    for place in mentioned where !names.contains(place) {
      if !clients.contains(place) { clients.append(place) }
    }
    return pairs + clients.flatMap { client in names.map { (client, $0) } }
  }
}
