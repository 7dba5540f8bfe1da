/// What counts of flows are called in keys, so that one number has one key wherever it stands.
enum FlowName {
  /// Links, records counted.
  static let links = "links"
  /// Linked persons, each counted once at a place.
  static let persons = "persons"

  /// When.
  static let period = "period"
  /// Where a link begins.
  static let origin = "origin"
  /// Where it leads.
  static let destination = "destination"
  /// Its category.
  static let category = "category"

  /// All origins that are not stated to lie elsewhere.
  static let london = "London"
  /// All origins outside London.
  static let elsewhere = "elsewhere"
  /// Origins of which the borough is known.
  static let inBorough = "with borough"
  /// Origins of which the ward is known.
  static let inWard = "with ward"
  /// Destinations of which the force is known.
  static let inForce = "with force"
  /// Destinations of which the town is known.
  static let inTown = "with town"
  /// Destinations in London’s own forces.
  static let inLondon = "in London"
  /// Links of a force that state no town.
  static let townless = "no town"

  /// A town, which may be called as a force is.
  static func town(_ name: String) -> String { "town \(name)" }

  /// A part of a place: `E23000024/with town`.
  static func part(_ part: String, of place: String) -> String { "\(place)/\(part)" }
}
