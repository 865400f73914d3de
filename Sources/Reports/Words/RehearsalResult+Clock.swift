import Experiments

extension RehearsalResult {
  /// A point of the run, as all of its reports write it.
  func clock(_ seconds: Double) -> String {
    UnitText.clock(seconds, inRunOf: Double(timeline.offered.count) * timeline.step)
  }
}
