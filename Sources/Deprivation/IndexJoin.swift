public import WardlightGazetteer

/// An index of deprivation joined with a layer of areas, its vintage checked.
public struct IndexJoin: Sendable {
  /// The scores, aligned with the layer.
  public let scores: AreaScores
  /// What the ledger says of the index's column of codes.
  public let entry: VintageLedger.Entry
  /// What it says of the cross-walk's own codes; empty where the index was joined by code.
  public let crosswalkEntries: [VintageLedger.Entry]
  /// What is odd and no error: codes of several vintages, codes in no set.
  public let warnings: [String]
}

extension DeprivationIndex {
  /// The codes as a column, ascending.
  ///
  /// - Parameter stated: What the user says they are; `nil` where nothing is said.
  public func column(stated: Vintage? = nil) -> CodeColumn { CodeColumn(source: file, field: codeField, codes: codes, stated: stated) }

  /// The scores of a layer's areas, by code.
  ///
  /// Codes that the register does not know, a user's own zones say, are joined as they stand and the entry says that their vintage is not known.
  ///
  /// - Parameters:
  ///   - layer: The areas, as ``VintageCheck/admit(_:)`` gives them.
  ///   - stated: What the user says the index's codes are.
  ///   - check: The check against the register.
  /// - Throws: ``DeprivationError/vintage(_:)`` where index and layer are of different vintages or kinds, or have no code in common.
  public func join(_ layer: CheckedColumn, stated: Vintage? = nil, _ check: VintageCheck) throws(DeprivationError) -> IndexJoin {
    let join: CodeJoin
    do throws(VintageError) { join = try check.join(column(stated: stated), with: layer) } catch { throw .vintage(error) }
    return IndexJoin(scores: matched(layer.column.codes), entry: join.entry, crosswalkEntries: [], warnings: join.warnings)
  }

  /// The scores of a layer's areas, carried from the index's areas by a cross-walk: the weighted mean of the scores of each area's sources.
  ///
  /// - Parameters:
  ///   - layer: The areas.
  ///   - crosswalk: From the index's areas to the layer's.
  ///   - weights: The population of each area of the index, by code; an area without one is left out of the means.
  ///   - stated: What the user says the index's codes are.
  ///   - check: The check against the register.
  /// - Throws: ``DeprivationError/vintage(_:)`` where the cross-walk does not begin with the index's areas or does not end with the layer's.
  public func carried(
    to layer: CheckedColumn, by crosswalk: Crosswalk, weights: [String: Double], stated: Vintage? = nil, _ check: VintageCheck
  ) throws(DeprivationError) -> IndexJoin {
    let column = column(stated: stated)
    let ends: (sources: CodeJoin, targets: CodeJoin)
    do throws(VintageError) { ends = try crosswalk.join(column, with: layer, check) } catch { throw .vintage(error) }
    let means = crosswalk.average(codes.map { score(of: $0) }, weights: codes.map { weights[$0] ?? .nan }, of: codes)
    let values = means.aligned(with: layer.column.codes)
    let missing = values.indices.filter { values[$0].isNaN }.map { layer.column.codes[$0] }
    let entry = ends.sources.entry.treated("carried by \(crosswalk) as population-weighted means", to: ends.targets.entry)
    return IndexJoin(
      scores: AreaScores(values: values, missing: missing), entry: entry,
      crosswalkEntries: [ends.targets.entry], warnings: ends.sources.warnings + crosswalk.making.notes)
  }
}
