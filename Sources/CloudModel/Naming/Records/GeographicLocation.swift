import RandomVariates

/// Where somebody is, by the codes that Route 53 uses.
package struct GeographicLocation: Sendable, Equatable {
  /// Two letters: AF, AN, AS, EU, OC, NA, SA; that of the country if it is not given.
  package var continent: String?
  /// ISO 3166-1, two letters.
  package var country: String?
  /// A state of the United States or a region of Ukraine.
  package var subdivision: String?

  package init(continent: String? = nil, country: String? = nil, subdivision: String? = nil) {
    self.continent = continent
    self.country = country
    self.subdivision = subdivision
  }
}

/// Whom a geolocation record is for.
package enum RecordLocation: Sendable, Hashable {
  /// `*`: whoever no other record is for, and whoever cannot be located.
  case everywhere
  case continent(String)
  case country(String)
  case subdivision(country: String, String)

  package func contains(_ asker: GeographicLocation) -> Bool {
    switch self {
    case .everywhere: true
    case .continent(let code):
      code == asker.continent ?? asker.country.flatMap(CountryAtlas.continent)
    case .country(let code): asker.country == code
    case .subdivision(let country, let code):
      asker.country == country && asker.subdivision == code
    }
  }

  /// Of two that contain an asker, the one with the higher number is the smaller.
  var rank: Int {
    switch self {
    case .everywhere: 0
    case .continent: 1
    case .country: 2
    case .subdivision: 3
    }
  }
}

/// A point on the Earth.
package struct Coordinates: Sendable, Equatable {
  /// −90 … 90 and −180 … 180, positive to the north and to the east [°].
  package var latitude: Double
  package var longitude: Double

  package init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// Mean radius of the Earth [km].
  private static let radius = 6371.0088

  /// Along the great circle between the two [km].
  ///
  /// By haversines: exact for near points, and no worse for opposite ones than Earth is a sphere.
  package func distance(to other: Coordinates) -> Double {
    let degree = Double.pi / 180
    let (north, east) = (
      PortableMath.sin((other.latitude - latitude) * degree / 2),
      PortableMath.sin((other.longitude - longitude) * degree / 2)
    )
    let parallels =
      PortableMath.cos(latitude * degree) * PortableMath.cos(other.latitude * degree)
    let haversine = north * north + parallels * east * east
    return 2 * Self.radius * Self.arcsine(min(1, haversine).squareRoot())
  }

  /// By Newton's method, on the half where the sine is steep.
  private static func arcsine(_ sine: Double) -> Double {
    if sine * sine > 0.5 { return .pi / 2 - arcsine((1 - sine * sine).squareRoot()) }
    var angle = sine
    // Each round doubles the right digits; five are more than enough from here.
    for _ in 0..<5 { angle -= (PortableMath.sin(angle) - sine) / PortableMath.cos(angle) }
    return angle
  }
}
