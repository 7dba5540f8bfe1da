public import WardlightEssentials

/// An association of a person with a county force and, sometimes, a town.
public struct Link: Hashable, Sendable {
  /// File and row.
  public let source: RecordOrigin
  private let day: Int32
  /// Who; `nil` where the file does not say.
  public let person: PersonKey?
  /// The borough with statutory responsibility, as written.
  public let responsibleBorough: String?
  /// The county force, as written; `nil` where none is known.
  public let force: String?
  /// The town, as written; `nil` where none is known.
  public let town: String?

  /// Where the link begins, as written: a London borough, or a town or force elsewhere. `nil` where the file does not say; then it is the responsible borough.
  public let origin: String?
  /// A category of the user's, as written.
  public let category: String?
  /// The code of the ward in which the person lives, as written; `nil` where the file does not say.
  public let ward: String?

  /// The date.
  public var date: CalendarDate { CalendarDate(daysSince1970: Int(day)) }

  /// A link.
  public init(
    source: RecordOrigin, person: PersonKey?, date: CalendarDate, responsibleBorough: String?, force: String?, town: String?,
    origin: String? = nil, category: String? = nil, ward: String? = nil
  ) {
    self.source = source
    self.day = Int32(date.daysSince1970)
    self.person = person
    self.responsibleBorough = responsibleBorough
    self.force = force
    self.town = town
    self.origin = origin
    self.category = category
    self.ward = ward
  }
}
