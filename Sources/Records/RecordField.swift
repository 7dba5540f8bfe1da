/// The standard columns of records; the raw value is the name that a file has by default.
public enum RecordField: String, CaseIterable, Hashable, Sendable {
  /// Names a person; replaced by a keyed hash on reading.
  case id
  /// The day, or the month where a source has no day.
  case date
  /// The postcode of residence.
  case postcode
  /// Metres on the British National Grid, to the right.
  case easting
  /// Metres on the British National Grid, upwards.
  case northing
  /// Degrees east of Greenwich (WGS 84).
  case longitude
  /// Degrees north (WGS 84).
  case latitude
  /// The name of a town, suburb or village, for records with neither coordinates nor a postcode.
  case placeName = "place_name"
  /// The borough with statutory responsibility.
  case responsibleBorough = "responsible_borough"
  /// `intervention` or `intelligence`.
  case referralType = "referral_type"
  /// The territorial police force outside London.
  case countyForce = "county_force"
  /// The town outside London.
  case town
  /// The kind of place.
  case place
  /// A category of the user's.
  case category
  /// Where a link begins: a London borough, or a town or force elsewhere; the responsible borough where the cell is empty.
  case origin
  /// The code of the ward in which the person of a link lives.
  case ward
  /// What became of a rescue request: `requested` or `rescued`.
  case outcome
}
