import CloudModel
import SimulationKernel

// The ways between places.
extension FaultCatalog {
  /// From a detour to a satellite, and beyond.
  private static let delays: [Double] = [0.05, 0.2, 1, 5]
  /// From a bad day to a broken fiber.
  private static let losses: [Double] = [0.01, 0.05, 0.2, 0.5]

  static func ways(of cloud: CloudDescription) -> [FaultCandidate] {
    let places = cloud.places
    return places.indices.flatMap { second in
      places[..<second].flatMap { first -> [FaultCandidate] in
        guard cloud.roundTrip(from: first, to: places[second]) != nil else { return [] }
        return ways(between: first, and: places[second])
      }
    }
  }

  private static func ways(between first: String, and second: String) -> [FaultCandidate] {
    let subject = "\(first) – \(second)"
    return [
      FaultCandidate(subject, [.linkCut(LinkCut(from: first, to: second))]),
      FaultCandidate(
        subject,
        delays.map {
          .linkSlow(LinkSlow(from: first, to: second, factor: 1, added: .seconds($0)))
        }),
      FaultCandidate(
        subject, losses.map { .packetLoss(PacketLoss(from: first, to: second, loss: $0)) }),
    ]
  }
}
