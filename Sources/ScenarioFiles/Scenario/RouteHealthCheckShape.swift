import CloudModel
import SimulationKernel

extension ObjectShape where Root == RouteHealthCheckDescription {
  private static var guide: String { "Route 53 developer guide, 2026-11" }

  static let routeHealthCheck = ObjectShape("a health check", RouteHealthCheckDescription()) {
    Field(
      oneKeyOf: \.kind, "What it looks at.",
      [
        KeyVariant(
          "endpoint", "Checkers around the world ask an endpoint.", .object(endpoint),
          make: RouteHealthCheckKind.endpoint,
          extract: { if case .endpoint(let check) = $0 { check } else { nil } }),
        KeyVariant(
          "calculated", "Other health checks.", .object(calculated),
          make: RouteHealthCheckKind.calculated,
          extract: { if case .calculated(let check) = $0 { check } else { nil } }),
        KeyVariant(
          "alarm", "The data stream of a CloudWatch alarm.", .object(alarm),
          make: RouteHealthCheckKind.alarm,
          extract: { if case .alarm(let check) = $0 { check } else { nil } }),
        KeyVariant(
          "routingControl", "A routing control in ARC.", .reference(to: .routingControl),
          make: RouteHealthCheckKind.routingControl,
          extract: { if case .routingControl(let control) = $0 { control } else { nil } }),
      ])
    Field("inverted", \.isInverted, .boolean, "Whether it reports the opposite.", source: guide)
    Field(
      "disabled", \.isDisabled, .boolean,
      "Whether it looks at nothing and counts as healthy.", source: guide)
  }

  private static let endpoint = ObjectShape<EndpointCheckDescription>(
    "an endpoint", EndpointCheckDescription()
  ) {
    Field(
      "of", \.of, .text(.text(length: 1...200), noun: "a listener or a fleet"),
      "A listener, or a fleet whose first target is asked.", .required)
    Field(
      "type", \.type,
      .words("a type") {
        switch $0 {
        case .http, .https: "It must answer 2xx or 3xx."
        case .httpStringMatch, .httpsStringMatch: "The answer must hold a string, too."
        case .tcp: "It must accept a connection."
        }
      }, "What is asked.", source: guide)
    Field("host", \.host, .text(.text(length: 1...255), noun: "a host"), "Of the request.")
    Field("path", \.path, .text(.text(length: 1...255), noun: "a path"), "Of the request.")
    Field(
      "bodyTime", \.bodyTime, .duration(in: .zero...CloudRanges.longestDelay),
      "String match: from the status until the body is there.")
    Field(
      "requestInterval", \.requestInterval,
      .duration(in: .seconds(10) ... .seconds(30)).checked(.requestInterval) { interval in
        interval == .seconds(10) || interval == .seconds(30)
          ? nil : ("a checker asks every 10s or every 30s", "write \"10s\" or \"30s\"")
      }, "From an answer to the next request.", source: guide)
    Field(
      "failureThreshold", \.failureThreshold, .integer(in: 1...10),
      "So many answers in a row change a checker's mind.", source: guide)
    Field(
      "checkers", \.checkers, .integer(in: 1...100),
      "How many there are; AWS does not say, others count 15 to 16.")
    Field(
      "regions", \.regions, .list(of: .place, count: 1...100),
      "Where they are, in turn; outside of all places if it is not given.")
  }

  private static let calculated = ObjectShape<CalculatedCheckDescription>(
    "a calculation", CalculatedCheckDescription()
  ) {
    Field(
      "children", \.children, .list(of: .reference(to: .healthCheck), count: 1...256),
      "Other health checks.", .required)
    Field(
      "threshold", \.threshold, .integer(in: 0...256), "How many of them must be healthy.",
      source: guide)
  }

  private static let alarm = ObjectShape<AlarmCheckDescription>(
    "an alarm's data", AlarmCheckDescription()
  ) {
    Field("of", \.alarm, .reference(to: .alarm), "Which alarm.", .required)
    Field(
      "insufficientData", \.insufficientData,
      .words("a status") {
        switch $0 {
        case .healthy: "It is healthy then."
        case .unhealthy: "It is unhealthy then."
        case .lastKnown: "It stays as it was."
        }
      }, "What it reports while the alarm has too little data.")
  }
}
