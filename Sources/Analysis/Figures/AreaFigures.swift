public import WardlightGeometry

/// Areas in order of code with figures by field, as they stand in the layer or in a table of counts.
public final class AreaFigures: Sendable {
  /// The areas, in order of code; ``Areas/plane`` says in which plane they lie.
  public let areas: Areas
  /// What should be known: repairs, vintages, codes of the table without an area, areas without a row.
  public let notices: [String]
  private let columns: [String: Column]

  /// A field's figures and where they stand.
  struct Column: Sendable {
    let values: [Double]
    let origin: FigureOrigin
  }

  init(areas: Areas, notices: [String], columns: [String: Column]) {
    self.areas = areas
    self.notices = notices
    self.columns = columns
  }

  /// The figures of a field, aligned with the areas; `NaN` where a cell is empty or the table has no row for the area.
  ///
  /// - Precondition: The field is one of those that were read.
  public func values(of field: String) -> [Double] { column(field).values }

  /// Figures that count persons or records: none negative.
  ///
  /// - Throws: ``FigureFault/negative(origin:field:code:)``.
  /// - Precondition: As for ``values(of:)``.
  public func amounts(of field: String) throws(FigureFault) -> [Double] {
    let column = column(field)
    if let area = column.values.firstIndex(where: { $0 < 0 }) {
      throw .negative(origin: column.origin, field: field, code: areas.codes[area])
    }
    return column.values
  }

  /// Whole counts from 0; `nil` where there is none.
  ///
  /// - Parameter advice: What a user may do who has no counts, in the words of ``FigureFault/Advice``.
  /// - Throws: ``FigureFault/negative(origin:field:code:)``, ``FigureFault/notWhole(origin:field:code:advice:)``.
  /// - Precondition: As for ``values(of:)``.
  public func counts(of field: String, advice: FigureFault.Advice) throws(FigureFault) -> [Int?] {
    let column = column(field)
    var counts: [Int?] = []
    for (area, value) in column.values.enumerated() {
      guard !value.isNaN else {
        counts.append(nil)
        continue
      }
      guard value >= 0 else { throw .negative(origin: column.origin, field: field, code: areas.codes[area]) }
      guard value == value.rounded(), value <= 1e12 else {
        throw .notWhole(origin: column.origin, field: field, code: areas.codes[area], advice: advice)
      }
      counts.append(Int(value))
    }
    return counts
  }

  /// Where the figures of a field stand.
  ///
  /// - Precondition: As for ``values(of:)``.
  public func origin(of field: String) -> FigureOrigin { column(field).origin }

  private func column(_ field: String) -> Column {
    guard let column = columns[field] else { preconditionFailure("the figures were read without the field \(field)") }
    return column
  }
}

/// Where a figure stands.
public enum FigureOrigin: Hashable, Sendable {
  /// In a field of the layer of this file.
  case layer(file: String)
  /// In a column of the table of this file.
  case table(file: String)

  /// The file, without its folder.
  public var file: String {
    switch self {
    case .layer(let file), .table(let file): file
    }
  }
}
