import CloudModel
import RandomVariates
import SimulationKernel

extension ValueShape where Value == TrafficDescription {
  /// A source without `classes` and `work` has one class; only a trace that brings its own work
  /// can do with that.
  static let traffic = ValueShape<TrafficDescription>.object(source).converted(
    to: { (source: TrafficDescription) -> TrafficDescription in
      guard source.classes.isEmpty else { return source }
      var source = source
      source.classes = [RequestClassDescription()]
      return source
    },
    from: { Optional($0) })

  private static let source = ObjectShape("a traffic source", TrafficDescription()) {
    Field(
      "to", \.to, .text(.text(length: 1...200), noun: "a listener"),
      "Where requests go: a load balancer, \"load balancer/listener\", or a DNS name.", .required)
    Field(
      "from", \.from, .place,
      "Where its clients are: a region or another place of the network.")
    Field("arrivals", \.arrivals, .arrivals, "When requests come.", .required)
    Field(
      "batchSize", \.batchSize, .integer(in: 1...100_000), "Requests at each arrival instant.")
    Field(
      "start", \.start, .duration(in: .zero...CloudRanges.longestRun), "When the source starts.")
    Field(
      "end", \.end, .duration(in: .zero...CloudRanges.longestRun),
      "When the source ends; never if it is not given.")
    Field(
      oneKeyOf: \.classes, "What is asked for.",
      [
        KeyVariant(
          "classes", "Kinds of requests, by name.",
          .named(.object(.requestClass), name: \.name, keys: .free, count: 1...100),
          make: { $0 }, extract: { $0.isEmpty ? nil : $0 }),
        KeyVariant(
          "work", "The work of the only kind of requests, which is called \"all\".",
          ValueShape<Distribution>.work,
          make: { work in
            var only = RequestClassDescription()
            only.work = work
            return [only]
          },
          extract: { classes in
            var only = RequestClassDescription()
            guard classes.count == 1, let work = classes.first?.work else { return nil }
            only.work = work
            return classes.first == only ? work : nil
          }),
      ], .optional)
    Field("client", \.client, .client, "How clients wait, retry and stay.")
  }
  .rule { source, check in
    if case .trace(let trace) = source.arrivals, !trace.work.isEmpty { return }
    if source.classes.isEmpty {
      check.fail(
        .missingKey, at: "", "a traffic source needs the key \"work\" or \"classes\"",
        help: "add \"work\": {\"law\": \"exponential\", \"mean\": \"20ms\"}")
    }
  }
}

extension ObjectShape where Root == RequestClassDescription {
  fileprivate static let requestClass = ObjectShape("a request class", RequestClassDescription()) {
    Field("share", \.share, .share(), "Its part of the source's requests.")
    requestFields
  }

  /// What a request is, whoever sends it.
  @FieldList<RequestClassDescription>
  static var requestFields: [Field<RequestClassDescription>] {
    Field("host", \.host, .text(.text(length: 1...128), noun: "a host"), "The Host header.")
    Field("path", \.path, .text(.text(length: 1...1_024), noun: "a path"), "The path.")
    Field("method", \.method, .text(.text(length: 1...40), noun: "a method"), "The HTTP method.")
    Field(
      "headers", \.headers,
      .amounts(
        .text(.text(length: 0...1_024), noun: "a header's value"), prototype: HeaderDescription(),
        name: \.name, amount: \.value, keys: .free, rule: .header, count: 0...100),
      "Headers and their values.")
    Field("source", \.source, .address, "The client's address.")
    Field("work", \.work, .work, "Time that one worker needs for a request.", .required)
    Field("requestSize", \.requestSize, .size(in: 0...(1 << 40)), "Of the request's body.")
    Field("responseSize", \.responseSize, .size(in: 0...(1 << 40)), "Of the response's body.")
    Field(
      "priority", \.priority, .integer(in: -1_000...1_000),
      "Higher is served first where targets look at it.")
  }
}

extension ValueShape where Value == Distribution {
  /// Time that one worker needs for a request.
  static let work: ValueShape = .durationDistribution
}
