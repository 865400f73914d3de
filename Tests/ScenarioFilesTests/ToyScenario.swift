import ScenarioFiles
import SimulationKernel

// A small language with one of everything that shapes can say.

struct ToyShop: Sendable, Equatable {
  var question = ""
  var groups: [ToyGroup] = []
  var arrivals = ToyArrivals.steady(rate: 1)
  var workLaw = ToyLaw.constant(0.02)
  var plan: [ToyStep] = []
  var image: Int64 = 128 << 20
  var network = 125e6
}

struct ToyGroup: Sendable, Equatable {
  var name = ""
  var targets = 2
  var algorithm = ToyAlgorithm.roundRobin
  var deregistrationDelay = TimeSpan.seconds(300)
  var slowStart: TimeSpan?
  var healthCheck = ToyHealthCheck()
  var sticky = false
}

enum ToyAlgorithm: Sendable, Equatable {
  case roundRobin
  case leastOutstandingRequests
}

struct ToyHealthCheck: Sendable, Equatable {
  var interval = TimeSpan.seconds(30)
  var healthyThreshold = 5
  var path = "/"
}

enum ToyArrivals: Sendable, Equatable {
  case steady(rate: Double)
  case bursts(ToyBursts)
  case none
}

struct ToyBursts: Sendable, Equatable {
  var low = 10.0
  var high = 0.0
  var share = 0.1
}

indirect enum ToyLaw: Sendable, Equatable {
  case constant(Double)
  case lognormal(mean: Double, sigma: Double)
  case mixture([ToyLaw])
}

struct ToyStep: Sendable, Equatable {
  var at = TimeSpan.zero
  var action = ToyAction.rollback
}

enum ToyAction: Sendable, Equatable {
  case shift(to: String)
  case wait(TimeSpan)
  case rollback
}

enum Toy {
  static let group = NameKind("target group")

  static let shop: ValueShape<ToyShop> = .object(
    ObjectShape("a scenario", ToyShop()) {
      Field(ignoring: "$schema", .text(), "Where editors find the schema.")
      Field("question", \.question, .text(), "What the scenario answers.")
      Field(
        "groups", \.groups,
        .named(.object(targetGroup), name: \.name, keys: .declare(group), count: 0...3),
        "The target groups.", .required)
      Field(
        "arrivals", \.arrivals, arrivals, "How requests arrive.")
      Field("work", \.workLaw, law, "How long a request takes.")
      Field("plan", \.plan, .list(of: .object(step), count: 0...4), "What happens when.")
      Field("image", \.image, .size(in: 1...(10 << 30)), "The size of the image.")
      Field("network", \.network, .bandwidth(), "How fast images come.")
    })

  static let targetGroup = ObjectShape("a target group", ToyGroup()) {
    Field("targets", \.targets, .integer(in: 0...1_000), "How many targets.")
    Field("algorithm", \.algorithm, algorithm, "Who gets the next request.")
    Field(
      "deregistrationDelay", \.deregistrationDelay, .duration(in: .zero ... .seconds(3_600)),
      "How long a target drains.", source: "ELB user guide, 2026-11")
    Field(
      "slowStart", \.slowStart, .duration(in: .seconds(30) ... .seconds(900)),
      "How long a new target is spared.")
    Field("healthCheck", \.healthCheck, .object(healthCheck), "How health is found out.")
    Field("sticky", \.sticky, .boolean, "Whether clients stay.")
  }
  .rule { group, check in
    if group.algorithm == .leastOutstandingRequests, group.slowStart != nil {
      check.fail(
        .impossibleCombination, at: "slowStart",
        "slow start does not go with least_outstanding_requests", help: "remove \"slowStart\"")
    }
  }

  static let algorithm: ValueShape<ToyAlgorithm> = .choice(
    "an algorithm",
    [
      Choice("round_robin", .roundRobin, "In turn."),
      Choice("least_outstanding_requests", .leastOutstandingRequests, "The least busy."),
    ])

  static let healthCheck = ObjectShape("a health check", ToyHealthCheck()) {
    Field(
      "interval", \.interval, .duration(in: .seconds(5) ... .seconds(300)), "Between checks.",
      source: "ELB user guide, 2026-11")
    Field("healthyThreshold", \.healthyThreshold, .integer(in: 2...10), "How many in a row.")
    Field("path", \.path, .text(.text(length: 1...64), noun: "a path"), "What is asked for.")
  }

  static let arrivals: ValueShape<ToyArrivals> = .tagged(
    "an arrival process", by: "process", "How the times between requests are made.",
    [
      Variant(
        "steady", "All alike.",
        ObjectShape("", 0.0) { Field("rate", \.self, .rate(in: 0...1e6), "How many.", .required) },
        make: ToyArrivals.steady, extract: { if case .steady(let rate) = $0 { rate } else { nil } }),
      Variant(
        "bursts", "Now and then many.",
        ObjectShape("", ToyBursts()) {
          Field("low", \.low, .rate(), "Between bursts.")
          Field("high", \.high, .rate(), "In bursts.", .required)
          Field("share", \.share, .share(), "How much of the time is burst.")
        },
        make: ToyArrivals.bursts, extract: { if case .bursts(let it) = $0 { it } else { nil } }),
      Variant("none", "Nobody comes.", .none),
    ])

  static let law: ValueShape<ToyLaw> = .definition(
    "law", noun: "a law", example: .string("20ms")
  ) { lawBody }

  private static let lawBody: ValueShape<ToyLaw> = .either(
    string: ValueShape.seconds().converted(
      to: ToyLaw.constant, from: { if case .constant(let value) = $0 { value } else { nil } }),
    otherwise: lawVariants, noun: "a duration or a law")

  private struct Lognormal: Sendable {
    var mean = 0.0
    var sigma = 0.5
  }

  private static let lawVariants: ValueShape<ToyLaw> = .tagged(
    "a law", by: "law", "Its form.",
    [
      Variant(
        "lognormal", "Right-skewed.",
        ObjectShape("", Lognormal()) {
          Field("mean", \.mean, .seconds(), "Its mean.", .required)
          Field("sigma", \.sigma, .number(in: 0...5), "Of the logarithm.")
        },
        make: { .lognormal(mean: $0.mean, sigma: $0.sigma) },
        extract: {
          if case .lognormal(let mean, let sigma) = $0 {
            Lognormal(mean: mean, sigma: sigma)
          } else {
            nil
          }
        }),
      Variant(
        "mixture", "One of several.",
        ObjectShape("", [ToyLaw]()) {
          Field("of", \.self, .list(of: law, count: 1...3), "The parts.", .required)
        },
        make: ToyLaw.mixture, extract: { if case .mixture(let parts) = $0 { parts } else { nil } }),
    ])

  static let step = ObjectShape("a step", ToyStep()) {
    Field("at", \.at, .duration(), "When.", .required)
    Field(
      oneKeyOf: \.action, "What is done.",
      [
        KeyVariant(
          "shift", "Move traffic.", .reference(to: group), make: { ToyAction.shift(to: $0) },
          extract: { if case .shift(let name) = $0 { name } else { nil } }),
        KeyVariant(
          "wait", "Do nothing.", .duration(), make: ToyAction.wait,
          extract: { if case .wait(let span) = $0 { span } else { nil } }),
        KeyVariant("rollback", "Undo.", .rollback),
      ])
  }
}

/// Reads a text of the toy language; the file's name is `toy.jsonc`.
func readToy(_ text: String, set overrides: [String] = []) -> ScenarioDocument<ToyShop> {
  ScenarioDocument(
    reading: SourceText(name: "toy.jsonc", text), overrides: overrides, as: Toy.shop)
}
