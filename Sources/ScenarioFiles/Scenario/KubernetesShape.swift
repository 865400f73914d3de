import CloudModel
import SimulationKernel

extension ObjectShape where Root == KubernetesDescription {
  private static var source: String { "Kubernetes 1.34, apps/v1 Deployment" }

  /// A Deployment's fields under their own names.
  static let kubernetes = ObjectShape("a Kubernetes Deployment", KubernetesDescription()) {
    Field(
      "type", \.type,
      .words("a strategy type") {
        switch $0 {
        case .rollingUpdate: "New tasks take the place of old ones within the bounds."
        case .recreate: "All old tasks go before the first new one starts."
        }
      }, "How tasks are replaced.", source: source)
    Field(
      "rollingUpdate", \.rollingUpdate, .object(.surge), "The bounds of a rolling update.")
    Field(
      "minReadySeconds", \.minReady, .wholeSeconds(in: 0...86_400),
      "How long a task must be healthy before it counts as available.", source: source)
    Field(
      "progressDeadlineSeconds", \.progressDeadline, .wholeSeconds(in: 1...2_147_483_647),
      "How long without progress until the rollout counts as stuck.", source: source)
    Field(
      "rollbackOnDeadline", \.rollbackOnDeadline, .boolean,
      "Whether somebody runs `kubectl rollout undo` then; Kubernetes does not.")
  }
  .rule { deployment, check in
    check.needTime(deployment.progressDeadline, minReady: deployment.minReady)
  }
}

extension ObjectShape where Root == SurgeDescription {
  static let surge = ObjectShape("the bounds of a rolling update", SurgeDescription()) {
    Field(
      "maxSurge", \.maxSurge, .countOrPercent, "Tasks on top of the desired count, rounded up.",
      source: "Kubernetes 1.34, apps/v1 Deployment")
    Field(
      "maxUnavailable", \.maxUnavailable, .countOrPercent,
      "Tasks that may be missing, rounded down.", source: "Kubernetes 1.34, apps/v1 Deployment")
  }.rule { surge, check in
    check.needRoom(surge)
  }
}

extension ValueShape where Value == TimeSpan {
  /// A number of seconds without a unit, as fields that end in `Seconds` have it.
  static func wholeSeconds(in range: ClosedRange<Int>) -> ValueShape {
    ValueShape<Int>.integer(in: range)
      .converted(to: { .seconds(Double($0)) }, from: { Int($0.seconds) })
      .called("a whole number of seconds", example: .integer(30))
  }
}

extension ValueShape where Value == CountOrPercent {
  /// `2` or `"25%"`.
  static let countOrPercent = ValueShape(
    noun: "a number or a percentage", example: .string("25%"),
    schema: { definitions in
      .oneOf([count.schema(&definitions), percent.schema(&definitions)])
    },
    decode: { written, context in
      if case .string = written.content {
        percent.decode(written, &context).map(Value.percent)
      } else {
        count.decode(written, &context).map(Value.count)
      }
    },
    encode: { value in
      switch value {
      case .count(let number): count.encode(number)
      case .percent(let number): percent.encode(number)
      }
    })

  private static let count = ValueShape<Int>.integer(in: 0...10_000)

  private static let percent = ValueShape<Double>.share(in: 0...10)
    .checked(.notWhole) { share in
      let percent = share * 100
      guard percent != percent.rounded() else { return nil }
      return ("the percentage has to be whole", "write \"\(Int(percent.rounded()))%\"")
    }
    .converted(to: { Int(($0 * 100).rounded()) }, from: { Double($0) / 100 })
}
