import CloudModel
import Foundation
import SimulationKernel

/// The recordings that scenarios replay too.
enum RecordedTraces {
  /// Requests of the Azure LLM inference trace 2023, with the work that its tokens stand for.
  static func azure(_ service: String) throws -> RequestTrace {
    var trace = RequestTrace()
    for row in try rows(of: "azure-llm-2023-\(service).csv") {
      guard let arrival = Int64(row[0]), let work = Int64(row[1]) else { continue }
      trace.arrivals.append(TimeSpan(nanoseconds: arrival * 1000))
      trace.work.append(TimeSpan(nanoseconds: work * 1000))
    }
    return trace
  }

  /// Requests per minute at the World Cup 1998 site, 24 hours around the highest peak.
  static func worldCup() throws -> CountSeries {
    var series = CountSeries()
    series.interval = .minutes(1)
    series.counts = try rows(of: "worldcup98-requests-per-minute.csv").map { Double($0[1]) }
    series.placement = .start
    return series
  }

  /// Two weeks of an ELB's RequestCount in sums of five minutes; eight are missing.
  static func loadBalancer() throws -> CountSeries {
    var series = CountSeries()
    series.interval = .minutes(5)
    series.counts = try rows(of: "elb-request-count-two-weeks.csv").map { Double($0[1]) }
    series.missing = .zero
    series.placement = .even
    return series
  }

  /// The fields of a file's data lines; comments and the heading are left out.
  private static func rows(of name: String) throws -> [[Substring]] {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Scenarios/data/\(name)")
    let lines = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
    return lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }
}

/// The smallest value that is not below a share of all values: the nearest rank.
func nearestRank(_ share: Double, of sorted: [Double]) -> Double {
  sorted[max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1)]
}
