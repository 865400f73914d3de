import RandomVariates
import SimulationKernel

/// Arrivals that follow a series of counts, one for each interval.
struct CountedArrivals: ArrivalPattern {
  private let counts: [Double]
  private let interval: Double
  private let placement: CountPlacement
  private let unitGap = Sampler(.exponential(mean: 1))
  private let start: SimulationTime
  private var slot = 0
  /// Of the slot: the share that has passed [0…1], or the requests placed.
  private var passed = 0.0
  private var placed = 0.0

  init(_ series: CountSeries, start: SimulationTime) {
    counts = series.filledCounts
    interval = series.interval.seconds
    placement = series.placement
    self.start = start
  }

  mutating func next(using stream: inout RandomStream) -> SimulationTime {
    switch placement {
    case .poisson: nextOfPoisson(using: &stream)
    case .even, .start: nextOfExactCount()
    }
  }

  private mutating func nextOfPoisson(using stream: inout RandomStream) -> SimulationTime {
    var area = unitGap.sample(using: &stream)
    while slot < counts.count {
      let areaLeft = counts[slot] * (1 - passed)
      if area < areaLeft {
        passed += area / counts[slot]
        return time(at: passed)
      }
      area -= areaLeft
      slot += 1
      passed = 0
    }
    return .never
  }

  private mutating func nextOfExactCount() -> SimulationTime {
    while slot < counts.count {
      let count = counts[slot].rounded()
      if placed < count {
        placed += 1
        return time(at: placement == .start ? 0 : (placed - 0.5) / count)
      }
      slot += 1
      placed = 0
    }
    return .never
  }

  private func time(at share: Double) -> SimulationTime {
    start + TimeSpan(seconds: (Double(slot) + share) * interval)
  }
}

extension CountSeries {
  /// How many intervals of the recording have no count.
  package var missingCount: Int { counts.count { $0 == nil } }

  /// The counts with every gap filled as `missing` says, scaled.
  var filledCounts: [Double] {
    var filled: [Double] = []
    filled.reserveCapacity(counts.count)
    var position = 0
    while position < counts.count {
      if let count = counts[position] {
        filled.append(count * scale)
        position += 1
        continue
      }
      let gapStart = position
      while position < counts.count, counts[position] == nil { position += 1 }
      let before = gapStart > 0 ? filled[gapStart - 1] : nil
      let after = position < counts.count ? (counts[position] ?? 0) * scale : nil
      let length = position - gapStart
      for offset in 0..<length {
        filled.append(fill(offset: offset, of: length, before: before, after: after))
      }
    }
    return filled
  }

  private func fill(offset: Int, of length: Int, before: Double?, after: Double?) -> Double {
    switch missing {
    case .zero: return 0
    case .previous: return before ?? after ?? 0
    case .interpolate:
      guard let before else { return after ?? 0 }
      guard let after else { return before }
      let share = Double(offset + 1) / Double(length + 1)
      return before + (after - before) * share
    }
  }
}
