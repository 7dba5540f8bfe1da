extension Crosswalk {
  /// Joins a column with the sources and the targets with a layer, so that what the column holds may be carried to the layer.
  ///
  /// - Throws: ``VintageError`` where the column is not of the sources' vintage or the layer not of the targets'.
  public func join(_ column: CodeColumn, with layer: CheckedColumn, _ check: VintageCheck) throws(VintageError) -> (
    sources: CodeJoin, targets: CodeJoin
  ) {
    let start = try check.admit(CodeColumn(source: description, field: from.kind.name, codes: sources, stated: nil))
    let end = CodeColumn(source: description, field: to.kind.name, codes: targets)
    return (try check.join(column, with: start), try check.join(end, with: layer))
  }
}

extension VintageLedger.Entry {
  /// The entry of a column that was carried to a layer.
  ///
  /// - Parameters:
  ///   - treatment: What was done, as ``CarriedCounts/treatment`` says it.
  ///   - targets: The entry of the cross-walk's targets joined with the layer.
  public func treated(_ treatment: String, to targets: VintageLedger.Entry) -> VintageLedger.Entry {
    .init(
      source: source, field: field, kind: kind, stated: stated, named: named, recognised: recognised, codes: codes, layer: targets.layer,
      matched: targets.matched, areas: targets.areas, unmatched: unmatched, lacking: targets.lacking, treatment: treatment)
  }
}
