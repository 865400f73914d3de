import CloudModel

extension Metric {
  /// Checks that every tag's value names something of the cloud.
  ///
  /// - Parameter text: As the metric was written, to find the place of the name in it.
  package func checkNames(in cloud: CloudDescription, text: String) throws(ExpressionError) {
    for tag in tags {
      guard let known = Self.names(of: tag.key, in: cloud) else { continue }
      guard !known.contains(tag.value) else { continue }
      throw ExpressionError(
        .unknownName(tag.value, key: tag.key, known: known), at: Self.place(of: tag.value, in: text)
      )
    }
  }

  /// What a tag's value can name; `nil` if it is a number.
  private static func names(of key: TagKey, in cloud: CloudDescription) -> [String]? {
    switch key {
    case .requestClass:
      var names: [String] = []
      for requestClass in cloud.traffic.flatMap(\.classes)
      where !names.contains(requestClass.name) {
        names.append(requestClass.name)
      }
      return names
    case .group: return cloud.targetGroups.map(\.name)
    case .revision: return cloud.revisions.map(\.name)
    case .source: return cloud.traffic.map(\.name)
    case .cause:
      return AttemptOutcome.allCases.filter { $0 != .success }.map(\.name)
    case .service: return cloud.services.map(\.name)
    case .name: return cloud.names.map(\.name)
    case .region: return cloud.regions.map(\.name)
    case .table: return cloud.tables.map(\.name) + cloud.databases.map(\.name)
    case .share, .window, .after: return nil
    }
  }

  /// The last place of a name in the text: tags stand behind the metric's name.
  private static func place(of name: String, in text: String) -> Range<Int> {
    let (bytes, wanted) = (Array(text.utf8), Array(name.utf8))
    guard wanted.count <= bytes.count else { return 0..<bytes.count }
    for start in stride(from: bytes.count - wanted.count, through: 0, by: -1)
    where bytes[start..<start + wanted.count].elementsEqual(wanted) {
      return start..<start + wanted.count
    }
    return 0..<bytes.count
  }
}
