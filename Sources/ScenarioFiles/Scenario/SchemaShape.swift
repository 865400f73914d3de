import CloudModel
import SimulationKernel

extension ValueShape where Value == String {
  /// A phase of a schema, such as `"expanded"`.
  static let schemaPhase = ValueShape.text(.name(), noun: "a phase")
    .called("a phase", example: .string("expanded"))
}

extension ObjectShape where Root == SchemaDescription {
  static let schema = ObjectShape("a schema", SchemaDescription()) {
    Field("initial", \.initial, .schemaPhase, "The phase in which the run starts.", .required)
    Field(
      "migrations", \.migrations,
      .named(.object(migration), name: \.phase, keys: .free, count: 1...100),
      "The phases after it in their order, each with the migration that leads to it.", .required)
  }

  private static let migration = ObjectShape<MigrationDescription>(
    "a migration", MigrationDescription()
  ) {
    Field("takes", \.takes, .durationDistribution, "How long it takes, and its reversal too.")
    Field(
      "slowness", \.slowness, .number(in: 0...1_000),
      "Multiplies the work of requests that touch the schema meanwhile.")
    Field(
      "added", \.added, .duration(in: .zero...CloudRanges.longestDelay),
      "Is added to their work meanwhile.")
    Field(
      "locksFor", \.locksFor, .duration(in: .zero...CloudRanges.longestDelay),
      "So long before its end they wait for the end; the whole migration at most.")
    Field(
      "failureRate", \.failureRate, .share(),
      "The part of attempts that fail at their end and change nothing.")
    Field(
      "reversible", \.reversible, .boolean, "Whether a migration back to the phase before exists.")
  }
}

extension ValueShape where Value == [SchemaUseDescription] {
  /// `{"orders": {"needs": "expanded", "breaksFrom": "contracted"}}`.
  static let schemaUses: ValueShape = .named(
    .object(use), name: \.schema, keys: .refer(.schema), count: 0...100)

  private static let use = ObjectShape<SchemaUseDescription>(
    "a use of a schema", SchemaUseDescription()
  ) {
    Field(
      "needs", \.needs, .schemaPhase,
      "The first phase that it works in; every one from the start if it is not given.")
    Field(
      "breaksFrom", \.breaksFrom, .schemaPhase,
      "The first phase that it does not work in any more; none if it is not given.")
    Field("share", \.share, .share(), "The part of its requests that touch the schema.")
    Field(
      "classes", \.classes,
      .list(of: .text(.text(length: 1...64), noun: "a request class"), count: 0...100),
      "The only request classes that touch it; empty is all.")
    Field(
      "failsHealthChecks", \.failsHealthChecks, .boolean,
      "Whether its health endpoint answers 500 in a phase that breaks it.")
  }
}
