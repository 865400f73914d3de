/// The image registry of a region has a part of its bandwidth only.
package struct ImageRegistrySlow: RegistryFault {
  package static let word = "imageRegistrySlow"
  static let scale = FaultScale.gradual

  /// `nil` is every region's.
  package var region: String?
  /// What is left of its bandwidth [0…1].
  package var factor = 0.1

  package init() {}

  package init(region: String? = nil, factor: Double) {
    self.region = region
    self.factor = factor
  }

  var title: String { "image registry\(region.map { " of \($0)" } ?? "") slow" }

  func bandwidthFactor(of region: String?, by fault: ActiveFault) -> Double {
    self.region == nil || region == self.region ? fault.scaled(factor) : 1
  }
}
