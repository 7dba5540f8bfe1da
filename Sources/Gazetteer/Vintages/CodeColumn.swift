public import WardlightGeometry

/// A column of area codes, where it stands and what it says of itself.
public struct CodeColumn: Sendable {
  /// The file, or the layer in it.
  public let source: String
  /// The name of the field.
  public let field: String
  /// The codes in the column's order, cleaned by ``AreaCode/cleaned(_:)``; blank where a cell is.
  public let codes: [String]
  /// What the user says the codes are; `nil` where nothing is said.
  public let stated: Vintage?

  /// A column.
  public init(source: String, field: String, codes: [String], stated: Vintage? = nil) {
    self.source = source
    self.field = field
    self.codes = codes.map { AreaCode.cleaned($0) }
    self.stated = stated
  }

  /// The codes of a layer, which says its vintage itself where it says any.
  public init(_ areas: Areas, source: String, field: String) {
    let vintage = Vintage(areas.geography)
    self.init(source: source, field: field, codes: areas.codes, stated: vintage.year == nil ? nil : vintage)
  }
}

/// What is known of a column's vintage, from its codes, its field's name and its user's word.
public struct Identification: Sendable {
  /// The column's source.
  public let source: String
  /// The column's field.
  public let field: String
  /// What the user says.
  public let stated: Vintage?
  /// What the field's name says.
  public let named: FieldName
  /// What the codes say.
  public let recognition: Recognition

  /// The kind of area: the codes' own, else the name's, else the user's.
  public var kind: AreaKind? { recognition.kind ?? named.kind ?? stated?.kind }

  /// The vintage to print: what is stated or named where the codes do not speak against it, else the first set they may belong to.
  public var vintage: Vintage? {
    let possible = recognition.possible
    for year in [stated?.year, named.year].compactMap({ $0 }) {
      if possible.isEmpty || possible.contains(where: { $0.isOf(year: year) }) { return kind.map { Vintage($0, year) } }
    }
    return possible.first?.vintage ?? kind.map { Vintage($0, nil) }
  }

  /// Where the evidence disagrees: sentences, the heaviest first; empty where it agrees.
  public let disagreements: [VintageError]
  /// What is odd and no error: codes of several vintages, codes in no set, years the register does not hold.
  public let warnings: [String]
}
