import CloudModel
import RandomVariates
import SimulationKernel

extension ValueShape where Value == ClientDescription {
  static let client: ValueShape = .definition(
    "client", noun: "clients", example: .object([.init("timeout", .string("2s"))])
  ) { behavior }

  private static let behavior: ValueShape = .object(.client)
}

extension ObjectShape where Root == ClientDescription {
  fileprivate static let client = ObjectShape("clients", ClientDescription()) {
    Field(
      "timeout", \.timeout, .duration(in: .milliseconds(1)...CloudRanges.longestDelay),
      "How long an attempt waits for its answer; for ever if it is not given.")
    Field(
      "cancellation", \.cancellation, .boolean,
      "Whether the target stops working on a request whose client has gone.")
    Field("retry", \.retry, .object(.retry), "What is done about a failed attempt.")
    Field(
      "sessions", \.sessions, .integer(in: 0...CloudRanges.mostSessions),
      "Distinct users with cookies of their own; 0 makes every request a stranger.")
    Field(
      "keepAlive", \.keepAlive, .boolean,
      "Whether a session keeps its connection open between requests.")
    Field(
      "addressTimeToLive", \.addressTimeToLive, .duration(in: .zero...CloudRanges.longestDelay),
      "How long a resolver keeps the load balancer's addresses.", source: "ELB user guide, 2026-11")
    Field(
      "nameCache", \.nameCache, .duration(in: .zero...CloudRanges.longestRun),
      "How long a session keeps the answer for a DNS name; 0s asks its resolver for every connection."
    )
    Field(
      "caches", \.caches, .clientCaches,
      "The same where sessions differ; it takes the place of \"nameCache\".")
    Field(
      "resolvers", \.resolvers, .list(of: .text(.name(), noun: "a name"), count: 0...20),
      "Which kinds of resolvers they ask; all of the DNS name if it is empty.")
    Field(
      "resolveTimeout", \.resolveTimeout,
      .duration(in: .milliseconds(1)...CloudRanges.longestDelay),
      "How long a silent resolver is asked before it is given up.", source: "resolv.conf(5)")
    Field(
      "lifetime", \.lifetime, .duration(in: .milliseconds(1)...CloudRanges.longestRun),
      "Mean of the exponential life of a session's client; then another one takes its place.")
    Field(
      "connectionLife", \.connectionLife,
      .duration(in: .milliseconds(1)...CloudRanges.longestRun),
      "Mean of the exponential life of a connection that the client ends by itself.")
    Field(
      "connectTimeout", \.connectTimeout,
      .duration(in: .milliseconds(1)...CloudRanges.longestDelay),
      "How long connecting to a silent node takes before it is given up.")
  }
}

extension ObjectShape where Root == RetryDescription {
  static let retry = ObjectShape("retries", RetryDescription()) {
    Field(
      "attempts", \.attempts, .integer(in: 1...100), "Attempts in all; 1 never retries.")
    Field("backoff", \.backoff, .backoff, "How long the next attempt waits.")
    Field(
      "onTimeout", \.onTimeout, .boolean,
      "Whether a time-out is retried too, not only an error.")
    Field(
      "address", \.address,
      .words("an address") {
        switch $0 {
        case .same: "Wherever its cache and its resolver say, as the first time."
        case .next: "The next address of the answer."
        case .resolve: "It forgets its own cache and asks its resolver."
        }
      }, "Where a client goes that connects anew.")
    Field("budget", \.budget, .object(budget), "Tokens that bound all retries of the source.")
  }

  private static let budget = ObjectShape<RetryBudgetDescription>(
    "a retry budget", RetryBudgetDescription()
  ) {
    Field(
      "tokens", \.tokens, .number(in: 0...1e9), "Tokens at the start and at the most.",
      source: "AWS SDK standard mode, 2026-11")
    Field(
      "cost", \.cost, .number(in: 0...1e9), "What a retry takes.",
      source: "AWS SDK standard mode, 2026-11")
    Field(
      "refund", \.refund, .number(in: 0...1e9), "What a success gives back.",
      source: "AWS SDK standard mode, 2026-11")
  }
}

private struct ExponentialBackoff: Sendable {
  var base = TimeSpan.milliseconds(100)
  var cap = TimeSpan.seconds(20)
  var jitter = Jitter.full
}

extension ValueShape where Value == BackoffDescription {
  fileprivate static let backoff: ValueShape = .tagged(
    "a backoff", by: "kind", "How the wait is found.",
    [
      Variant(
        "exponential", "base · 2^i, at most cap, for the i-th retry from 0.", exponential,
        make: { .exponential(base: $0.base, cap: $0.cap, jitter: $0.jitter) },
        extract: {
          if case .exponential(let base, let cap, let jitter) = $0 {
            ExponentialBackoff(base: base, cap: cap, jitter: jitter)
          } else {
            nil
          }
        }),
      Variant(
        "drawn", "Drawn anew each time.",
        ObjectShape("a backoff", Distribution.constant(0)) {
          Field("wait", \.self, .durationDistribution, "The wait.", .required)
        },
        make: BackoffDescription.drawn,
        extract: { if case .drawn(let wait) = $0 { wait } else { nil } }),
    ])

  private static let exponential = ObjectShape("a backoff", ExponentialBackoff()) {
    Field("base", \.base, .duration(in: .zero...CloudRanges.longestDelay), "The first wait.")
    Field("cap", \.cap, .duration(in: .zero...CloudRanges.longestDelay), "The longest wait.")
    Field(
      "jitter", \.jitter,
      .words("a jitter") {
        switch $0 {
        case .none: "The whole wait."
        case .full: "Between nothing and the wait."
        case .equal: "Half the wait and a random half."
        }
      }, "What chance does to the wait.")
  }
}
