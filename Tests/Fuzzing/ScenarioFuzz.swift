import Experiments
import RandomVariates
import ScenarioFiles

/// The door through which libFuzzer comes: any bytes, read as a scenario text.
///
/// The first byte chooses what the rest is read as, and whether its end is a `--set` argument.
@_cdecl("LLVMFuzzerTestOneInput")
public func readScenario(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = bytes.first else { return 0 }
  let text = Array(bytes.dropFirst())
  let argument = String(decoding: text.suffix(Int(choice >> 2)), as: UTF8.self)
  let overrides = choice & 2 == 0 ? [] : [argument]
  switch (choice & 1, choice & 4) {
  case (0, 0): show(text, overrides, as: ValueShape<JSONValue>.json)
  case (0, _): show(text, overrides, as: ValueShape<Distribution>.durationDistribution)
  case (_, _):
    show(
      ScenarioFile.document(
        reading: SourceText(name: "fuzz", bytes: text),
        overrides: overrides.map { SourceText(name: "--set", $0) }))
  }
  return 0
}

/// Reads, and renders everything that there is to say.
private func show<Root>(_ text: [UInt8], _ overrides: [String], as shape: ValueShape<Root>) {
  show(
    ScenarioDocument(
      reading: SourceText(name: "fuzz", bytes: text), overrides: overrides, as: shape))
}

private func show<Root>(_ document: ScenarioDocument<Root>) {
  let words = document.report.text
  precondition((document.value == nil) == document.report.hasErrors, words)
  precondition(
    words.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 }, "a control character")
}
