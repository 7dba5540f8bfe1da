/// Says of what vintage columns of codes are, and joins only those of one.
public struct VintageCheck: Sendable {
  /// The known sets.
  public let register: VintageRegister

  /// A check against a register.
  public init(_ register: VintageRegister) { self.register = register }

  /// What a layer's own codes are.
  ///
  /// - Throws: ``VintageError/notAsStated(source:field:stated:codes:lacking:)`` or
  ///   ``VintageError/notAsNamed(source:field:named:codes:lacking:)`` where the codes are others than the user or the field's name says.
  /// - Complexity: As ``VintageRegister/recognise(_:)``.
  public func admit(_ layer: CodeColumn) throws(VintageError) -> CheckedColumn {
    let identification = identify(layer)
    if let first = identification.disagreements.first { throw first }
    return CheckedColumn(column: layer, identification: identification)
  }

  /// Joins a column with a layer by code.
  ///
  /// Codes of one vintage are joined, and so are codes that may be of several where one of them is the layer's. Where the register knows nothing of one
  /// side, codes are joined as they stand, and the entry says that their vintage is not known.
  ///
  /// - Throws: ``VintageError`` where the evidence on one side disagrees, where the vintages differ, or where no code stands on both sides.
  /// - Complexity: O(codes), and recognition.
  public func join(_ column: CodeColumn, with layer: CheckedColumn) throws(VintageError) -> CodeJoin {
    let checked = try admit(column)
    try Compatibility(checked.identification, layer.identification).check()
    let join = CodeJoin(checked, layer)
    guard join.entry.matched > 0 || column.codes.isEmpty || layer.column.codes.isEmpty else {
      throw .noMatch(column: checked.identification.side, layer: layer.identification.side)
    }
    return join
  }
}

/// A column whose evidence agrees.
public struct CheckedColumn: Sendable {
  /// The column.
  public let column: CodeColumn
  /// What it is.
  public let identification: Identification

  /// The entry of a layer's own codes in the ledger.
  public var entry: VintageLedger.Entry {
    let codes = Set(column.codes.filter { !$0.isEmpty })
    return .init(
      identification, codes: codes.count, layer: "", matched: codes.count, areas: codes.count, unmatched: [], lacking: [],
      treatment: "the layer's own codes")
  }
}
