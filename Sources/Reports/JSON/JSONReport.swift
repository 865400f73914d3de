import CloudModel
import Experiments

/// `result.json`, as promised to users: fields are added, never renamed or dropped.
package enum JSONReport {
  static let schema = 1

  /// One object for one result, an array for several.
  package static func document(_ results: [RehearsalResult], _ style: ReportStyle) -> String {
    let nodes = results.map { node($0, style) }
    let root = nodes.count == 1 ? nodes[0] : .array(nodes)
    return root.text() + "\n"
  }

  package static func node(_ result: RehearsalResult, _ style: ReportStyle) -> JSONNode {
    var members: [String: JSONNode] = [
      "schema": .integer(schema), "version": .string(style.version),
      "scenario": node(result.scenario),
      "seed": .unsigned(result.seed),
      "replications": .integer(result.replications),
      "confidenceLevel": .number(result.confidenceLevel),
      "fingerprint": .string(UnitText.fingerprint(result.fingerprint)),
      "verdict": .string(result.verdict.rawValue),
      "score": score(result.score),
      "objectives": .array(result.objectives.map(objective)),
      "requests": requests(result.requests),
      "latency": latency(result.latency), "waiting": latency(result.waiting),
      "groups": .array(result.groups.map(part)), "revisions": .array(result.revisions.map(part)),
      "sources": .array(result.sources.map(part)), "classes": .array(result.classes.map(part)),
      "rollouts": .array(result.rollouts.map(rollout)),
      "cost": cost(result.cost),
      "failovers": .array(result.recovery.failovers.map(failover)),
      "replication": .array(result.recovery.replicas.map(replica)),
      "timeline": timeline(result.timeline),
      "events": .array(result.events.map(event)),
      "eventsLeftOut": .integer(result.eventsLeftOut),
      "plansFailed": .integer(result.plansFailed),
      "missingCounts": .object(counts(result.missingCounts)),
    ]
    if !result.recovery.isEmpty { members["recovery"] = recovery(result.recovery) }
    if !result.calls.isEmpty { members["calls"] = .array(result.calls.map(call)) }
    if let stability = result.stability { members["stability"] = self.stability(stability) }
    if !result.moves.isEmpty { members["moves"] = .array(result.moves.map(move)) }
    if let reason = result.stopReason { members["stopped"] = .string(reason.rawValue) }
    if style.performance, let performance = result.performance {
      members["performance"] = node(performance)
    }
    return .object(members)
  }

  static func node(_ scenario: ScenarioIdentity) -> JSONNode {
    .object([
      "name": .string(scenario.name), "question": .string(scenario.question),
      "sha256": .string(scenario.sha256),
    ])
  }

  static func score(_ score: Score) -> JSONNode {
    let terms = score.terms.map { term in
      JSONNode.object([
        "name": .string(term.name.rawValue), "weight": .number(term.weight),
        "value": .number(term.value), "why": .string(term.why),
      ])
    }
    return .object([
      "value": .number(score.value), "low": .optional(score.low), "high": .optional(score.high),
      "terms": .array(terms), "cap": score.cap.map { .number($0.ceiling) } ?? .null,
    ])
  }

  static func objective(_ judged: JudgedObjective) -> JSONNode {
    let objective = judged.objective
    let (unit, factor) = unit(of: objective.dimension, objective.metric.name)
    let met: JSONNode =
      switch judged.judgment {
      case .met: .bool(true)
      case .notMet: .bool(false)
      case .inconclusive: .null
      }
    return .object([
      "name": .string(objective.metric.description),
      "threshold": .string(objective.threshold.text), "unit": .string(unit),
      "observed": .object([
        "mean": .number(judged.observed.estimate * factor),
        "low": .number(judged.observed.low * factor),
        "high": .number(judged.observed.high * factor),
      ]),
      "observations": .integer(judged.observations), "met": met,
    ])
  }

  /// Milliseconds for requests, seconds for rollouts.
  static func unit(
    of dimension: Dimension, _ metric: MetricName
  ) -> (name: String, factor: Double) {
    switch dimension {
    case .duration: metric == .latency || metric == .waiting ? ("ms", 1000) : ("s", 1)
    case .share, .outcome: ("share", 1)
    case .count: ("count", 1)
    case .rate: ("1/s", 1)
    case .money: ("money", 1)
    case .hours: ("h", 1)
    }
  }

  private static func requests(_ requests: RequestCounts) -> JSONNode {
    var byCause: [String: JSONNode] = [:]
    for entry in requests.causes { byCause[entry.cause.name] = .integer(entry.count) }
    return .object([
      "offered": .integer(requests.offered), "succeeded": .integer(requests.succeeded),
      "failed": .integer(requests.failed), "retried": .integer(requests.retried),
      "inFlightAtEnd": .integer(requests.inFlightAtEnd), "byCause": .object(byCause),
    ])
  }

  private static func latency(_ summary: LatencySummary) -> JSONNode {
    var members: [String: JSONNode] = ["unit": .string("ms")]
    for figure in summary.figures { members[figure.name] = .number(figure.seconds * 1000) }
    if let interval = summary.interval {
      members["low"] = .number(interval.low * 1000)
      members["high"] = .number(interval.high * 1000)
    }
    return .object(members)
  }

  private static func part(_ part: PartSummary) -> JSONNode {
    .object([
      "name": .string(part.name), "revision": .string(part.revision),
      "requests": .integer(part.requests), "failed": .integer(part.failed),
      "latency": latency(part.latency), "utilization": .number(part.utilization),
    ])
  }

  private static func rollout(_ rollout: RolloutSummary) -> JSONNode {
    .object([
      "name": .string(rollout.name), "strategy": .string(rollout.strategy),
      "revision": .string(rollout.revision), "outcome": .string(rollout.outcome.rawValue),
      "failure": rollout.failure.map { .string($0.rawValue) } ?? .null,
      "outcomes": .object(counts(rollout.outcomes)),
      "started": .number(rollout.started), "finished": .optional(rollout.finished),
      "trafficSteps": .array(rollout.trafficSteps.map { .numbers([$0.at, $0.percent]) }),
      "candidateRequests": .integer(rollout.candidateRequests),
      "candidateFailed": .integer(rollout.candidateFailed),
      "detectionDelay": .optional(rollout.detectionDelay),
      "rollbackDelay": .optional(rollout.rollbackDelay),
    ])
  }

  private static func timeline(_ timeline: TimelineSummary) -> JSONNode {
    var series: [String: JSONNode] = [
      "offered": .numbers(timeline.offered), "succeeded": .numbers(timeline.succeeded),
      "failed": .numbers(timeline.failed), "p99": .numbers(timeline.p99.map { $0 * 1000 }),
    ]
    if !timeline.stale.isEmpty { series["stale"] = .numbers(timeline.stale) }
    for group in timeline.groups { series["group:" + group.name] = .numbers(group.values) }
    for revision in timeline.revisions {
      series["revision:" + revision.name] = .numbers(revision.values)
    }
    return .object([
      "step": .string(DecimalText.short(timeline.step, digits: 9) + "s"),
      "series": .object(series),
    ])
  }

  private static func event(_ entry: JournalEntry) -> JSONNode {
    .object([
      "at": .number(entry.at.seconds), "kind": .string(entry.happening.kind),
      "subject": .string(entry.subject), "text": .string(entry.happening.words),
    ])
  }

  static func counts(_ counts: [NamedCount]) -> [String: JSONNode] {
    var members: [String: JSONNode] = [:]
    for entry in counts { members[entry.name] = .integer(entry.count) }
    return members
  }

  private static func node(_ performance: Performance) -> JSONNode {
    let seconds = performance.wallSeconds
    return .object([
      "events": .integer(Int64(clamping: performance.events)),
      "requests": .integer(Int64(clamping: performance.requests)),
      "wallSeconds": .number(seconds),
      "eventsPerSecond": .number(Double(performance.events) / seconds),
      "requestsPerSecond": .number(Double(performance.requests) / seconds),
      "peakMemoryBytes": .integer(performance.peakMemoryBytes),
    ])
  }
}
