import CloudModel

extension ValueShape where Value == CallDescription {
  /// What a request calls, by its name.
  static let call = ValueShape<String>.reference(to: .dependency).converted(
    to: { CallDescription(to: $0) }, from: { Optional($0.to) })
}
