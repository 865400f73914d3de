extension FixedWidthInteger {
  /// The sum, or the nearest representable number where the sum is not one.
  ///
  /// Counts and times that come from data must not be able to stop a run.
  @inlinable
  func saturatingSum(_ other: Self) -> Self {
    let (sum, overflow) = addingReportingOverflow(other)
    guard overflow else { return sum }
    return other < 0 ? .min : .max
  }

  /// The difference, or the nearest representable number where it is not one.
  @inlinable
  func saturatingDifference(_ other: Self) -> Self {
    let (difference, overflow) = subtractingReportingOverflow(other)
    guard overflow else { return difference }
    return other < 0 ? .max : .min
  }
}
