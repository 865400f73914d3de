/// How many requests an arm answered, and how many of them failed.
package struct RequestCounts: Hashable, Sendable {
  package let requests: Int
  package let failures: Int

  package init(requests: Int, failures: Int) {
    precondition(
      failures >= 0 && failures <= requests, "\(failures) failures in \(requests) requests")
    self.requests = requests
    self.failures = failures
  }

  package static var none: RequestCounts { RequestCounts(requests: 0, failures: 0) }

  /// The part of requests that failed; not a number without a request, as in a query that divides
  /// two rates.
  package var errorRate: Double { Double(failures) / Double(requests) }

  /// The part of requests that did not fail, divided as a query would: 93 of 100 are 0.93,
  /// which one less 0.07 is not.
  package var successRate: Double { Double(requests - failures) / Double(requests) }

  package static func + (left: RequestCounts, right: RequestCounts) -> RequestCounts {
    RequestCounts(
      requests: left.requests + right.requests, failures: left.failures + right.failures)
  }
}
