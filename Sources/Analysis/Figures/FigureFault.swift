/// Why figures of areas cannot be used.
public enum FigureFault: Error, Hashable, Sendable {
  /// Neither the layer nor the table has the field; `nearest` is the one that was perhaps meant.
  case unknownField(String, layer: String, inLayer: [String], table: String?, inTable: [String], nearest: String?)
  /// A number that cannot be negative is.
  case negative(origin: FigureOrigin, field: String, code: String)
  /// A number is infinite.
  case infinite(origin: FigureOrigin, field: String, code: String)
  /// A column of numbers has a cell that is none; `row` is the one in which a reader of a table finds it.
  case noNumber(origin: FigureOrigin, field: String, code: String, row: Int?)
  /// A number is too large to be printed.
  case tooLarge(origin: FigureOrigin, field: String, code: String)
  /// A column holds no counts, the policy protects counts, and nobody said which ones it was computed from.
  case noCounts(origin: FigureOrigin, field: String, code: String)
  /// A column that is to be drawn as words holds a number, and the policy protects counts.
  case numberAsWord(origin: FigureOrigin, field: String, code: String)
  /// A layer that is drawn with another one lies in another plane.
  case otherPlane(file: String, plane: String, wanted: String)
  /// A number that must be a whole count is none.
  case notWhole(origin: FigureOrigin, field: String, code: String, advice: Advice)
  /// An area has more cases than people, where cases are people.
  case moreCasesThanPeople(origin: FigureOrigin, field: String, code: String)
  /// No area has that text in that field; the nearest texts stand beside.
  case emptyPart(field: String, value: String, suggestions: [String])
  /// The area is in the layer and outside the part that was analysed.
  case notAnalysed(String)
  /// A link begins or ends in a place that is no area of the layer, or whose name several areas have.
  case unknownPlace(file: String, field: String, row: Int, isAmbiguous: Bool)
  /// There is no area of that code; the nearest codes stand beside.
  case unknownArea(String, file: String, suggestions: [String])

  /// What a user may do who has numbers that are no counts.
  public enum Advice: Hashable, Sendable {
    /// Counts are wanted because the policy protects small ones: another policy would do.
    case policy
    /// Counts are wanted because the method needs them.
    case none
  }
}

extension FigureFault: CustomStringConvertible {
  /// One sentence that names file, field and area.
  public var description: String {
    switch self {
    case .unknownField(let field, let layer, let inLayer, let table, let inTable, let nearest):
      "\(layer)\(table.map { " and \($0)" } ?? ""): there is no field “\(field)”\(nearest.map { " (did you mean “\($0)”?)" } ?? ""); the layer has \(Self.list(inLayer))\(table == nil ? "" : ", the table \(Self.list(inTable))")."
    case .negative(let origin, let field, let code): "\(Self.place(origin, field, code)): the number is negative."
    case .infinite(let origin, let field, let code): "\(Self.place(origin, field, code)): the number is not finite."
    case .noNumber(let origin, let field, let code, let row):
      "\(Self.place(origin, field, code))\(row.map { ", row \($0)" } ?? ""): this is not a number."
    case .tooLarge(let origin, let field, let code): "\(Self.place(origin, field, code)): the number is too large to be printed."
    case .noCounts(let origin, let field, let code):
      "\(Self.place(origin, field, code)): this is not a count, a whole number from 0, and the policy protects counts; name the field of the counts that \(field) was computed from with --from, or say --policy public where the figures are not about persons."
    case .numberAsWord(let origin, let field, let code):
      "\(Self.place(origin, field, code)): this is a number, which the policy protects only where it is drawn as one; choose a type of map for numbers, or say --policy public where the figures are not about persons."
    case .otherPlane(let file, let plane, let wanted):
      "\(file): the layer lies in \(plane) and the map in \(wanted); transform it first (ogr2ogr -t_srs)."
    case .notWhole(let origin, let field, let code, let advice):
      "\(Self.place(origin, field, code)): this is not a count, a whole number from 0\(Self.words(advice))."
    case .moreCasesThanPeople(let origin, let field, let code):
      "\(Self.place(origin, field, code)): there are more cases than people; where one person can be several cases, say --cases events."
    case .emptyPart(let field, let value, let suggestions):
      "No area has \(field) “\(value)”\(Self.meant(suggestions))"
    case .notAnalysed(let code): "The area \(code) lies outside the part that was analysed, and beyond its buffer."
    case .unknownPlace(let file, let field, let row, let isAmbiguous):
      isAmbiguous
        ? "\(file), field \(field), row \(row): several areas of the layer have this name; name the place by its code."
        : "\(file), field \(field), row \(row): no area of the layer has this code or name; leave the cell empty where the place is not known."
    case .unknownArea(let code, let file, let suggestions): "\(file): there is no area “\(code)”\(Self.meant(suggestions))"
    }
  }

  private static func place(_ origin: FigureOrigin, _ field: String, _ code: String) -> String {
    "\(origin.file), field \(field), area \(code)"
  }

  private static func meant(_ suggestions: [String]) -> String {
    suggestions.isEmpty ? "." : "; did you mean \(suggestions.joined(separator: ", or "))?"
  }

  private static func list(_ names: [String]) -> String { names.isEmpty ? "none" : names.joined(separator: ", ") }

  private static func words(_ advice: Advice) -> String {
    switch advice {
    case .policy:
      ", and the policy protects counts; where the figures are not about persons, say --policy public, and for use inside the service --policy internal"
    case .none: ""
    }
  }
}
