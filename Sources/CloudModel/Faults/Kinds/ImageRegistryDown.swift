/// The image registry of a region delivers nothing, or a part of its bandwidth less: pulls wait.
package struct ImageRegistryDown: RegistryFault {
  package static let word = "imageRegistryDown"
  static let scale = FaultScale.shared("bandwidth")

  /// `nil` is every region's.
  package var region: String?

  package init(region: String? = nil) { self.region = region }

  var title: String { "image registry\(region.map { " of \($0)" } ?? "") down" }

  func bandwidthFactor(of region: String?, by fault: ActiveFault) -> Double {
    self.region == nil || region == self.region ? 1 - fault.reach : 1
  }
}
