// Mistakes and doubts about resolvers, clients, zonal shifts and checkers.

extension DiagnosticCode {
  static let clients: [DiagnosticCode] = [
    .overlappingHabits, .shiftNotEnabled, .shiftOutOfNoZone, .checkerRegions,
  ]
  static let clientDoubts: [DiagnosticCode] = [.sessionsNeeded, .nameNeeded]

  package static let overlappingHabits = DiagnosticCode(
    "E630", "more resolvers with a habit than there are",
    "A resolver minds the time to live of an answer, extends it, or keeps the answer pinned. The "
      + "shares of those that extend and of those that pin are parts of one whole.",
    remedy: "Let \"extendingShare\" and \"pinnedShare\" be at most 100% together.",
    example: """
      "resolvers": {"extendingShare": "60%", "pinnedShare": "50%"}    // wrong
      "resolvers": {"extendingShare": "8.74%", "pinnedShare": "2%"}   // right
      """)

  package static let shiftNotEnabled = DiagnosticCode(
    "E631", "a zonal shift of a load balancer that does not allow it",
    "Application Load Balancers can be shifted out of a zone only if "
      + "`zonal_shift.config.enabled` is set, and it is not by default (ELB user guide, zonal "
      + "shift, 2026-11).",
    remedy: "Enable it at the load balancer.",
    example: """
      "loadBalancers": {"alb": {"zonalShift": {"enabled": true}}}
      """)

  package static let shiftOutOfNoZone = DiagnosticCode(
    "E632", "a zonal shift that leaves nothing",
    "A load balancer is shifted out of one of its zones into the others. It has to be in that "
      + "zone, and in another one.",
    remedy: "Name a zone of the load balancer, and enable it in at least two.",
    example: """
      "zones": ["a", "b"]
      {"zonalShift": {"loadBalancer": "alb", "away": "c", "expires": "1h"}}    // wrong
      {"zonalShift": {"loadBalancer": "alb", "away": "a", "expires": "1h"}}    // right
      """)

  package static let checkerRegions = DiagnosticCode(
    "E633", "checkers where AWS has none",
    "Route 53 has checkers in eight regions, and a health check uses three of them or more (Route 53 "
      + "API reference, HealthCheckConfig, 2026-11). Places that are no regions of AWS may have "
      + "checkers of a scenario's own.",
    remedy: "Name three of the eight, or leave the regions out.",
    example: """
      "regions": ["eu-central-1", "us-east-1"]                   // wrong
      "regions": ["eu-west-1", "us-east-1", "ap-southeast-1"]    // right
      """)

  package static let sessionsNeeded = DiagnosticCode(
    "W768", "what only sessions have",
    "Every request of a source without sessions is a stranger's, who keeps no answers, has no "
      + "connection and no life of their own. Only sessions that stay connected have connections "
      + "with a life.",
    remedy: "Give the source sessions, and keep them alive where connections matter.",
    example: """
      "client": {"caches": [{"keeps": "forever"}]}                      // strangers
      "client": {"caches": [{"keeps": "forever"}], "sessions": 1000}    // users
      """)

  package static let nameNeeded = DiagnosticCode(
    "W769", "what only clients of a DNS name have",
    "A source that goes to a listener asks for the load balancer's own name, which has one kind of "
      + "resolvers with answers of every age up to \"addressTimeToLive\".",
    remedy: "Let the source go to a DNS name, or leave out what it keeps and whom it asks.",
    example: """
      "to": "alb/web", "client": {"resolvers": ["isp"]}             // has no effect
      "to": "shop.example.com", "client": {"resolvers": ["isp"]}    // has
      """)
}
