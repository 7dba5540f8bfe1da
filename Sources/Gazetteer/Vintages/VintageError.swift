/// Why codes cannot be taken for what they are said to be, or be joined.
public enum VintageError: Error, Hashable, Sendable {
  /// The embedded register cannot be read.
  case badRegister(line: Int)
  /// The codes are of another vintage or kind than the user says.
  case notAsStated(source: String, field: String, stated: Vintage, codes: String, lacking: [String])
  /// The codes are of another vintage or kind than the field's name says.
  case notAsNamed(source: String, field: String, named: Vintage, codes: String, lacking: [String])
  /// The column is of one vintage and the layer of another; `crosswalk` is what would lead from one to the other.
  case acrossVintages(column: Side, layer: Side, crosswalk: String?)
  /// Not a single code stands on both sides.
  case noMatch(column: Side, layer: Side)

  /// One side of a join.
  public struct Side: Hashable, Sendable {
    /// The file or layer.
    public let source: String
    /// The field.
    public let field: String
    /// What its codes are: `LSOAs 2011`.
    public let vintage: String

    /// A side by its parts.
    public init(source: String, field: String, vintage: String) {
      self.source = source
      self.field = field
      self.vintage = vintage
    }
  }
}

extension VintageError: CustomStringConvertible {
  /// One sentence that names both sides.
  public var description: String {
    switch self {
    case .badRegister(let line): "The register of area codes cannot be read at its line \(line)."
    case .notAsStated(let source, let field, let stated, let codes, let lacking):
      "\(source), column \(field): the codes are said to be \(stated) and are \(codes)\(Self.list(lacking, stated))."
    case .notAsNamed(let source, let field, let named, let codes, let lacking):
      "\(source), column \(field): by the field's name the codes are \(named), and they are \(codes)\(Self.list(lacking, named))."
    case .acrossVintages(let column, let layer, let crosswalk):
      "\(column.source), column \(column.field), has \(column.vintage) and \(layer.source), field \(layer.field), has \(layer.vintage), which cannot be joined by code; \(Self.advice(crosswalk))."
    case .noMatch(let column, let layer):
      "\(column.source), column \(column.field) (\(column.vintage)): none of its codes stands in \(layer.source), field \(layer.field) (\(layer.vintage))."
    }
  }

  private static func list(_ codes: [String], _ vintage: Vintage) -> String {
    codes.isEmpty ? "" : "; not among the \(vintage): \(ShareText.some(codes))"
  }

  private static func advice(_ crosswalk: String?) -> String { crosswalk.map { "use lookups: \($0)" } ?? "no cross-walk is known" }
}
