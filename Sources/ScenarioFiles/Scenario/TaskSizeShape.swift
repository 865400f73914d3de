import CloudModel

extension ObjectShape where Root == TaskSizeDescription {
  private static var guide: String { "ECS task definition parameters for Fargate, 2026-11" }

  /// `{"cpu": 1, "memory": "2GiB"}`: what a task is given and billed for.
  static let taskSize = ObjectShape("a task size", TaskSizeDescription()) {
    Field("cpu", \.cpu, .number(in: 0.25...16), "vCPU of each task.", .required)
    Field("memory", \.memory, .size(in: (512 << 20)...(120 << 30)), "Of each task.", .required)
    Field(
      "architecture", \.architecture,
      .words("an architecture") {
        switch $0 {
        case .x86: "Intel and AMD."
        case .arm: "Graviton."
        }
      }, "`cpuArchitecture` of the task definition.", source: guide)
    Field(
      "capacityProvider", \.capacityProvider,
      .words("a capacity provider") {
        switch $0 {
        case .fargate: "Tasks at the full price."
        case .fargateSpot: "Spare capacity at a discount; its price only, no interruptions."
        }
      }, "Where tasks run; it changes their price.", source: guide)
    Field(
      "ephemeralStorage", \.ephemeralStorage, .size(in: (20 << 30)...(200 << 30)),
      "Disk of each task.", source: guide)
  }
  .rule { size, check in
    guard !size.isOfFargate else { return }
    let amounts = TaskSizeDescription.memory(for: size.cpu)
    if amounts.isEmpty {
      let known = TaskSizeDescription.fargateSizes.map { PlainDecimal.text(of: $0.cpu) }
      check.fail(
        .impossibleTaskSize, at: "cpu",
        "Fargate has no tasks of \(PlainDecimal.text(of: size.cpu)) vCPU",
        help: "choices are: \(known.joined(separator: ", "))")
    } else {
      let near = amounts.min { abs($0 - size.memory) < abs($1 - size.memory) } ?? amounts[0]
      check.fail(
        .impossibleTaskSize, at: "memory",
        "a task of \(PlainDecimal.text(of: size.cpu)) vCPU cannot have "
          + "\"\(SizeText.text(of: size.memory))\"",
        help: "write \"\(SizeText.text(of: near))\"; Fargate takes "
          + "\(SizeText.text(of: amounts[0])) to \(SizeText.text(of: amounts[amounts.count - 1])) "
          + "in its own steps")
    }
  }
}
