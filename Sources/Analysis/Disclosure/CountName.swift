import WardlightDisclosure
import WardlightEssentials

/// What counts are called in keys: the same names in every table, so that one number has one key wherever it stands.
enum CountName {
  // MARK: measures

  /// Referrals, records counted.
  static let referrals = "referrals"
  /// Links, records counted.
  static let links = "links"
  /// Linked persons, each counted once at a place.
  static let persons = "persons"
  /// Rescue requests.
  static let requests = "rescue_requests"
  /// Requests that ended in a rescue.
  static let rescues = "rescues"

  // MARK: dimensions

  /// Where a referral's place is: ward, borough, London, or why it is in none.
  static let residence = "residence"
  /// Which borough is responsible.
  static let responsible = "responsible"
  /// When.
  static let period = "period"
  /// Intervention or intelligence.
  static let type = "type"
  /// What became of a row.
  static let account = "account"
  /// Where a link begins.
  static let origin = "origin"
  /// Where a link leads.
  static let destination = "destination"
  /// Which force a rescue is asked of.
  static let force = "force"
  /// The category of a link.
  static let category = "category"

  // MARK: members

  /// All places of London together.
  static let london = "London"
  /// Outside London.
  static let outside = "outside"
  /// In no place that is known, for whatever reason.
  static let notRecorded = "not recorded"
  /// Without a location.
  static let noLocation = "no location"
  /// In one of several wards.
  static let ambiguous = "ambiguous"
  /// A name that is none of the boroughs.
  static let other = "other"
  /// Counted in the nearest ward.
  static let nearest = "nearest"
  /// Rows that could not be understood.
  static let rejected = "rejected"
  /// Records of another time.
  static let outOfPeriod = "out of period"
  /// Links of which no borough is known.
  static let noBorough = "no borough"
  /// Links of which no force is known.
  static let noForce = "no force"
  /// Links of which no town is known.
  static let noTown = "no town"

  /// A tenth of the people by deprivation, counted from 0.
  static func tenth(_ number: Int) -> String { "tenth \(number + 1)" }

  /// A town, which may be called as a force is.
  static func town(_ name: String) -> String { "town \(name)" }
}

extension CountMeaning.Part {
  /// A part of a period.
  static func period(_ period: Period, _ measure: String? = nil, _ members: [String: String] = [:]) -> Self {
    Self(measure, members.merging([CountName.period: Dimension.member(period)]) { own, _ in own })
  }
}
