import WardlightEssentials
import WardlightGeometry

// The tables of the demonstration as text.
extension Demo {
  /// The most deprived wards are not marked: whoever reads the score ranks it.
  var deprivationText: String {
    PlainCSV.text(
      header: ["ward_code", "ward", "borough", "imd_2019_average_score", "population_mid2015"],
      rows: wardFigures.map {
        [$0.code, $0.name, $0.borough, FixedDecimal.shortest($0.score, decimals: 3), String($0.population)]
      })
  }

  /// The layout of Code-Point Open with its header.
  var postcodesText: String {
    PlainCSV.text(
      header: ["postcode", "pq", "easting", "northing", "district", "ward"],
      rows: postcodes.map {
        [
          $0.text, "10", FixedDecimal.text($0.place.easting, decimals: 0), FixedDecimal.text($0.place.northing, decimals: 0), $0.district,
          $0.ward,
        ]
      })
  }

  /// The towns as the facts have them.
  var townsText: String {
    PlainCSV.text(
      header: ["town", "other_name", "type", "easting", "northing", "force", "district", "county"],
      rows: towns.map {
        [
          $0.name, $0.otherName, $0.type, FixedDecimal.text($0.centre.easting, decimals: 0),
          FixedDecimal.text($0.centre.northing, decimals: 0), $0.force, $0.district, $0.county,
        ]
      })
  }

  var referralsText: String {
    PlainCSV.text(
      header: ["id", "date", "postcode", "responsible_borough", "referral_type"],
      rows: referrals.map { [$0.id, $0.date, $0.postcode, $0.responsibleBorough, $0.type] })
  }

  var linksText: String {
    PlainCSV.text(
      header: ["id", "date", "responsible_borough", "county_force", "town", "origin"],
      rows: links.map { [$0.id, $0.date, $0.responsibleBorough, $0.force, $0.town, $0.origin] })
  }

  var rescuesText: String {
    PlainCSV.text(
      header: ["date", "county_force", "outcome"],
      rows: rescues.map { [$0.date.description, $0.force, $0.isRescued ? "rescued" : "requested"] })
  }
}
