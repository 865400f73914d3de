import CloudModel
import Experiments

/// A scenario's text with more faults in it, which can stand in another folder.
package struct DrilledScenario: Sendable {
  package var text: String
  /// Files of data that it names, with the names that it gives them: beside it.
  package var files: [(name: String, text: String)]
}

extension ScenarioFile {
  /// Writes faults into a scenario.
  ///
  /// - Parameters:
  ///   - path: As for ``document(reading:path:overrides:)``.
  ///   - settings: Texts such as `services.shop.desiredCount=6`, in order.
  ///   - faults: They come behind the scenario's own.
  ///   - comment: Lines before its first one.
  /// - Returns: `nil` if the scenario is wrong, or a fault cannot be written.
  package static func drilled(
    _ bytes: [UInt8], path: String, settings: [SourceText], faults: [FaultDescription],
    comment: [String]
  ) -> DrilledScenario? {
    var text = ScenarioText(bytes)
    for (index, setting) in settings.enumerated() {
      var ignored = DiagnosticCollector()
      guard let override = Override.parse(setting, source: index + 1, into: &ignored),
        text.set(override.path, to: override.value.json.compact)
      else { return nil }
    }
    for fault in faults {
      guard let json = ObjectShape.fault.written(fault), text.append(json.compact, to: "faults")
      else { return nil }
    }
    let files = takeFiles(of: &text, DataFiles.beside(scenario: path))
    text.prepend(comment: comment)
    return DrilledScenario(text: String(decoding: text.bytes, as: UTF8.self), files: files)
  }

  /// Reads every file that the text names, and names each as it will lie beside the text.
  private static func takeFiles(
    of text: inout ScenarioText, _ source: DataFiles
  ) -> [(name: String, text: String)] {
    var files: [(name: String, text: String)] = []
    var names: [String: String] = [:]
    // From the end of the text, so that the places before a change stay what they are.
    let places = text.tree.map(fileNames)?.sorted {
      $0.span.bytes.lowerBound > $1.span.bytes.lowerBound
    }
    for place in places ?? [] {
      if names[place.name] == nil, let data = source.text(of: place.name) {
        let base = place.name.split(separator: "/").last.map(String.init) ?? "data"
        names[place.name] = "\(files.count + 1)-\(base)"
        files.append((name: "\(files.count + 1)-\(base)", text: data))
      }
      guard let name = names[place.name] else { continue }
      text.replace(place.span.bytes, with: JSONValue.quoted(name))
    }
    return files
  }

  /// Every string that stands under the key `file`: the language calls nothing else so.
  private static func fileNames(
    _ value: PositionedValue
  ) -> [(name: String, span: SourceSpan)] {
    switch value.content {
    case .array(let elements): return elements.flatMap(fileNames)
    case .object(let members):
      return members.flatMap { member in
        if member.key == "file", case .string(let name) = member.value.content {
          return [(name: name, span: member.value.span)]
        }
        return fileNames(member.value)
      }
    case .null, .bool, .number, .string, .unreadable: return []
    }
  }
}

extension DataFiles {
  /// The whole of a file; `nil` if it cannot be read.
  fileprivate func text(of name: String) -> String? {
    var bytes: [UInt8] = []
    do throws(DataFileProblem) {
      try read(name) { piece in
        bytes += piece
        return true
      }
      return String(validating: bytes, as: UTF8.self)
    } catch {
      return nil
    }
  }
}

extension ObjectShape where Root == FaultDescription {
  /// A fault as people would write it: what is as it would be anyway is left out.
  fileprivate func written(_ fault: FaultDescription) -> JSONValue? {
    var plain = FaultDescription()
    plain.kind = fault.kind
    guard let members = encode(fault), let assumed = encode(plain) else { return nil }
    let kind = fault.kind.word
    return .object(
      members.filter { $0.key == "at" || $0.key == kind || !assumed.contains($0) })
  }
}
