/// Where AWS Regions are: country by AWS's own list, coordinates of the named city, since AWS
/// publishes none (AWS General Reference, "Regions", 2026-11).
package enum RegionAtlas {
  private struct Row {
    let region: String
    let continent: String
    let country: String
    let latitude: Double
    let longitude: Double
  }

  private static let rows: [Row] = [
    Row(region: "us-east-1", continent: "NA", country: "US", latitude: 38.95, longitude: -77.45),
    Row(region: "us-east-2", continent: "NA", country: "US", latitude: 39.96, longitude: -83.00),
    Row(region: "us-west-1", continent: "NA", country: "US", latitude: 37.35, longitude: -121.96),
    Row(region: "us-west-2", continent: "NA", country: "US", latitude: 45.84, longitude: -119.70),
    Row(region: "ca-central-1", continent: "NA", country: "CA", latitude: 45.50, longitude: -73.57),
    Row(region: "sa-east-1", continent: "SA", country: "BR", latitude: -23.55, longitude: -46.63),
    Row(region: "eu-west-1", continent: "EU", country: "IE", latitude: 53.35, longitude: -6.26),
    Row(region: "eu-west-2", continent: "EU", country: "GB", latitude: 51.51, longitude: -0.13),
    Row(region: "eu-west-3", continent: "EU", country: "FR", latitude: 48.86, longitude: 2.35),
    Row(region: "eu-central-1", continent: "EU", country: "DE", latitude: 50.11, longitude: 8.68),
    Row(region: "eu-north-1", continent: "EU", country: "SE", latitude: 59.33, longitude: 18.07),
    Row(region: "eu-south-1", continent: "EU", country: "IT", latitude: 45.46, longitude: 9.19),
    Row(region: "me-south-1", continent: "AS", country: "BH", latitude: 26.07, longitude: 50.55),
    Row(region: "af-south-1", continent: "AF", country: "ZA", latitude: -33.92, longitude: 18.42),
    Row(region: "ap-south-1", continent: "AS", country: "IN", latitude: 19.08, longitude: 72.88),
    Row(region: "ap-east-1", continent: "AS", country: "HK", latitude: 22.32, longitude: 114.17),
    Row(
      region: "ap-southeast-1", continent: "AS", country: "SG", latitude: 1.35, longitude: 103.82),
    Row(
      region: "ap-southeast-2", continent: "OC", country: "AU", latitude: -33.87, longitude: 151.21),
    Row(
      region: "ap-northeast-1", continent: "AS", country: "JP", latitude: 35.68, longitude: 139.69),
    Row(
      region: "ap-northeast-2", continent: "AS", country: "KR", latitude: 37.57, longitude: 126.98),
    Row(
      region: "ap-northeast-3", continent: "AS", country: "JP", latitude: 34.69, longitude: 135.50),
  ]

  package static let regions = rows.map(\.region)

  /// Where a region is; `nil` for a name that the list does not have.
  package static func location(of region: String) -> LocationDescription? {
    rows.first { $0.region == region }.map { row in
      var location = LocationDescription()
      location.place = region
      location.location = GeographicLocation(continent: row.continent, country: row.country)
      location.coordinates = Coordinates(latitude: row.latitude, longitude: row.longitude)
      return location
    }
  }
}

extension CloudDescription {
  /// Where a place is: as the scenario says, or as the list of regions has it.
  package func location(of place: String) -> LocationDescription? {
    route53.locations.first { $0.place == place } ?? RegionAtlas.location(of: place)
  }
}
