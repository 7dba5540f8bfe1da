/// What a number counts.
public enum CountingUnit: String, Hashable, Sendable {
  /// Different persons.
  case persons
  /// Records, one for each row.
  case records
}
