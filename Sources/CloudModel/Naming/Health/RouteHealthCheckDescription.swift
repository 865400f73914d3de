import SimulationKernel

/// A health check of Route 53: what records look at to know whether they may be answered.
package struct RouteHealthCheckDescription: Sendable, Equatable {
  package var name = ""
  package var kind = RouteHealthCheckKind.endpoint(EndpointCheckDescription())
  /// Reports the opposite of what it finds.
  package var isInverted = false
  /// Stops looking and counts as healthy; together with `isInverted` as unhealthy, which is the
  /// documented way to force that.
  package var isDisabled = false

  package init() {}
}

package enum RouteHealthCheckKind: Sendable, Equatable {
  case endpoint(EndpointCheckDescription)
  case calculated(CalculatedCheckDescription)
  case alarm(AlarmCheckDescription)
  /// Mirrors an ARC routing control.
  case routingControl(String)
}

/// Checkers around the world ask an endpoint.
package struct EndpointCheckDescription: Sendable, Equatable {
  /// A listener as `"<load balancer>/<listener>"`, or the load balancer with its only one; or a
  /// fleet, whose first target is asked directly.
  package var of = ""
  package var type = ProbeProtocol.http
  package var host = "example.com"
  package var path = "/"
  /// From the status until the body with the string is there; for `*_STR_MATCH`.
  package var bodyTime = TimeSpan.zero
  /// 10 or 30 s, from one answer to the next request.
  package var requestInterval = TimeSpan.seconds(30)
  /// 1–10, both ways.
  package var failureThreshold = 3
  /// AWS publishes no number; third parties report 15 to 16.
  package var checkers = 16
  /// Where the checkers are, in turn; without any they are outside of all places, and reach a
  /// region unless it is cut off from everything.
  package var regions: [String] = []

  package init() {}

  /// Where AWS has checkers; a health check uses three of them or more (Route 53 API reference,
  /// HealthCheckConfig, 2026-11).
  package static let checkerRegions = [
    "us-east-1", "us-west-1", "us-west-2", "eu-west-1", "ap-southeast-1", "ap-southeast-2",
    "ap-northeast-1", "sa-east-1",
  ]
}

/// Healthy while enough others are.
package struct CalculatedCheckDescription: Sendable, Equatable {
  /// At most 256, none of them calculated.
  package var children: [String] = []
  package var threshold = 1

  package init() {}
}

/// Follows the data stream of a CloudWatch alarm: no SetAlarmState can flip it.
package struct AlarmCheckDescription: Sendable, Equatable {
  package var alarm = ""
  /// `InsufficientDataHealthStatus`.
  package var insufficientData = InsufficientDataHealth.lastKnown

  package init() {}
}

package enum InsufficientDataHealth: String, Sendable, CaseIterable {
  case healthy = "Healthy"
  case unhealthy = "Unhealthy"
  case lastKnown = "LastKnownStatus"
}

/// What all of Route 53 has in common.
package struct Route53Description: Sendable, Equatable {
  /// From a change of a health check, or of a load balancer's health, until the name servers answer
  /// by it; AWS does not say.
  package var statusSpread = DelayDescription.constant(.zero)
  /// How long resolvers keep that there is no answer: the lesser of the SOA record's time to live
  /// and its minimum (Route 53 developer guide, SOA and NS records, 2026-11).
  package var negativeTimeToLive = TimeSpan.seconds(900)
  package var targetEvaluation = TargetEvaluation()
  /// Where the places of the scenario are, for policies that ask.
  package var locations: [LocationDescription] = []

  package init() {}
}

/// Where a place is, as far as name servers can tell from a resolver's address.
package struct LocationDescription: Sendable, Equatable {
  /// A region of the scenario, or where clients are.
  package var place = ""
  package var location = GeographicLocation()
  package var coordinates: Coordinates?
  /// The block that its resolvers' addresses are in, or the client subnet that they pass on.
  package var addresses: AddressBlock?

  package init() {}
}
