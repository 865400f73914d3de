import CloudModel
import SimulationKernel

extension ValueShape where Value == ExperimentDescription {
  /// An experiment: a template of AWS's Fault Injection Service, or faults in our own words.
  static let experiment: ValueShape = {
    let written = ValueShape<WrittenExperiment>.object(WrittenExperiment.shape)
    return ValueShape(
      noun: written.noun, example: written.example, schema: written.schema,
      decode: { text, context in
        written.decode(text, &context).flatMap { $0.resolved(at: text.span, &context) }
      },
      encode: { written.encode(WrittenExperiment($0)) },
      assume: { written.assume(WrittenExperiment($0), $1, &$2) })
  }()
}

/// An experiment before its template is read.
private struct WrittenExperiment: Sendable {
  enum Origin: Sendable {
    case template(String)
    case faults([FaultDescription])
  }

  /// A name in AWS, and what it is here.
  struct Name: Sendable {
    var name = ""
    var thing = ""
  }

  /// All but what its origin says.
  var experiment = ExperimentDescription()
  var origin = Origin.faults([])
  var region: String?
  var targets: [Name] = []
  var alarms: [Name] = []
  /// "Tables may continue to be replicated for up to 5 minutes after action begins".
  var pauseOnset = TimeSpan.minutes(5)

  init() {}

  init(_ experiment: ExperimentDescription) {
    self.experiment = experiment
    origin = .faults(experiment.faults)
  }

  /// The experiment with its faults; `nil` if its template is wrong, which is reported.
  func resolved(
    at span: SourceSpan, _ context: inout DecodingContext
  ) -> ExperimentDescription? {
    var result = experiment
    switch origin {
    case .faults(let faults): result.faults = faults
    case .template(let file):
      guard let tree = context.readJSON(file, at: span),
        let template = context.readTemplate(tree)
      else { return nil }
      var conversion = FISConversion(
        template, region: region, things: table(targets), alarms: table(alarms),
        pauseOnset: pauseOnset, at: experiment.at, in: context)
      let converted = conversion.convert()
      context = conversion.context
      guard let converted else { return nil }
      result.faults = converted.faults
      result.assertions += converted.assertions
      result.minimumDuration = converted.minimumDuration
      result.stopAlarms += converted.stopAlarms
      if result.name.isEmpty { result.name = TextRule.name().fitted(template.name) }
    }
    return result
  }

  private func table(_ names: [Name]) -> [String: String] {
    Dictionary(names.map { ($0.name, $0.thing) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Shape

  private static let time = ValueShape<TimeSpan>.duration(in: .zero...CloudRanges.longestRun)

  static let shape = ObjectShape("an experiment", WrittenExperiment()) {
    Field(
      "name", \.experiment.name, .text(.name(length: 0...64), noun: "a name"),
      "What reports call it; the template's description if it is not given.")
    Field("at", \.experiment.at, time, "When it starts.", .required)
    Field(
      oneKeyOf: \.origin, "What it does.",
      [
        KeyVariant(
          "template", "A template of AWS FIS in a JSON file, relative to this one.",
          .text(.text(length: 1...1_000), noun: "a file"), make: Origin.template,
          extract: { if case .template(let file) = $0 { file } else { nil } }),
        KeyVariant(
          "faults", "Faults whose times count from its start.",
          .list(of: .fault, count: 0...1_000), make: Origin.faults,
          extract: { if case .faults(let faults) = $0 { faults } else { nil } }),
      ])
    Field("region", \.region, .region, "Where the template's experiment runs.")
    Field(
      "targets", \.targets, names, "What the template's targets, zones and regions are called here."
    )
    Field("alarms", \.alarms, names, "What the template's alarms are called here.")
    Field(
      "pauseOnset", \.pauseOnset, .duration(in: .zero...CloudRanges.longestDelay),
      "The longest that a table is replicated after a template's pause of it has begun; drawn "
        + "uniformly.",
      source: "FIS user guide, aws:dynamodb:global-table-pause-replication, 2026-11")
    Field(
      "stopConditions", \.experiment.stopAlarms,
      .list(of: .reference(to: .alarm), count: 0...5),
      "Alarms of which any one stops it; those of the template come on top.")
    Field(
      "assertions", \.experiment.assertions, .list(of: .object(assertion), count: 0...100),
      "What alarms have to be at times of the experiment, or it fails.")
    Field("lasts", \.experiment.minimumDuration, time, "How long it lasts at least.")
  }
  .rule { written, check in
    guard case .faults = written.origin else { return }
    for key in ["region", "targets", "alarms", "pauseOnset"] where check.gives(key) {
      check.fail(
        .brokenTemplate, at: key, "\"\(key)\" explains a template, and there is none",
        help: "leave it out")
    }
  }

  private static let names = ValueShape<[Name]>.amounts(
    .text(.text(length: 1...64), noun: "a name"), prototype: Name(), name: \.name,
    amount: \.thing, keys: .free, count: 0...200)

  private static let assertion = ObjectShape<AlarmAssertion>("an assertion", AlarmAssertion()) {
    Field("at", \.at, time, "When, from the experiment's start.", .required)
    Field("alarm", \.alarm, .reference(to: .alarm), "Which alarm.", .required)
    Field(
      "states", \.states,
      .oneOrMany(
        of: .words("a state") {
          switch $0 {
          case .okay: "OK."
          case .inAlarm: "ALARM."
          case .insufficientData: "INSUFFICIENT_DATA."
          }
        }), "In which states it may be.")
  }
}

extension DecodingContext {
  /// Reads a file of JSON, with comments or not; what is wrong in it is shown where it stands.
  mutating func readJSON(_ name: String, at span: SourceSpan) -> PositionedValue? {
    var bytes: [UInt8] = []
    do throws(DataFileProblem) {
      try files.read(name) { piece in
        bytes += piece
        return bytes.count <= JSONCLimits.text
      }
    } catch {
      reportFile(name, error, at: span)
      return nil
    }
    let source = addDataText(SourceText(name: dataFolder + name, bytes: bytes))
    return JSONCParser.parse(
      SourceText(name: dataFolder + name, bytes: bytes), source: source, into: &diagnostics)
  }
}
