/// A CIDR block of IPv4 or IPv6 addresses, or `*`: every address there is.
package struct AddressBlock: Sendable, Hashable {
  package enum Family: Sendable, Hashable { case v4, v6 }

  /// `nil` for `*`.
  package let family: Family?
  /// The address, left-aligned: the first bit of either family is the highest here.
  private let bits: UInt128
  /// How many bits of it count.
  package let length: Int

  /// `*`: what no other block has.
  package static let everything = AddressBlock(family: nil, bits: 0, length: 0)

  private init(family: Family?, bits: UInt128, length: Int) {
    self.family = family
    self.bits = bits
    self.length = length
  }

  /// Reads `203.0.113.0/24`, `2001:db8::/48`, a single address, or `*`; `nil` for anything else.
  package init?(_ text: String) {
    if text == "*" {
      self = .everything
      return
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let base = parts.first, parts.count <= 2, let (family, bits) = Self.address(base)
    else { return nil }
    let width = family == .v4 ? 32 : 128
    let length = parts.count == 2 ? Int(parts[1]) ?? -1 : width
    guard (0...width).contains(length) else { return nil }
    self.init(family: family, bits: bits & Self.mask(length), length: length)
  }

  /// Whether it is one address.
  package var isSingle: Bool {
    switch family {
    case nil: false
    case .v4: length == 32
    case .v6: length == 128
    }
  }

  /// Whether all of another block lies in this one: an asker whose prefix is shorter than the
  /// block is not in it (Route 53 developer guide, IP-based routing).
  package func contains(_ other: AddressBlock) -> Bool {
    guard let family else { return true }
    return other.family == family && other.length >= length
      && other.bits & Self.mask(length) == bits
  }

  private static func mask(_ length: Int) -> UInt128 {
    length == 0 ? 0 : ~0 << UInt128(128 - length)
  }

  private static func address(_ text: String) -> (Family, UInt128)? {
    if text.contains(":") { return ipv6(text).map { (.v6, $0) } }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { UInt8($0) }
    guard parts.count == 4, bytes.count == 4 else { return nil }
    return (.v4, bytes.reduce(0) { $0 << 8 | UInt128($1) } << 96)
  }

  /// Eight groups of hexadecimal digits; one run of zero groups may be left out.
  private static func ipv6(_ text: String) -> UInt128? {
    let halves = text.components(separatedBy: "::")
    guard halves.count <= 2 else { return nil }
    let groups = halves.map { half in
      half.split(separator: ":", omittingEmptySubsequences: half.isEmpty)
        .map { $0.count <= 4 && !$0.hasPrefix("+") ? UInt16($0, radix: 16) : nil }
    }
    let given = groups.flatMap { $0 }
    guard !given.contains(nil), halves.count == 2 ? given.count < 8 : given.count == 8 else {
      return nil
    }
    let all = groups[0] + Array(repeating: 0, count: 8 - given.count) + groups.dropFirst().joined()
    return all.reduce(0) { $0 << 16 | UInt128($1 ?? 0) }
  }
}

extension AddressBlock: CustomStringConvertible {
  /// As it is written in a scenario; IPv6 in full.
  package var description: String {
    switch family {
    case nil: return "*"
    case .v4:
      let bytes = (0..<4).map { String(UInt8(truncatingIfNeeded: bits >> UInt128(120 - 8 * $0))) }
      return bytes.joined(separator: ".") + (length == 32 ? "" : "/\(length)")
    case .v6:
      let groups = (0..<8).map {
        String(UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * $0)), radix: 16)
      }
      return groups.joined(separator: ":") + (length == 128 ? "" : "/\(length)")
    }
  }
}

extension String {
  /// The parts between occurrences of a separator, empty ones included.
  fileprivate func components(separatedBy separator: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}
