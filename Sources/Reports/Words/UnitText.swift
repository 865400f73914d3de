import Experiments

/// Quantities with units, as people read them.
package enum UnitText {
  /// A length of time in its natural unit: `412 ms`, `1.25 s`, `12 min 30 s`.
  package static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite else { return seconds.isNaN ? "–" : seconds < 0 ? "-∞" : "∞" }
    switch seconds.magnitude {
    case 0: return "0 s"
    case ..<0.000_999_5: return DecimalText.short(seconds * 1e6) + " µs"
    case ..<0.999_5: return DecimalText.short(seconds * 1e3) + " ms"
    case ..<119.5: return DecimalText.short(seconds) + " s"
    default:
      let whole = Int(min(seconds.magnitude, 1e15).rounded())
      let sign = seconds < 0 ? "-" : ""
      let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
      let parts = [(hours, "h"), (minutes, "min"), (rest, "s")].filter { $0.0 > 0 }
      return sign + parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
    }
  }

  /// A point of the run: `1:30`, `1:02:03`, `0:07.25`.
  package static func clock(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e12 else { return "–" }
    let hundredths = Int((seconds * 100).rounded())
    let whole = hundredths / 100
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let minutes = whole / 60 % 60
    let front = whole >= 3600 ? "\(whole / 3600):\(two(minutes))" : "\(minutes)"
    let rest = hundredths % 100
    return "\(front):\(two(whole % 60))" + (rest == 0 ? "" : ".\(two(rest))")
  }

  /// A point of a run of some length: in runs of an hour or more always `h:mm:ss`, so that columns
  /// line up.
  package static func clock(_ seconds: Double, inRunOf length: Double) -> String {
    guard length >= 3600, seconds.isFinite, seconds >= 0, seconds < 1e12 else {
      return clock(seconds)
    }
    let whole = Int(seconds.rounded())
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(whole / 3600):\(two(whole / 60 % 60)):\(two(whole % 60))"
  }

  /// A number of things: `1 retry`, `1,204 retries`.
  package static func count(_ number: Int, _ one: String, _ many: String) -> String {
    number == 1 ? "1 \(one)" : "\(DecimalText.grouped(number)) \(many)"
  }

  /// A fingerprint as 16 hexadecimal digits.
  package static func fingerprint(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// A share [0…1] in percent: `0.21 %`.
  package static func percent(_ share: Double) -> String {
    share.isNaN ? "–" : DecimalText.short(share * 100) + " %"
  }

  /// The same in at most seven characters: `0.05 %`, `<0.01 %`.
  package static func briefPercent(_ share: Double) -> String {
    guard share < 0.001 else { return percent(share) }
    return share < 0.000_05 && share > 0
      ? "<0.01 %" : DecimalText.fixed(share * 100, decimals: 2) + " %"
  }

  /// An amount of money: cents, and more where it is less than ten of them.
  package static func money(_ value: Double) -> String {
    value.isNaN || value.magnitude >= 0.1 || value == 0
      ? DecimalText.fixed(value, decimals: 2) : DecimalText.short(value, digits: 3)
  }

  /// A number of an objective in the unit of its dimension.
  package static func quantity(_ value: Double, _ dimension: Dimension) -> String {
    guard value.isFinite else { return DecimalText.fixed(value, decimals: 0) }
    return switch dimension {
    case .duration: duration(value)
    case .share, .outcome: percent(value)
    case .count:
      value.magnitude < 1e15 && value == value.rounded()
        ? DecimalText.grouped(Int(value)) : DecimalText.short(value, digits: 4)
    case .rate: DecimalText.short(value, digits: 4) + "/s"
    case .money: money(value)
    case .hours: DecimalText.short(value, digits: 4) + " h"
    }
  }
}
