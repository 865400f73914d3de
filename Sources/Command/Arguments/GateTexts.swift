import Experiments
import ScenarioFiles
import SimulationKernel

/// How the options of `gate` are read: multiples of the traffic, defects.
enum GateTexts {
  static let defectKinds = ["errors", "slowness", "start-up", "health"]
  /// More values of one option would be a typing mistake, or a week of simulation.
  private static let mostValues = 50

  /// `5%`.
  private static func share(_ text: String) -> Double? {
    guard let share = try? ShareText.parse(text), share <= 1 else { return nil }
    return share
  }

  /// `0.3,1,3`.
  static func factors(_ text: String, _ option: Option) throws(ArgumentProblem) -> [Double] {
    let parts = values(of: text)
    let factors = parts.compactMap(factor)
    guard !parts.isEmpty, parts.count <= mostValues, factors.count == parts.count else {
      throw .notFactor(option, text)
    }
    return factors
  }

  private static func factor(_ text: String) -> Double? {
    let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
    guard isPlain, let factor = Double(text), (0.001...100).contains(factor) else { return nil }
    return factor
  }

  /// `errors=1%,5%`, `slowness=1.1,1.3`, `start-up=30s`, `health=2m`.
  static func defects(_ text: String) throws(ArgumentProblem) -> [Defect] {
    let kind = String(text.prefix { $0 != "=" })
    let parts = values(of: String(text.dropFirst(kind.count + 1)))
    guard defectKinds.contains(kind), kind.count < text.count, parts.count <= mostValues else {
      throw .unknownDefect(text)
    }
    var defects: [Defect] = []
    for part in parts {
      guard let defect = defect(kind, part) else {
        throw .wrongDefect(kind: kind, value: part, example: example(of: kind))
      }
      guard !defects.contains(defect) else { throw .repeatedDefect("\(kind)=\(part)") }
      defects.append(defect)
    }
    return defects
  }

  private static func defect(_ kind: String, _ text: String) -> Defect? {
    switch kind {
    case "errors":
      share(text).flatMap { $0 > 0 ? .errors($0) : nil }
    case "slowness":
      factor(text).flatMap { $0 > 1 ? .slowness($0) : nil }
    case "start-up":
      span(text).flatMap { $0 > .zero ? .startUp($0) : nil }
    case _:
      span(text).map { .health(after: $0) }
    }
  }

  private static func span(_ text: String) -> TimeSpan? {
    guard let span = try? DurationText.parse(text), span <= .minutes(24 * 60) else { return nil }
    return span
  }

  private static func example(of kind: String) -> String {
    switch kind {
    case "errors": "2%"
    case "slowness": "1.3"
    case "start-up": "30s"
    case _: "2m"
    }
  }

  /// The parts between commas; an empty text has an empty part.
  private static func values(of text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}
