/// Why figures of areas cannot be used.
public enum FigureFault: Error, Hashable, Sendable {
  /// Neither the layer nor the table has the field; `nearest` is the one that was perhaps meant.
  case unknownField(String, layer: String, inLayer: [String], table: String?, inTable: [String], nearest: String?)
  /// A number that cannot be negative is.
  case negative(origin: FigureOrigin, field: String, code: String)
  /// A number is infinite.
  case infinite(origin: FigureOrigin, field: String, code: String)
  /// A number that must be a whole count is none.
  case notWhole(origin: FigureOrigin, field: String, code: String, advice: Advice)
  /// An area has more cases than people, where cases are people.
  case moreCasesThanPeople(origin: FigureOrigin, field: String, code: String)
  /// No area has that text in that field; the nearest texts stand beside.
  case emptyPart(field: String, value: String, suggestions: [String])
  /// The area is in the layer and outside the part that was analysed.
  case notAnalysed(String)
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
    case .notWhole(let origin, let field, let code, let advice):
      "\(Self.place(origin, field, code)): this is not a count, a whole number from 0\(Self.words(advice))."
    case .moreCasesThanPeople(let origin, let field, let code):
      "\(Self.place(origin, field, code)): there are more cases than people; where one person can be several cases, say --cases events."
    case .emptyPart(let field, let value, let suggestions):
      "No area has \(field) “\(value)”\(Self.meant(suggestions))"
    case .notAnalysed(let code): "The area \(code) lies outside the part that was analysed, and beyond its buffer."
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
