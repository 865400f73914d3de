import CloudModel

/// Whether names that choose by where their clients are can know that.
extension ScenarioChecks {
  mutating func checkAskers(of name: HostedNameDescription, at path: ValuePath) {
    switch name.policy {
    case .simple, .weighted, .failover, .multivalue: return
    case .latency, .geolocation, .geoproximity, .ipBased: break
    }
    for source in cloud.traffic where source.to == name.name {
      if source.from == nil {
        report(
          .unknownAsker, at: .of("traffic", source.name), isAboutKey: true,
          "nothing says where these clients are, which \(TerminalText.quote(name.name)) chooses by",
          help: "add \"from\"")
      } else if let lost = askers(of: name, for: source).first(where: { !isLocated($0, by: name) })
      {
        reportLost(lost, asking: name, for: source)
      }
    }
  }

  /// The places from which resolvers ask for a name in the stead of a source's clients.
  private func askers(
    of name: HostedNameDescription, for source: TrafficDescription
  ) -> [String] {
    let chosen = source.client.resolvers
    var places: [String] = []
    for kind in cloud.resolvers(of: name)
    where chosen.isEmpty || chosen.contains(kind.name) {
      guard let place = kind.clientSubnet ? source.from : kind.place ?? source.from,
        !places.contains(place)
      else { continue }
      places.append(place)
    }
    return places
  }

  private func isLocated(_ place: String, by name: HostedNameDescription) -> Bool {
    let known = cloud.location(of: place)
    switch name.policy {
    case .simple, .weighted, .failover, .multivalue, .latency: return true
    case .geolocation: return known.map { $0.location != GeographicLocation() } ?? false
    case .geoproximity: return known?.coordinates != nil
    case .ipBased: return known?.addresses != nil
    }
  }

  private mutating func reportLost(
    _ place: String, asking name: HostedNameDescription, for source: TrafficDescription
  ) {
    let example =
      switch name.policy {
      case .simple, .weighted, .failover, .multivalue, .latency, .geolocation:
        "\"area\": {\"country\": \"DE\"}"
      case .geoproximity: "\"coordinates\": {\"latitude\": 52.5, \"longitude\": 13.4}"
      case .ipBased: "\"addresses\": \"203.0.113.0/24\""
      }
    report(
      .unknownAsker, at: .of("traffic", source.name), isAboutKey: true,
      "nothing says where \(TerminalText.quote(place)) is, which \(TerminalText.quote(name.name)) "
        + "chooses by",
      help: "add to \"route53\": {\"locations\": {\"\(TerminalText.clip(place, to: 40))\": "
        + "{\(example)}}}")
  }
}
