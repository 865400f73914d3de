import CloudModel
import Experiments
import SimulationKernel

extension ValueShape where Value == [RegionDescription] {
  /// `{"us-east-1": ["use1-az1", "use1-az2"], "eu-west-1": ["euw1-az1"]}`.
  static let regions: ValueShape = .amounts(
    .list(of: .text(.name(), noun: "a zone's name"), count: 1...CloudRanges.mostZones),
    prototype: RegionDescription(), name: \.name, amount: \.zones, keys: .declare(.region),
    count: 0...CloudRanges.mostRegions)
}

extension ValueShape where Value == String {
  static let region: ValueShape = .reference(to: .region)

  /// A region, or where clients are.
  static let place: ValueShape = .text(.name(), noun: "a place's name")
}

extension ObjectShape where Root == NetworkDescription {
  static let network = ObjectShape("a network", NetworkDescription()) {
    Field(
      "roundTrips", \.roundTrips, .list(of: .object(roundTrip), count: 0...1_000),
      "Between two places each; the rest is looked up in the table that comes with the program.",
      source: RoundTripTable.source)
    Field("jitter", \.jitter, .share(), "Each way takes up to this much longer.")
    Field(
      "loss", \.loss, .share(in: 0...0.99),
      "The part of packets that is lost on each way; a way that nothing passes is the fault linkCut."
    )
    Field(
      "handshakes", \.handshakes, .integer(in: 0...10),
      "Round trips before the first request of a new connection: TCP and TLS.")
    Field(
      "retransmission", \.retransmission,
      .duration(in: .milliseconds(1)...CloudRanges.longestDelay),
      "How long a lost packet is waited for at first.", source: "Linux, TCP_RTO_MIN")
    Field(
      "connectionLost", \.connectionLost,
      .duration(in: .milliseconds(1)...CloudRanges.longestRun),
      "When an open connection that gets nothing through is given up.",
      source: "Linux, tcp_retries2")
  }

  private static let roundTrip = ObjectShape<RoundTripDescription>(
    "a round trip", RoundTripDescription()
  ) {
    Field("from", \.from, .place, "A region, or where clients are.", .required)
    Field("to", \.to, .place, "Another one.", .required)
    Field(
      "time", \.time, .duration(in: .zero...CloudRanges.longestDelay), "There and back.", .required)
    Field(
      "share", \.share, .share(),
      "The part of it that the way there takes; 50% where the ways are alike.")
  }
}

extension ValueShape where Value == Scenario {
  /// The same, with the round trips that the table knows filled in and listed as defaults.
  func withKnownRoundTrips() -> ValueShape {
    let inner = self
    return ValueShape(
      noun: noun, example: example, schema: schema,
      decode: { written, context in
        guard var scenario = inner.decode(written, &context) else { return nil }
        let known = RoundTripTable.missing(in: scenario.cloud)
        scenario.cloud.network.roundTrips += known
        context.inside(.key("network")) { context in
          context.inside(.key("roundTrips")) { context in
            for trip in known {
              context.inside(.key("\(trip.from), \(trip.to)")) {
                $0.assume(
                  .string(DurationText.text(of: trip.time)), source: RoundTripTable.source)
              }
            }
          }
        }
        return scenario
      },
      encode: inner.encode, assume: inner.assume)
  }
}
