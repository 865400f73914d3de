import SimulationKernel

/// When changes of a name's answers are told as one: they come and go.
///
/// The first change and the way back are events of their own. Every later one that comes soon after
/// the one before is part of a flapping, which has no instant worth a line.
enum Flapping {
  /// Between two changes of a flapping.
  static let longestPause = TimeSpan.minutes(10)
  /// So many changes of a name are no flapping yet.
  static let changesApart = 2
}
