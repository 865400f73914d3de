// Whether a request meets the conditions of a listener rule.
extension ConditionDescription {
  /// Paths and header values are compared with case, hosts and header names without; `*` stands
  /// for any run of characters and `?` for one (AWS's rules for conditions).
  package func matches(_ request: RequestClassDescription) -> Bool {
    switch self {
    case .path(let patterns):
      return patterns.contains { Self.wildcard($0, matches: request.path) }
    case .host(let patterns):
      return patterns.contains {
        Self.wildcard($0.lowercased(), matches: request.host.lowercased())
      }
    case .header(let name, let values):
      return request.headers.contains { header in
        header.name.lowercased() == name.lowercased()
          && values.contains { Self.wildcard($0, matches: header.value) }
      }
    case .method(let methods):
      return methods.contains(request.method)
    case .source(let blocks):
      return blocks.contains { Self.block($0, contains: request.source) }
    }
  }

  /// Greedy matching with one point of return, so that no pattern takes more than
  /// O(pattern · text).
  static func wildcard(_ pattern: String, matches text: String) -> Bool {
    let pattern = Array(pattern.utf8)
    let text = Array(text.utf8)
    var p = 0
    var t = 0
    var star = -1
    var resume = 0
    while t < text.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        star = p
        resume = t
        p += 1
      } else if p < pattern.count, pattern[p] == text[t] || pattern[p] == UInt8(ascii: "?") {
        p += 1
        t += 1
      } else if star >= 0 {
        p = star + 1
        resume += 1
        t = resume
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// IPv4 CIDR blocks; an address that cannot be read is in no block.
  static func block(_ block: String, contains address: String) -> Bool {
    let parts = block.split(separator: "/")
    guard let base = parts.first.flatMap({ ipv4(String($0)) }), let own = ipv4(address) else {
      return false
    }
    let length = parts.count == 2 ? Int(parts[1]) ?? -1 : 32
    guard (0...32).contains(length) else { return false }
    let mask: UInt32 = length == 0 ? 0 : ~0 << UInt32(32 - length)
    return base & mask == own & mask
  }

  private static func ipv4(_ text: String) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var value: UInt32 = 0
    for part in parts {
      guard let byte = UInt8(part) else { return nil }
      value = value << 8 | UInt32(byte)
    }
    return value
  }
}
