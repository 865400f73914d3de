/// On which continent a country is, by the codes that geolocation records go by: ISO 3166-1 in two
/// letters, and Kosovo's own XK. Countries on two continents are where the UN has them (M49, 2026-11).
package enum CountryAtlas {
  private static let rows: [(continent: String, countries: String)] = [
    (
      "AF",
      "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY "
        + "MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA "
        + "ZM ZW"
    ),
    (
      "AN",
      "AQ BV GS HM TF"
    ),
    (
      "AS",
      "AE AF AM AZ BD BH BN BT CC CN CX CY GE HK ID IL IN IO IQ IR JO JP KG KH KP KR KW KZ "
        + "LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE"
    ),
    (
      "EU",
      "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE "
        + "LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK"
    ),
    (
      "NA",
      "AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS "
        + "MX NI PA PM PR SV SX TC TT US VC VG VI"
    ),
    (
      "OC",
      "AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS"
    ),
    (
      "SA",
      "AR BO BR CL CO EC FK GF GY PE PY SR UY VE"
    ),
  ]

  private static let continentOfCountry: [String: String] = {
    var continents: [String: String] = [:]
    for row in rows {
      for country in row.countries.split(separator: " ") {
        continents[String(country)] = row.continent
      }
    }
    return continents
  }()

  private static let subdivisionsOfCountry: [String: Set<Substring>] = [
    "US": Set(
      ("AL AK AZ AR CA CO CT DC DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE "
        + "NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY")
        .split(separator: " ")),
    "UA": Set(
      "05 07 09 12 14 18 21 23 26 30 32 35 40 43 46 48 51 53 56 59 61 63 65 68 71 74 77"
        .split(separator: " ")),
  ]

  package static let continents = rows.map(\.continent)

  /// `nil` for a code that no country has.
  package static func continent(of country: String) -> String? { continentOfCountry[country] }

  /// Whether geolocation records may be for a part of a country: of the United States and of Ukraine
  /// only (Route 53 API reference, GeoLocation, 2026-11).
  package static func hasSubdivisions(_ country: String) -> Bool {
    subdivisionsOfCountry[country] != nil
  }

  package static func isSubdivision(_ code: String, of country: String) -> Bool {
    subdivisionsOfCountry[country]?.contains(Substring(code)) ?? false
  }
}
