import CloudModel
import SimulationKernel

extension ValueShape where Value == CapacityDescription {
  static let capacity: ValueShape = .keyed(
    "a capacity", "How it is set.",
    [
      KeyVariant(
        "onDemand", "Follows the traffic, up to twice its former peak.", .object(.onDemand),
        make: CapacityDescription.onDemand,
        extract: { if case .onDemand(let it) = $0 { it } else { nil } }),
      KeyVariant(
        "provisioned", "As somebody has set it.", .object(.provisioned),
        make: CapacityDescription.provisioned,
        extract: { if case .provisioned(let it) = $0 { it } else { nil } }),
    ])
}

extension ValueShape where Value == Double {
  /// Capacity units in a second.
  fileprivate static let units: ValueShape = .number(in: 1...1e7)
}

extension ValueShape where Value == Int {
  fileprivate static let partitions: ValueShape = .integer(in: 1...100_000)
}

extension ObjectShape where Root == OnDemandDescription {
  private static var guide: String { "DynamoDB developer guide, 2026-04" }

  fileprivate static let onDemand = ObjectShape("on-demand capacity", OnDemandDescription()) {
    Field(
      "warmReads", \.warmReads, .units, "Read units a second that it serves at first.",
      source: guide)
    Field(
      "warmWrites", \.warmWrites, .units, "Write units a second that it serves at first.",
      source: guide)
    Field("mostReads", \.mostReads, .units, "The owner's maximum.")
    Field("mostWrites", \.mostWrites, .units, "The owner's maximum.")
    Field("readQuota", \.readQuota, .units, "Of a table.", source: guide)
    Field("writeQuota", \.writeQuota, .units, "Of a table.", source: guide)
    Field(
      "growsAfter", \.growsAfter, .duration(in: .minutes(1)...CloudRanges.longestDelay),
      "How old a peak is before twice as much is served.", source: guide)
    Field("partitions", \.partitions, .partitions, "At least; by default what it needs.")
  }
}

extension ObjectShape where Root == ProvisionedDescription {
  fileprivate static let provisioned = ObjectShape(
    "provisioned capacity", ProvisionedDescription()
  ) {
    Field("reads", \.reads, .units, "Read units a second.", .required)
    Field("writes", \.writes, .units, "Write units a second.", .required)
    Field(
      "burst", \.burst, .duration(in: .zero ... .minutes(60)),
      "So much unused capacity is kept.", source: "DynamoDB developer guide, 2026-04")
    Field("scaling", \.scaling, .object(.capacityScaling), "Automatic scaling.")
    Field("partitions", \.partitions, .partitions, "At least; by default what it needs.")
  }
}

extension ObjectShape where Root == CapacityScalingDescription {
  fileprivate static let capacityScaling = ObjectShape(
    "scaling of capacity", CapacityScalingDescription()
  ) {
    Field("target", \.target, .share(in: 0.2...0.9), "Of what is provisioned.")
    Field("leastReads", \.leastReads, .units, "The fewest read units.")
    Field("mostReads", \.mostReads, .units, "The most read units.")
    Field("leastWrites", \.leastWrites, .units, "The fewest write units.")
    Field("mostWrites", \.mostWrites, .units, "The most write units.")
    Field(
      "takes", \.takes, .duration(in: .zero...CloudRanges.longestDelay),
      "Until new capacity is there; AWS says minutes.")
    Field(
      "margin", \.margin, .share(), "So far below the target it scales in; AWS does not say.")
  }
  .rule { scaling, check in
    if scaling.mostReads < scaling.leastReads {
      check.fail(
        .emptyRange, at: "mostReads", "the most is less than the least",
        help: "write at least \(Int(scaling.leastReads))")
    }
    if scaling.mostWrites < scaling.leastWrites {
      check.fail(
        .emptyRange, at: "mostWrites", "the most is less than the least",
        help: "write at least \(Int(scaling.leastWrites))")
    }
  }
}
