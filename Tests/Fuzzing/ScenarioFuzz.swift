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
  if choice & 1 == 0 {
    show(text, overrides, as: ValueShape<JSONValue>.json)
  } else {
    show(text, overrides, as: ValueShape<Distribution>.durationDistribution)
  }
  return 0
}

/// Reads, and renders everything that there is to say.
private func show<Root>(_ text: [UInt8], _ overrides: [String], as shape: ValueShape<Root>) {
  let document = ScenarioDocument(
    reading: SourceText(name: "fuzz", bytes: text), overrides: overrides, as: shape)
  let words = document.report.text
  precondition((document.value == nil) == document.report.hasErrors, words)
  precondition(
    words.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 }, "a control character")
}
