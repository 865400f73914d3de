import CloudModel
import SimulationKernel

// Actions on networks.
extension FISActions {
  static let network = [
    FISActionKind("aws:network:disrupt-connectivity") { action, conversion in
      guard let zone = conversion.thing(of: action) else { return .nothing }
      let scope = conversion.parameter("scope", of: action)
      let duration = conversion.duration(action)
      guard let scope, scope.text == "all" || scope.text == "availability-zone" else {
        conversion.context.report(
          .unsupportedAction,
          "the scope \(TerminalText.quote(scope?.text ?? "")) has no counterpart here",
          at: scope?.span ?? action.span, help: "supported are: all, availability-zone")
        return .nothing
      }
      return FISConverted([.zoneIsolated(ZoneIsolated(zone: zone))], for: duration)
    },
    FISActionKind(
      "aws:network:route-table-disrupt-cross-region-connectivity",
      "aws:network:transit-gateway-disrupt-cross-region-connectivity"
    ) { action, conversion in
      let duration = conversion.duration(action)
      guard let from = conversion.region, let to = conversion.parameter("region", of: action)
      else {
        let key = conversion.region == nil ? "region" : "parameters"
        conversion.context.report(
          .brokenTemplate,
          conversion.region == nil
            ? "nothing says in which region the experiment runs"
            : "it needs the parameter \"region\"", at: action.span,
          help: "add \"\(key)\" to the \(conversion.region == nil ? "experiment" : "action")")
        return .nothing
      }
      let other = conversion.things[to.text] ?? to.text
      // What leaves the region is dropped; that breaks connections both ways.
      return FISConverted(
        [.linkCut(LinkCut(from: from, to: other, oneWay: true))], for: duration)
    },
  ]
}
