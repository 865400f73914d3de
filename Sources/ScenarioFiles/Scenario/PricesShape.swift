import CloudModel
import Experiments
import SimulationKernel

extension ValueShape where Value == PriceTable {
  /// `{"file": "data/prices.jsonc"}`, or the prices themselves; what is left out costs what the
  /// built-in table says.
  static let prices: ValueShape = {
    let either = ValueShape.object(
      with: "file", .priceFile, otherwise: .object(.priceTable), noun: "prices")
    return ValueShape(
      noun: either.noun, example: .object([.init("file", .string("prices.jsonc"))]),
      schema: either.schema, decode: either.decode, encode: either.encode,
      assume: ValueShape.object(.priceTable).assume)
  }()

  /// A file with the same members, in JSON with comments.
  private static let priceFile: ValueShape = {
    let reference = ValueShape<FileReference>.object(.fileReference)
    return ValueShape(
      noun: "a file of prices", example: reference.example, schema: reference.schema,
      decode: { written, context in
        guard let file = reference.decode(written, &context) else { return nil }
        return context.readPrices(file.name, at: written.span)
      },
      encode: { _ in nil })
  }()
}

/// The name of a file, relative to the scenario.
private struct FileReference: Sendable {
  var name = ""
}

extension ObjectShape where Root == FileReference {
  fileprivate static let fileReference = ObjectShape("a file of prices", FileReference()) {
    Field(
      "file", \.name, .text(.text(length: 1...1_000), noun: "a file"),
      "A file of prices, relative to this one.", .required)
  }
}

extension DecodingContext {
  /// Reads a table of prices; what is wrong in it is shown where it stands.
  fileprivate mutating func readPrices(_ name: String, at span: SourceSpan) -> PriceTable? {
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
    let text = SourceText(name: dataFolder + name, bytes: bytes)
    let source = addDataText(text)
    let tree = JSONCParser.parse(text, source: source, into: &diagnostics)
    return tree.flatMap { ValueShape<PriceTable>.object(.priceTable).decode($0, &self) }
  }
}

extension ObjectShape where Root == PriceTable {
  static let priceTable = ObjectShape("prices", PriceTable()) {
    Field("region", \.region, .text(.name(), noun: "a region"), "Where these prices hold.")
    Field(
      "currency", \.currency, .text(.name(length: 1...8), noun: "a currency"), "What they are in.")
    Field(
      "loadBalancerHour", \.loadBalancerHour, .object(.price),
      "A begun hour of an Application Load Balancer.")
    Field("capacityUnitHour", \.capacityUnitHour, .object(.price), "An LCU for an hour.")
    Field(
      "capacityUnit", \.capacityUnit, .object(.capacityUnit), "What an LCU covers in an hour.")
    Field("x86CPUHour", \.x86CPUHour, .object(.price), "A vCPU of Fargate for an hour, x86.")
    Field("x86MemoryHour", \.x86MemoryHour, .object(.price), "A GiB for an hour, x86.")
    Field("armCPUHour", \.armCPUHour, .object(.price), "A vCPU of Fargate for an hour, ARM.")
    Field("armMemoryHour", \.armMemoryHour, .object(.price), "A GiB for an hour, ARM.")
    Field(
      "storageHour", \.storageHour, .object(.price),
      "A GiB of ephemeral storage beyond 20 for an hour.")
    Field(
      "spotDiscount", \.spotDiscount, .object(.discount),
      "How much less Fargate Spot costs; AWS changes it daily.")
    Field(
      "minimumTaskTime", \.minimumTaskTime, .duration(in: .zero ... .minutes(60)),
      "A task is billed for no less.", source: "vantage.sh, wring.co 2026-03-10")
  }
}

extension ObjectShape where Root == Price {
  fileprivate static let price = ObjectShape("a price", Price(0, read: "", from: "")) {
    Field("price", \.amount, .number(in: 0...1_000_000), "The amount.", .required)
    Field("date", \.date, .date, "When it was read.", .required)
    Field("source", \.source, .source, "Where it was read.", .required)
  }
}

extension ObjectShape where Root == Discount {
  fileprivate static let discount = ObjectShape("a discount", Discount()) {
    Field("discount", \.share, .share(), "The part that is taken off.", .required)
    Field("date", \.date, .date, "When it was read.", .required)
    Field("source", \.source, .source, "Where it was read.", .required)
  }
}

extension ObjectShape where Root == CapacityUnit {
  fileprivate static let capacityUnit = ObjectShape("a capacity unit", CapacityUnit()) {
    Field("newConnections", \.newConnections, .number(in: 0.001...1e9), "In a second.", .required)
    Field(
      "activeConnections", \.activeConnections, .number(in: 0.001...1e12), "Open at a time.",
      .required)
    Field(
      "processedBytes", \.processedBytes, .size(in: 1...(1 << 50)), "In an hour.", .required)
    Field(
      "ruleEvaluations", \.ruleEvaluations, .number(in: 0.001...1e12), "In a second.", .required)
    Field("date", \.date, .date, "When it was read.", .required)
    Field("source", \.source, .source, "Where it was read.", .required)
  }
}

extension ValueShape where Value == String {
  fileprivate static let source = ValueShape.text(.text(length: 1...300), noun: "a source")

  /// `2026-06-17`.
  fileprivate static let date = ValueShape.text(.text(length: 1...40), noun: "a date")
    .checked(.badText) { text in
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      let isDate =
        parts.map(\.utf8.count) == [4, 2, 2]
        && parts.allSatisfy { $0.utf8.allSatisfy(Byte.isDigit) }
      return isDate
        ? nil : ("\(TerminalText.quote(text)) is no date", "write it like \"2026-06-17\"")
    }
    .called("a date", example: .string("2026-06-17"))
}
