import Foundation

/// Prints one line of the table in `Sources/CloudModel/CloudModel.docc/Validation.md`, if `VALIDATION_TABLE` is set.
func tabulate(_ id: String, _ quantity: String, _ observed: Double, expected: Double) {
  guard ProcessInfo.processInfo.environment["VALIDATION_TABLE"] != nil else { return }
  print("TABLE|\(id)|\(quantity)|\(observed)|\(expected)")
}
