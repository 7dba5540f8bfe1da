/// What the place of a record is: a product must say which of the two it shows.
public enum RecordPlace: String, CaseIterable, Hashable, Sendable {
  /// Where the person lives.
  case residence
  /// Where something happened.
  case incident

  /// The word at the head of a column.
  public var title: String {
    switch self {
    case .residence: "Residence"
    case .incident: "Place"
    }
  }

  /// What follows “by ward”.
  public var ofPlace: String {
    switch self {
    case .residence: "of residence"
    case .incident: "where they were recorded"
    }
  }

  /// What a reader must keep in mind.
  public var caveat: String {
    switch self {
    case .residence: "Counts by residence say where young people live and where support may be needed, not where harm happens."
    case .incident: "Counts by place say where records were made, not where the people in them live."
    }
  }

  /// The same for the foot of a map.
  public var shortCaveat: String {
    switch self {
    case .residence: "Where young people live, not where harm happens."
    case .incident: "Where records were made, not where people live."
    }
  }
}
