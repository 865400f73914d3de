import CloudModel
import SimulationKernel

// Recorded traffic: counts for each interval, or a trace of single requests.

extension Variant where Value == ArrivalDescription {
  static let counts = Variant(
    "counts", "As many as were counted in each interval of a recording.", WrittenCounts.shape,
    resolve: { written, reader, context in
      switch written.origin {
      case .inline(let counts):
        var series = written.series
        series.counts = counts
        return .counts(series)
      case .file(let name):
        let span = reader.member("file")?.value.span ?? reader.opening
        return written.read(name, at: span, &context).map(ArrivalDescription.counts)
      }
    },
    extract: { if case .counts(let series) = $0 { WrittenCounts(series) } else { nil } })

  static let trace = Variant(
    "trace", "The very instants of a recording, each with its own work.", WrittenTrace.shape,
    resolve: { written, reader, context in
      switch written.origin {
      case .inline(let arrivals):
        return .trace(RequestTrace(arrivals: arrivals, work: written.work))
      case .file(let name):
        let span = reader.member("file")?.value.span ?? reader.opening
        return written.read(name, at: span, &context).map(ArrivalDescription.trace)
      }
    },
    extract: { if case .trace(let trace) = $0 { WrittenTrace(trace) } else { nil } })
}

extension RequestTrace {
  fileprivate init(arrivals: [TimeSpan], work: [TimeSpan]) {
    self.init()
    self.arrivals = arrivals
    self.work = work
  }
}

/// Which rows of a data file are meant, counted from 1 without its header.
struct RowSelection: Sendable {
  var from = 1
  /// nil reads to the end.
  var rows: Int?

  static let largest = 5_000_000
}

struct WrittenCounts: Sendable {
  enum Origin: Sendable {
    case file(String)
    case inline([Double?])
  }

  var origin = Origin.inline([])
  /// All but the counts.
  var series = CountSeries()
  var column: String?
  var timeColumn: String?
  var selection = RowSelection()

  init() {}

  init(_ series: CountSeries) {
    self.series = series
    origin = .inline(series.counts)
  }

  static let shape = ObjectShape("an arrival process", WrittenCounts()) {
    Field(
      oneKeyOf: \.origin, "Where the counts are.",
      [
        KeyVariant(
          "file", "A file of comma-separated values with a header, relative to this one.",
          .text(.text(length: 1...1_000), noun: "a file"), make: Origin.file,
          extract: { if case .file(let name) = $0 { name } else { nil } }),
        KeyVariant(
          "counts", "The counts themselves; null where the recording has a gap.",
          .list(of: .numberOrNull(in: 0...1e12), count: 1...100_000), make: Origin.inline,
          extract: { if case .inline(let counts) = $0 { counts } else { nil } }),
      ])
    Field("column", \.column, .text(noun: "a column"), "The column of the counts.")
    Field(
      "timeColumn", \.timeColumn, .text(noun: "a column"),
      "The column of the times, by which gaps are found; the first one if it holds times.")
    Field(
      "interval", \.series.interval, .duration(in: .milliseconds(1)...CloudRanges.longestRun),
      "How long each count was counted.")
    Field(
      "missing", \.series.missing,
      .words("a treatment of gaps") {
        switch $0 {
        case .zero: "No requests."
        case .interpolate: "On a straight line between its neighbors."
        case .previous: "As many as before."
        }
      }, "What a gap is taken for.")
    Field(
      "placement", \.series.placement,
      .words("a placement") {
        switch $0 {
        case .poisson: "At random, with the interval's rate."
        case .even: "Exactly the counted number, evenly spaced."
        case .start: "Exactly the counted number, all at the start."
        }
      }, "Where in its interval a request falls.")
    Field("scale", \.series.scale, .number(in: 0...1e6), "Multiplies every count.")
    Field(
      "from", \.selection.from, .integer(in: 1...RowSelection.largest), "The first row of the file."
    )
    Field(
      "rows", \.selection.rows, .integer(in: 1...RowSelection.largest),
      "How many rows; all that follow if it is not given.")
  }
}

struct WrittenTrace: Sendable {
  enum Origin: Sendable {
    case file(String)
    case inline([TimeSpan])
  }

  var origin = Origin.inline([])
  var work: [TimeSpan] = []
  var arrivalColumn: String?
  var workColumn: String?
  var arrivalUnit: TimeSpan?
  var workUnit: TimeSpan?
  var selection = RowSelection()

  init() {}

  init(_ trace: RequestTrace) {
    origin = .inline(trace.arrivals)
    work = trace.work
  }

  private static let unit = ValueShape<TimeSpan>.duration(
    in: TimeSpan(nanoseconds: 1)...CloudRanges.longestRun)

  private static let instants = ValueShape<[TimeSpan]>.list(
    of: .duration(in: .zero...CloudRanges.longestRun), count: 1...100_000)

  static let shape = ObjectShape("an arrival process", WrittenTrace()) {
    Field(
      oneKeyOf: \.origin, "Where the trace is.",
      [
        KeyVariant(
          "file", "A file of comma-separated values with a header, relative to this one.",
          .text(.text(length: 1...1_000), noun: "a file"), make: Origin.file,
          extract: { if case .file(let name) = $0 { name } else { nil } }),
        KeyVariant(
          "arrivals", "The instants themselves, from the start of the source.",
          instants, make: Origin.inline,
          extract: { if case .inline(let arrivals) = $0 { arrivals } else { nil } }),
      ])
    Field(
      "work", \.work, .list(of: .duration(in: .zero...CloudRanges.longestDelay)),
      "The work of each of the instants; drawn from the class's law if it is not given.")
    Field("arrivalColumn", \.arrivalColumn, .text(noun: "a column"), "The column of the instants.")
    Field(
      "workColumn", \.workColumn, .text(noun: "a column"),
      "The column of the work; drawn from the class's law if it is not given.")
    Field(
      "arrivalUnit", \.arrivalUnit, unit,
      "What a 1 means in the column of the instants, unless its name ends with a unit.")
    Field(
      "workUnit", \.workUnit, unit,
      "What a 1 means in the column of the work, unless its name ends with a unit.")
    Field(
      "from", \.selection.from, .integer(in: 1...RowSelection.largest), "The first row of the file."
    )
    Field(
      "rows", \.selection.rows, .integer(in: 1...RowSelection.largest),
      "How many rows; all that follow if it is not given.")
  }
  .rule { trace, check in
    guard case .inline(let arrivals) = trace.origin else { return }
    if !trace.work.isEmpty, trace.work.count != arrivals.count {
      check.fail(
        .wrongCount, at: "work",
        "\"work\" has length \(trace.work.count), \"arrivals\" has length \(arrivals.count)",
        help: "give each arrival its work, or none")
    }
    for (earlier, later) in zip(arrivals, arrivals.dropFirst()) where later < earlier {
      check.fail(
        .timeRunsBack, at: "arrivals",
        "\"\(DurationText.text(of: later))\" follows \"\(DurationText.text(of: earlier))\"",
        help: "sort the arrivals")
      return
    }
  }
}

extension ValueShape where Value == Double? {
  /// A number, or null for a gap.
  fileprivate static func numberOrNull(in range: ClosedRange<Double>) -> ValueShape {
    let number = ValueShape<Double>.number(in: range)
    return ValueShape(
      noun: "a number or null", example: number.example,
      schema: { definitions in
        .oneOf([number.schema(&definitions), JSONSchema(type: "null")])
      },
      decode: { written, context in
        if case .null = written.content { return .some(nil) }
        return number.decode(written, &context).map(Optional.some)
      },
      encode: { $0 == nil ? .null : $0.flatMap(number.encode) })
  }
}
