extension Metric {
  /// Reads `name` or `name{key:value,key:value}`.
  ///
  /// Values run to the next `,` or `}` and may contain anything else; blanks around keys and
  /// values do not count.
  package init(parsing text: String) throws(ExpressionError) {
    let bytes = Array(text.utf8)
    let open = bytes.firstIndex(of: UInt8(ascii: "{")) ?? bytes.count
    let nameSpan = Span(bytes, 0..<open)
    guard !nameSpan.text.isEmpty else {
      throw ExpressionError(.empty("the metric's name"), at: 0..<bytes.count)
    }
    guard let name = MetricName(rawValue: nameSpan.text) else {
      throw ExpressionError(.unknownMetric(nameSpan.text), at: nameSpan.range)
    }
    self.init(name)
    if open < bytes.count { tags = try Self.tags(of: name, in: bytes, from: open) }
  }

  private static func tags(
    of name: MetricName, in bytes: [UInt8], from open: Int
  ) throws(ExpressionError) -> [MetricTag] {
    guard let close = bytes[open...].firstIndex(of: UInt8(ascii: "}")) else {
      throw ExpressionError(.unclosedTags, at: open..<bytes.count)
    }
    let rest = Span(bytes, close + 1..<bytes.count)
    guard rest.text.isEmpty else {
      throw ExpressionError(.textAfterEnd(rest.text), at: rest.range)
    }
    var tags: [MetricTag] = []
    var start = open + 1
    while start <= close {
      let end = bytes[start..<close].firstIndex(of: UInt8(ascii: ",")) ?? close
      let tag = try tag(of: name, in: bytes, start..<end)
      guard !tags.contains(where: { $0.key == tag.key }) else {
        throw ExpressionError(.repeatedTag(tag.key.rawValue), at: start..<end)
      }
      tags.append(tag)
      start = end + 1
    }
    return tags
  }

  private static func tag(
    of name: MetricName, in bytes: [UInt8], _ range: Range<Int>
  ) throws(ExpressionError) -> MetricTag {
    let colon = bytes[range].firstIndex(of: UInt8(ascii: ":")) ?? range.upperBound
    let key = Span(bytes, range.lowerBound..<colon)
    guard let tagKey = TagKey(rawValue: key.text), name.tagKeys.contains(tagKey) else {
      throw ExpressionError(.unknownTag(key.text, metric: name), at: key.range)
    }
    let value = Span(bytes, min(colon + 1, range.upperBound)..<range.upperBound)
    guard !value.text.isEmpty else {
      throw ExpressionError(.tagWithoutValue(key.text), at: key.range)
    }
    switch tagKey {
    case .share: _ = try Quantity.value(value, in: .share)
    case .window, .after: _ = try Quantity.value(value, in: .duration)
    case .requestClass, .group, .revision, .source, .cause, .service, .name, .region, .table: break
    }
    return MetricTag(tagKey, value.text)
  }
}

/// A stretch of a text without the blanks around it, and where it is.
struct Span {
  let text: String
  /// UTF-8 offsets.
  let range: Range<Int>

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, blanks.contains(bytes[low]) { low += 1 }
    while high > low, blanks.contains(bytes[high - 1]) { high -= 1 }
    text = String(decoding: bytes[low..<high], as: UTF8.self)
    self.range = low..<high
  }

  /// All of a text.
  init(_ text: String) { self.init(Array(text.utf8), 0..<text.utf8.count) }
}
