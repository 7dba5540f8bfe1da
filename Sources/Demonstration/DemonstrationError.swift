public import WardlightEssentials

/// Why the demonstration cannot be made.
public enum DemonstrationError: Error, Hashable, Sendable {
  /// A file of figures cannot be read, or a file of the demonstration cannot be written.
  case file(FileFault)
  /// A file of figures lacks a column.
  case missingColumn(file: String, column: String)
  /// A line of a file of figures has more or fewer cells than its header.
  case raggedRow(file: String, row: Int)
  /// A cell of a file of figures is no whole number, or no number.
  case notANumber(file: String, row: Int, column: String)
  /// A published table names something that the facts do not have.
  case unknownName(String, kind: String)
  /// The figures contradict each other: no records have all these margins at once.
  case outOfReach(margin: String)
  /// A layer of hexagons cannot be written as GeoJSON.
  case layer(reason: String)
}

extension DemonstrationError: CustomStringConvertible {
  /// One sentence that names file, row and column.
  public var description: String {
    switch self {
    case .file(let fault): fault.description
    case .missingColumn(let file, let column): "\(file): there is no column “\(column)”."
    case .raggedRow(let file, let row): "\(file), row \(row): the row has more or fewer cells than the header."
    case .notANumber(let file, let row, let column): "\(file), row \(row), column “\(column)”: the cell is not a number."
    case .unknownName(let name, let kind): "The published tables name the \(kind) “\(name)”, which the facts do not have."
    case .outOfReach(let margin): "The published figures contradict each other: \(margin)."
    case .layer(let reason): "A layer of hexagons cannot be written: \(reason)"
    }
  }
}
