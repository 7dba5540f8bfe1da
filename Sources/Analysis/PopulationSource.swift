/// Where populations are.
public enum PopulationSource: Hashable, Sendable {
  /// In a field of the layer itself.
  case field(String, note: String)
  /// In a table.
  case table(PopulationTable)

  /// The field of the layer that must be read with it.
  var layerField: String? {
    if case .field(let field, _) = self { field } else { nil }
  }
}

/// A table of populations by area code.
public struct PopulationTable: Hashable, Sendable {
  /// The file.
  public var file: String
  /// The column of codes.
  public var code: String
  /// Which persons are counted.
  public var persons: Persons
  /// Look-ups from the table's areas to the layer's, where they are not the same.
  public var lookups: [LookupSource]

  /// Which persons are counted.
  public enum Persons: Hashable, Sendable {
    /// Those of one column, whom a note names.
    case column(String, note: String)
    /// Those of the fewest bands of ages that reach over these.
    case ages(ClosedRange<Int>)
  }

  /// A table by its parts.
  public init(file: String, code: String, persons: Persons, lookups: [LookupSource] = []) {
    self.file = file
    self.code = code
    self.persons = persons
    self.lookups = lookups
  }

  /// The files that are read, each with its role.
  var listedFiles: [(role: String, path: String)] { [("population", file)] + lookups.flatMap(\.files).map { ("look-up", $0) } }
}
