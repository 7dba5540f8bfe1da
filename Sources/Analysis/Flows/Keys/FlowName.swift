/// What parts of flows are called in keys, beside the names of every count (``CountName``).
enum FlowName {
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

  /// A part of a place: `E23000024/with town`.
  static func part(_ part: String, of place: String) -> String { "\(place)/\(part)" }
}
