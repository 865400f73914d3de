import SimulationKernel

/// An Application Load Balancer: one node in each enabled zone.
package struct LoadBalancerDescription: Sendable, Equatable {
  package var name = ""
  /// Its region; `nil` in a cloud without regions.
  package var region: String?
  /// Enabled zones; empty enables every zone of its region.
  package var zones: [String] = []
  /// `idle_timeout.timeout_seconds`, 1–4000 s.
  package var idleTimeout: TimeSpan = .seconds(60)
  /// `client_keep_alive.seconds`, 60–604800 s, counted from the connection's start.
  package var clientKeepAlive: TimeSpan = .seconds(3600)
  /// How long a node waits for a target to accept a connection; fixed at 10 s by AWS.
  package var connectTimeout: TimeSpan = .seconds(10)
  package var zonalShift = ZonalShiftDescription()
  package var listeners: [ListenerDescription] = []

  package init() {}

  /// The names of the target groups that it forwards to, each once, in order.
  package var targetGroups: [String] {
    var names: [String] = []
    for action in listeners.flatMap({ [$0.defaultAction] + $0.rules.map(\.action) }) {
      guard case .forward(let forward) = action else { continue }
      for group in forward.targetGroups where !names.contains(group.targetGroup) {
        names.append(group.targetGroup)
      }
    }
    return names
  }
}

package struct ListenerDescription: Sendable, Equatable {
  package var name = ""
  package var port = 443
  /// Tried by ascending priority before the default action.
  package var rules: [ListenerRuleDescription] = []
  package var defaultAction: ActionDescription = .fixedResponse(status: 503)

  package init() {}
}

package struct ListenerRuleDescription: Sendable, Equatable {
  package var name = ""
  /// 1–50000, unique in its listener; the lowest is tried first.
  package var priority = 1
  /// All must hold; an empty list holds for every request.
  package var conditions: [ConditionDescription] = []
  package var action: ActionDescription = .fixedResponse(status: 503)

  package init() {}
}

/// One condition of a rule; any one of its values is enough. `*` and `?` are wildcards.
package enum ConditionDescription: Sendable, Equatable {
  case path([String])
  case host([String])
  case header(name: String, values: [String])
  case method([String])
  /// CIDR blocks.
  case source([String])
}

/// What a listener does with a request.
package enum ActionDescription: Sendable, Equatable {
  case forward(ForwardDescription)
  case fixedResponse(status: Int)
  case redirect(status: Int)
}

/// A weighted forward over at most five target groups.
package struct ForwardDescription: Sendable, Equatable {
  package var targetGroups: [WeightedGroupDescription] = []
  /// `TargetGroupStickinessConfig.DurationSeconds`, 1–604800 s; `nil` switches it off.
  package var stickiness: TimeSpan?
  /// Whether a group of weight 0 still honors its cookies (AWS does not say).
  package var zeroWeightHonorsCookies = true
  /// Whether each request renews the cookie's life (AWS does not say).
  package var renewsCookies = true

  package init() {}
}

package struct WeightedGroupDescription: Sendable, Equatable {
  package var targetGroup = ""
  /// 0–999.
  package var weight = 1
  package init() {}
}
