// Mistakes and doubts about resolvers and clients.

extension DiagnosticCode {
  static let clients: [DiagnosticCode] = [.overlappingHabits]
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
      "to": "alb/web", "client": {"nameCache": "30s"}             // has no effect
      "to": "shop.example.com", "client": {"nameCache": "30s"}    // has
      """)
}
