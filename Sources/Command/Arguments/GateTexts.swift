import Experiments
import ScenarioFiles
import SimulationKernel

/// How the options of `gate` are read: multiples of the traffic, defects.
enum GateTexts {
  /// What `--defect` calls a defect.
  enum DefectKind: String, CaseIterable {
    case errors, slowness
    case startUp = "start-up"
    case health
  }

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
    let word = String(text.prefix { $0 != "=" })
    let parts = values(of: String(text.dropFirst(word.count + 1)))
    guard let kind = DefectKind(rawValue: word), word.count < text.count,
      parts.count <= mostValues
    else { throw .unknownDefect(text) }
    var defects: [Defect] = []
    for part in parts {
      guard let defect = defect(kind, part) else {
        throw .wrongDefect(kind: word, value: part, example: example(of: kind))
      }
      guard !defects.contains(defect) else { throw .repeatedDefect("\(word)=\(part)") }
      defects.append(defect)
    }
    return defects
  }

  private static func defect(_ kind: DefectKind, _ text: String) -> Defect? {
    switch kind {
    case .errors: share(text).flatMap { $0 > 0 ? .errors($0) : nil }
    case .slowness: factor(text).flatMap { $0 > 1 ? .slowness($0) : nil }
    case .startUp: span(text).flatMap { $0 > .zero ? .startUp($0) : nil }
    case .health: span(text).map { .health(after: $0) }
    }
  }

  private static func span(_ text: String) -> TimeSpan? {
    guard let span = try? DurationText.parse(text), span <= .minutes(24 * 60) else { return nil }
    return span
  }

  private static func example(of kind: DefectKind) -> String {
    switch kind {
    case .errors: "2%"
    case .slowness: "1.3"
    case .startUp: "30s"
    case .health: "2m"
    }
  }

  /// The parts between commas; an empty text has an empty part.
  private static func values(of text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}
