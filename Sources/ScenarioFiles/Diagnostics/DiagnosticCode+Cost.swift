extension DiagnosticCode {
  static let costs: [DiagnosticCode] = [.impossibleTaskSize, .noTaskSize]

  package static let impossibleTaskSize = DiagnosticCode(
    "E571", "a task size that Fargate does not have",
    "Fargate takes 0.25, 0.5, 1, 2, 4, 8 or 16 vCPU, each with memory in a range and steps of its "
      + "own (ECS developer guide, 2026-11). Its memory is counted in MiB and GiB.",
    remedy: "Take one of the sizes that the message names.",
    example: """
      "task": {"cpu": 1, "memory": "2GB"}      // wrong: 2,000,000,000 bytes
      "task": {"cpu": 1, "memory": "2GiB"}     // right
      """)

  package static let noTaskSize = DiagnosticCode(
    "E572", "a cost that cannot be known",
    "The objective asks for money, and a revision that runs says nothing about the size of its "
      + "tasks. Task-hours need no size.",
    remedy: "Give the revision a \"task\", or ask for task-hours.",
    example: """
      "revisions": {"v1": {"task": {"cpu": 0.5, "memory": "1GiB"}}}
      """)
}
