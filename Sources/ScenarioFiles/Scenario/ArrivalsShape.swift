import CloudModel
import RandomVariates
import SimulationKernel

/// When requests come: one line for each pattern.
extension ValueShape where Value == ArrivalDescription {
  static let arrivals: ValueShape = .definition(
    "arrivals", noun: "an arrival process",
    example: .object([.init("process", .string("poisson")), .init("rate", .string("200rps"))])
  ) { patterns }

  private static let patterns: ValueShape = .tagged(
    "an arrival process", by: "process", "When requests come.",
    [
      .constant, .poisson, .renewal, .stages, .daily, .bursts, .counts, .trace, .closed,
    ])
}

extension ValueShape where Value == Double {
  /// Arrivals per time. [1/s]
  fileprivate static let arrivalRate = ValueShape.rate(in: 0...CloudRanges.highestRate)
}

extension Variant where Value == ArrivalDescription {
  private static func rate(_ meaning: String) -> ObjectShape<Double> {
    ObjectShape("an arrival process", 0.0) {
      Field("rate", \.self, .arrivalRate, meaning, .required)
    }
  }

  fileprivate static let constant = Variant(
    "constant", "Evenly spaced.", rate("How many."), make: ArrivalDescription.constant,
    extract: { if case .constant(let rate) = $0 { rate } else { nil } })

  fileprivate static let poisson = Variant(
    "poisson", "At random, independent of each other.", rate("How many on average."),
    make: ArrivalDescription.poisson,
    extract: { if case .poisson(let rate) = $0 { rate } else { nil } })

  fileprivate static let renewal = Variant(
    "renewal", "With independent gaps from one law.",
    ObjectShape("an arrival process", Distribution.constant(1)) {
      Field("gap", \.self, .durationDistribution, "The time between two arrivals.", .required)
    },
    make: ArrivalDescription.renewal,
    extract: { if case .renewal(let gap) = $0 { gap } else { nil } })

  // MARK: Stages

  private struct Stages: Sendable {
    var startRate = 0.0
    var stages: [RateStage] = []
  }

  private static let stage = ObjectShape("a stage", RateStage()) {
    Field("target", \.target, .arrivalRate, "The rate at its end.", .required)
    Field(
      "duration", \.duration, .duration(in: .zero...CloudRanges.longestRun), "How long it takes.",
      .required)
  }

  fileprivate static let stages = Variant(
    "stages", "At random, with a rate that moves along straight lines; k6's stages.",
    ObjectShape("an arrival process", Stages()) {
      Field("startRate", \.startRate, .arrivalRate, "The rate at the start.")
      Field(
        "stages", \.stages, .list(of: .object(stage), count: 1...10_000), "In order.", .required)
    },
    make: { .stages(startRate: $0.startRate, stages: $0.stages) },
    extract: {
      if case .stages(let start, let stages) = $0 {
        Stages(startRate: start, stages: stages)
      } else {
        nil
      }
    })

  // MARK: Daily

  private struct Daily: Sendable {
    var mean = 0.0
    var amplitude = 0.0
    var period = TimeSpan.minutes(24 * 60)
    var phase = TimeSpan.zero
  }

  private static let day = ObjectShape("an arrival process", Daily()) {
    Field("mean", \.mean, .arrivalRate, "The mean rate.", .required)
    Field("amplitude", \.amplitude, .arrivalRate, "How far it swings to both sides.", .required)
    Field(
      "period", \.period, .duration(in: .seconds(1)...CloudRanges.longestRun),
      "The length of a day.")
    Field(
      "phase", \.phase, .duration(in: .zero...CloudRanges.longestRun),
      "How much of the first day has passed at the start.")
  }
  .rule { daily, check in
    if daily.amplitude > daily.mean {
      check.fail(
        .negativeRate, at: "amplitude",
        "the rate would swing below zero: the amplitude "
          + "\(RateText.text(of: daily.amplitude)) is above the mean \(RateText.text(of: daily.mean))",
        help: "write an amplitude of at most \"\(RateText.text(of: daily.mean))\"")
    }
  }

  fileprivate static let daily = Variant(
    "daily",
    "At random, with a rate that swings like a day: mean + amplitude · sin(2π t / period).",
    day,
    make: {
      .daily(mean: $0.mean, amplitude: $0.amplitude, period: $0.period, phase: $0.phase)
    },
    extract: {
      if case .daily(let mean, let amplitude, let period, let phase) = $0 {
        Daily(mean: mean, amplitude: amplitude, period: period, phase: phase)
      } else {
        nil
      }
    })

  // MARK: Bursts

  private static let state = ObjectShape("a state", BurstState()) {
    Field("rate", \.rate, .arrivalRate, "The rate while it lasts.", .required)
    Field(
      "meanStay", \.meanStay, .duration(in: .milliseconds(1)...CloudRanges.longestRun),
      "How long it lasts on average.", .required)
  }

  fileprivate static let bursts = Variant(
    "bursts", "At random, with a rate that jumps between states; they follow each other in a ring.",
    ObjectShape("an arrival process", [BurstState]()) {
      Field(
        "states", \.self, .list(of: .object(state), count: 1...1_000), "In order.", .required)
    },
    make: ArrivalDescription.bursts,
    extract: { if case .bursts(let states) = $0 { states } else { nil } })

  // MARK: Closed clients

  private struct Closed: Sendable {
    var clients = 1
    var think = Distribution.constant(0)
  }

  fileprivate static let closed = Variant(
    "closed", "Clients that each wait for their answer, think, and ask again.",
    ObjectShape("an arrival process", Closed()) {
      Field("clients", \.clients, .integer(in: 1...CloudRanges.mostClients), "How many.", .required)
      Field("think", \.think, .durationDistribution, "The time before the next request.", .required)
    },
    make: { .closed(clients: $0.clients, think: $0.think) },
    extract: {
      if case .closed(let clients, let think) = $0 {
        Closed(clients: clients, think: think)
      } else {
        nil
      }
    })
}
