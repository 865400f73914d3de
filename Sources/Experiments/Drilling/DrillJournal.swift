import CloudModel
import OutputAnalysis
import SimulationKernel

/// The readings of a search as lines of text, so that a search that was interrupted need not begin
/// again.
///
/// Every line ends with a check sum, so that one that was cut off is known; what stands before it
/// counts. Numbers are written bit by bit: a reading comes back as it was.
package enum DrillJournal {
  /// What a journal says.
  package enum Contents: Sendable {
    /// Readings, and the lines that they were read from.
    case readings([DrillRun: DrillReading], text: String)
    /// It is the journal of another scenario, seed, or version.
    case foreign
  }

  private static let mark = "rehearse-drill-1"

  /// The first line.
  ///
  /// - Parameter identity: Tells searches apart of which readings must not be mixed; one word.
  package static func header(_ identity: String) -> String { sealed("\(mark) \(identity)") }

  /// What a reading is to a journal; it ends with a line end.
  package static func line(_ run: DrillRun, _ reading: DrillReading) -> String {
    let words =
      [
        run.schedule.key, "\(run.replication)", String(reading.fingerprint, radix: 16),
        reading.isCutOff ? "cut" : "whole",
      ] + reading.objectives.map(text)
    return sealed(words.joined(separator: " "))
  }

  /// Reads a journal as far as it is whole.
  package static func read(_ text: String, identity: String) -> Contents {
    var readings: [DrillRun: DrillReading] = [:]
    var whole = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      guard let words = opened(line) else { break }
      if whole.isEmpty {
        guard words.count == 2, words[0] == mark else { break }
        guard words[1] == identity else { return .foreign }
      } else {
        guard let (run, reading) = entry(words) else { break }
        readings[run] = reading
      }
      whole += line + "\n"
    }
    return .readings(readings, text: whole)
  }

  private static func sealed(_ text: String) -> String { "\(text) \(checkSum(text))\n" }

  private static func opened(_ line: Substring) -> [Substring]? {
    guard let end = line.lastIndex(of: " ") else { return nil }
    let text = line[..<end]
    return line[line.index(after: end)...] == checkSum(text) ? text.split(separator: " ") : nil
  }

  private static func checkSum(_ text: some StringProtocol) -> String {
    String(SHA256.hexadecimalDigest(of: Array(text.utf8)).prefix(12))
  }
}

// One entry.
extension DrillJournal {
  private static func entry(_ words: [Substring]) -> (DrillRun, DrillReading)? {
    guard words.count >= 4, let schedule = DrillSchedule(key: words[0]),
      let replication = Int(words[1]), let fingerprint = UInt64(words[2], radix: 16)
    else { return nil }
    let readings = words.dropFirst(4).compactMap(reading)
    guard readings.count == words.count - 4 else { return nil }
    return (
      DrillRun(schedule, replication),
      DrillReading(
        objectives: readings, fingerprint: fingerprint, isCutOff: words[3] == "cut")
    )
  }

  /// `value/events/trials/exposure/interval/outcomes`, with `-` for what there is not.
  private static func text(_ reading: Reading) -> String {
    let interval = reading.withinRun.map { interval in
      [interval.estimate, interval.low, interval.high, interval.level].map(bits)
        .joined(separator: ",")
    }
    let outcomes = reading.outcomes.map(\.rawValue).joined(separator: ",")
    return [
      bits(reading.value), reading.events.map { "\($0)" } ?? "-",
      reading.trials.map { "\($0)" } ?? "-", bits(reading.exposure), interval ?? "-",
      outcomes.isEmpty ? "-" : outcomes,
    ].joined(separator: "/")
  }

  private static func reading(_ text: Substring) -> Reading? {
    let parts = text.split(separator: "/")
    guard parts.count == 6, let value = number(parts[0]), let exposure = number(parts[3]) else {
      return nil
    }
    var reading = Reading(value, events: Int(parts[1]), trials: Int(parts[2]))
    reading.exposure = exposure
    let interval = parts[4].split(separator: ",").compactMap(number)
    if interval.count == 4 {
      reading.withinRun = ConfidenceInterval(
        estimate: interval[0], low: interval[1], high: interval[2], level: interval[3])
    }
    reading.outcomes = parts[5].split(separator: ",").compactMap {
      RolloutOutcome(rawValue: "\($0)")
    }
    return reading
  }

  private static func bits(_ number: Double) -> String { String(number.bitPattern, radix: 16) }

  private static func number(_ text: Substring) -> Double? {
    UInt64(text, radix: 16).map(Double.init(bitPattern:))
  }
}

extension DrillSchedule {
  /// Reads ``key`` back.
  init?(key: Substring) {
    guard key != "-" else {
      self.init()
      return
    }
    let parts = key.split(separator: "&")
    let faults = parts.compactMap(DrillFault.init(key:))
    guard faults.count == parts.count else { return nil }
    self.init(faults)
  }
}

extension DrillFault {
  fileprivate init?(key: Substring) {
    let numbers = key.split(whereSeparator: { ".@+".contains($0) }).map { Int64($0) }
    guard numbers.count == 4, let candidate = numbers[0], let severity = numbers[1],
      let start = numbers[2], let rung = numbers[3]
    else { return nil }
    self.init(
      candidate: Int(candidate), severity: Int(severity), start: TimeSpan(nanoseconds: start),
      rung: Int(rung))
  }
}
