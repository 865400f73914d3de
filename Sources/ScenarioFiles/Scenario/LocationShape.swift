import CloudModel

extension ObjectShape where Root == GeographicLocation {
  static let location = ObjectShape("a location", GeographicLocation()) {
    Field("continent", \.continent, .continent, "AF, AN, AS, EU, OC, NA or SA.")
    Field("country", \.country, .country, "Two letters as in ISO 3166-1.")
    Field(
      "subdivision", \.subdivision,
      .text(.name(length: 1...3), noun: "the code of a state"),
      "A state of the United States, or a region of Ukraine.")
  }
}

extension ValueShape where Value == String {
  fileprivate static let continent = ValueShape.text(
    .name(length: 2...2), noun: "the code of a continent"
  ).checked(.recordLocation) { code in
    CountryAtlas.continents.contains(code)
      ? nil
      : unknown(code, "continent", of: "EU") {
        CountryAtlas.continents.contains($0)
      }
  }

  fileprivate static let country = ValueShape.text(
    .name(length: 2...2), noun: "the code of a country"
  ).checked(.recordLocation) { code in
    CountryAtlas.continent(of: code) != nil
      ? nil
      : unknown(code, "country", of: "GB") {
        CountryAtlas.continent(of: $0) != nil
      }
  }

  private static func unknown(
    _ code: String, _ noun: String, of example: String, isKnown: (String) -> Bool
  ) -> (message: String, help: String?) {
    let capitals = code.uppercased()
    let message = "no \(noun) has the code \(TerminalText.quote(code))"
    guard !isKnown(capitals) else { return (message, "write \"\(capitals)\"") }
    return (message, "write two capitals, such as \"\(example)\"")
  }
}

extension ValueShape where Value == RecordLocation {
  /// `"*"`, or one of `{"continent": "EU"}`, `{"country": "DE"}` and
  /// `{"country": "US", "subdivision": "CA"}`.
  static let recordLocation: ValueShape = .either(
    string: ValueShape<RecordLocation>.choice(
      "a location", [Choice("*", .everywhere, "Whoever no other record is for.")]),
    otherwise: ValueShape<GeographicLocation>.object(.location).parsed(
      as: { RecordLocation($0) }, else: .recordLocation,
      { _ in
        (
          "a location is a continent, a country, or a country and its subdivision",
          "write it like {\"country\": \"DE\"}"
        )
      }, from: { $0.codes }
    ).checked(.recordLocation) { $0.unknownSubdivision },
    noun: "a location")
}

extension RecordLocation {
  fileprivate init?(_ codes: GeographicLocation) {
    switch (codes.continent, codes.country, codes.subdivision) {
    case (let continent?, nil, nil): self = .continent(continent)
    case (nil, let country?, nil): self = .country(country)
    case (nil, let country?, let subdivision?): self = .subdivision(country: country, subdivision)
    case (nil, nil, _), (_?, _, _): return nil
    }
  }

  fileprivate var codes: GeographicLocation {
    switch self {
    case .everywhere: GeographicLocation()
    case .continent(let code): GeographicLocation(continent: code)
    case .country(let code): GeographicLocation(country: code)
    case .subdivision(let country, let code):
      GeographicLocation(country: country, subdivision: code)
    }
  }

  fileprivate var unknownSubdivision: (message: String, help: String?)? {
    guard case .subdivision(let country, let code) = self,
      !CountryAtlas.isSubdivision(code, of: country)
    else { return nil }
    guard CountryAtlas.hasSubdivisions(country) else {
      return (
        "Route 53 knows no parts of \(country)", "leave out \"subdivision\""
      )
    }
    return (
      "no part of \(country) has the code \(TerminalText.quote(code))",
      country == "US"
        ? "write the two capitals of a state, such as \"CA\""
        : "write the two digits of ISO 3166-2, such as \"43\""
    )
  }
}
