import CloudModel
import RandomVariates
import SimulationKernel

extension ValueShape where Value == CallDescription {
  /// What a request calls: its name, or an object that says more.
  static let call: ValueShape = .definition(
    "call", noun: "a call", example: .string("db")
  ) { nameOrObject }

  private static let name = ValueShape<String>.text(.text(length: 1...200), noun: "a name")
    .converted(
      to: { CallDescription(to: $0) }, from: { $0.isPlain ? $0.to : nil })

  private static let nameOrObject = ValueShape.either(
    string: name, otherwise: .object(.call), noun: "a call")
}

extension ObjectShape where Root == CallDescription {
  fileprivate static let call = ObjectShape("a call", CallDescription()) {
    Field(
      "to", \.to, .text(.text(length: 1...200), noun: "a name"),
      "What is called: a dependency, a load balancer, \"load balancer/listener\", a DNS name, a "
        + "table or a database.", .required)
    Field(
      "operation", \.operation,
      .words("an operation") {
        switch $0 {
        case .read: "An eventually consistent read."
        case .strongRead: "A strongly consistent read."
        case .write: "A write."
        case .create: "A write if there is no item under its key."
        case .update: "A write if the item is as its caller has seen it."
        case .transactionalRead: "A read of several items at once."
        case .transactionalWrite: "A write of several items at once."
        }
      }, "What is asked of a table.")
    Field(
      "items", \.items, .integer(in: 1...100), "Items of a transaction.",
      source: "DynamoDB quotas, 2026-04")
    Field(requestOf: [
      KeyVariant(
        "work", "The work that the callee has with a request of the call.",
        ValueShape<Distribution>.work,
        make: { work in
          var request = RequestClassDescription.ofCall
          request.work = work
          return request
        },
        extract: { request in
          var only = RequestClassDescription.ofCall
          only.work = request.work
          return only == request ? request.work : nil
        }),
      KeyVariant(
        "request", "What a request of the call is, where its work does not say it all.",
        .object(ObjectShape<RequestClassDescription>.calledRequest), make: { $0 },
        extract: { $0 }),
    ])
    Field(
      "share", \.share, .share(), "The part of the requests that make the call.")
    Field(
      "classes", \.classes,
      .list(of: .text(.text(length: 1...200), noun: "a name"), count: 0...100),
      "Request classes that make the call; all if it is not given.")
    Field(
      "parallel", \.parallel, .boolean,
      "Whether it begins together with the call before it.")
    Field(
      "race", \.race, .duration(in: .zero...CloudRanges.longestDelay),
      "It does the same as the call before it and begins when that has not ended for so long; the "
        + "first success counts.")
    Field(
      "timeout", \.client.timeout, .duration(in: .milliseconds(1)...CloudRanges.longestDelay),
      "How long an attempt waits for its answer; for ever if it is not given.")
    Field("retry", \.client.retry, .object(.retry), "What is done about a failed attempt.")
    Field(
      "cancellation", \.client.cancellation, .boolean,
      "Whether the callee stops working on a request that nobody waits for.")
    Field(
      "connections", \.client.sessions, .integer(in: 0...10_000),
      "Connections that callers of one region keep; 0 opens one for each attempt.")
    Field(
      "connectTimeout", \.client.connectTimeout,
      .duration(in: .milliseconds(1)...CloudRanges.longestDelay),
      "How long connecting to a silent node takes before it is given up.")
    Field(
      "nameCache", \.client.nameCache, .duration(in: .zero...CloudRanges.longestRun),
      "How long callers keep the answer for a DNS name; 0s asks a resolver for every connection.")
    Field(
      "circuitBreaker", \.circuitBreaker, .object(circuitBreaker),
      "When a task stops calling what keeps failing.")
    Field(
      "bulkhead", \.bulkhead, .object(bulkhead), "How many such calls a task has under way.")
    Field(
      "fallback", \.fallback, .object(fallback), "What stands in for a call that has failed.")
  }

  private static var library: String { "resilience4j 2, 2026-11" }

  private static let circuitBreaker = ObjectShape<CallBreakerDescription>(
    "a circuit breaker", CallBreakerDescription()
  ) {
    Field(
      "failureRate", \.failureRate, .share(in: 0.0001...1),
      "The circuit opens when this part of the window's calls has failed.", source: library)
    Field(
      "window", \.window, .integer(in: 1...100_000), "The last so many calls.", source: library)
    Field(
      "windowTime", \.windowTime, .duration(in: .milliseconds(1)...CloudRanges.longestDelay),
      "Calls of the last so long instead.")
    Field(
      "minimumCalls", \.minimumCalls, .integer(in: 1...100_000),
      "Fewer calls in the window say nothing; of a window of calls at most as many as it has.",
      source: library)
    Field(
      "consecutiveFailures", \.consecutiveFailures, .integer(in: 1...100_000),
      "So many failures in a row open the circuit too; never if it is not given.")
    Field(
      "openFor", \.openFor, .duration(in: .zero...CloudRanges.longestDelay),
      "How long it stays open before it is tried again.", source: library)
    Field(
      "probes", \.probes, .integer(in: 1...10_000), "So many calls try it.", source: library)
  }

  private static let bulkhead = ObjectShape<BulkheadDescription>(
    "a bulkhead", BulkheadDescription()
  ) {
    Field(
      "concurrent", \.concurrent, .integer(in: 1...1_000_000), "Calls under way at a time.",
      source: library)
    Field(
      "queue", \.queue, .integer(in: 0...1_000_000), "Calls that may wait for a place.")
    Field(
      "wait", \.wait, .duration(in: .zero...CloudRanges.longestDelay),
      "How long a call waits for a place; for ever if it is not given.")
  }

  private static let fallback = ObjectShape<CallFallbackDescription>(
    "a fallback", CallFallbackDescription.answer(after: .zero)
  ) {
    Field(
      oneKeyOf: \.self, "What stands in.",
      [
        KeyVariant(
          "answer", "A default or cached answer, after so long.",
          ValueShape<TimeSpan>.duration(in: .zero...CloudRanges.longestDelay),
          make: { .answer(after: $0) },
          extract: { if case .answer(let span) = $0 { span } else { nil } }),
        KeyVariant(
          "call", "Another call.", ValueShape<CallDescription>.call,
          make: { .call($0) }, extract: { if case .call(let call) = $0 { call } else { nil } }),
      ])
  }
}

extension Field where Root == CallDescription {
  /// What a call asks for, which a call of a dependency does not say.
  fileprivate init(requestOf variants: [KeyVariant<RequestClassDescription>]) {
    self.init(
      oneKeyOf: variants, "What is asked for, where a listener or a DNS name is called.",
      .optional, get: { $0.request }, set: { $0.request = $1 })
  }
}

extension ObjectShape where Root == RequestClassDescription {
  fileprivate static let calledRequest = ObjectShape("a request", .ofCall) {
    Field(
      "name", \.name, .text(.text(length: 0...200), noun: "a name"),
      "As which revisions know it in their \"work\"; the name of what is called if it is empty.")
    requestFields
  }
}
