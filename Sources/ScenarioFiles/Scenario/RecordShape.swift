import CloudModel
import SimulationKernel

extension ValueShape where Value == [RecordDescription] {
  /// `{"old/web": 90, "new/web": {"weight": 10, "timeToLive": "5m"}}`; at most 100 records of a
  /// name and type (Route 53 developer guide, 2026-11).
  static let records: ValueShape = .named(
    .either(
      string: ValueShape<Int>.recordWeight.converted(
        to: { weight in
          var record = RecordDescription()
          record.routing.weight = weight
          return record
        },
        from: { record in
          var plain = RecordDescription()
          plain.name = record.name
          plain.routing.weight = record.routing.weight
          return plain == record ? plain.routing.weight : nil
        }),
      otherwise: .object(.record), noun: "a weight or a record"),
    name: \.name, keys: .free, rule: .text(length: 1...200), count: 1...100)
}

extension ObjectShape where Root == RecordDescription {
  fileprivate static let record = ObjectShape("a record", RecordDescription()) {
    Field(
      "to", \.to, .text(.text(length: 1...200), noun: "a destination"),
      "A listener, another DNS name or an address that leads to nothing; if it is not given, the "
        + "record's name says it.")
    Field("weight", \.routing.weight, .recordWeight, "Weighted: its part of the answers.")
    Field(
      "role", \.routing.role,
      .words("a role") {
        switch $0 {
        case .primary: "Answered while it is healthy."
        case .secondary: "Answered else."
        }
      }, "Failover: which of the two it is.")
    Field(
      "region", \.routing.region, .text(.name(), noun: "a region's name"),
      "Latency and geoproximity: where its destination is.")
    Field("location", \.routing.location, .recordLocation, "Geolocation: whom it is for.")
    Field(
      "coordinates", \.routing.coordinates, .object(.coordinates),
      "Geoproximity: where its destination is.")
    Field(
      "bias", \.routing.bias, .integer(in: -99...99),
      "Geoproximity: how much larger or smaller its area is, in percent.")
    Field(
      "blocks", \.routing.blocks, .list(of: .recordBlock, count: 1...1_000),
      "IP-based: CIDR blocks of those whom it is for; \"*\" for the rest.")
    Field(
      "healthCheck", \.healthCheck, .reference(to: .healthCheck),
      "What says whether it may be answered; it always may without one.")
    Field(
      "evaluateTargetHealth", \.evaluateTargetHealth, .boolean,
      "Whether it may be answered only while what it leads to is healthy.")
    Field(
      "timeToLive", \.timeToLive, .recordTimeToLive,
      "How long resolvers may keep it; as long as the others if it is not given. Not of an alias.")
  }
}

extension ObjectShape where Root == Coordinates {
  static let coordinates = ObjectShape(
    "coordinates", Coordinates(latitude: 0, longitude: 0)
  ) {
    Field("latitude", \.latitude, .number(in: -90...90), "To the north [°].", .required)
    Field("longitude", \.longitude, .number(in: -180...180), "To the east [°].", .required)
  }
}

extension ValueShape where Value == AddressBlock {
  /// `"203.0.113.0/24"`, `"2001:db8::/48"` or `"*"`.
  static let addressBlock: ValueShape = ValueShape<String>.text(
    .text(length: 1...50), noun: "a CIDR block"
  ).parsed(
    as: { AddressBlock($0) }, else: .addressBlock,
    { text in
      (
        "\(TerminalText.quote(text)) is no CIDR block",
        "write it like \"203.0.113.0/24\" or \"2001:db8::/48\""
      )
    }, from: { $0.description }
  ).called("a CIDR block", example: .string("203.0.113.0/24"))

  /// The same as large as Route 53 has it in a CIDR collection.
  fileprivate static let recordBlock = addressBlock.checked(.addressBlock) { block in
    let (family, longest) = block.family == .v6 ? ("IPv6", 48) : ("IPv4", 24)
    if block.family == nil || (1...longest).contains(block.length) { return nil }
    return (
      "\(TerminalText.quote("\(block)")) has \(block.length) bits that count",
      "a block of \(family) has 1 to \(longest) of them; write \"*\" for everybody else"
    )
  }
}
