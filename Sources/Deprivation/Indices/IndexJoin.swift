public import WardlightGazetteer

/// An index of deprivation joined with a layer of areas, its vintage checked.
public struct IndexJoin: Sendable {
  /// The values of each measure that was asked for, in that order, each aligned with the layer.
  public let columns: [AreaScores]
  /// What the ledger says of the index's column of codes.
  public let entry: VintageLedger.Entry
  /// What it says of the cross-walk's own codes; empty where the index was joined by code.
  public let crosswalkEntries: [VintageLedger.Entry]
  /// What is odd and no error: codes of several vintages, codes in no set.
  public let warnings: [String]
  /// Which areas have no value, in sentences, one for each measure that lacks some.
  public let notices: [String]

  /// The values of the first measure.
  ///
  /// - Precondition: There is one.
  public var scores: AreaScores { columns[0] }
}

extension IndexTable {
  /// The least share of a layer's areas, in per cent, that must have a value: an index of which more is missing was perhaps cut off.
  public static let leastPercent = 90

  /// The codes as a column, ascending.
  ///
  /// - Parameter stated: What the user says they are; `nil` where nothing is said.
  public func column(stated: Vintage? = nil) -> CodeColumn { CodeColumn(source: file, field: codeField, codes: codes, stated: stated) }

  /// The measures of a layer's areas, by code.
  ///
  /// Codes that the register does not know, a user's own zones say, are joined as they stand and the entry says that their vintage is not known.
  ///
  /// - Parameters:
  ///   - layer: The areas, as ``VintageCheck/admit(_:)`` gives them.
  ///   - chosen: Which measures; `nil` takes all of them.
  ///   - stated: What the user says the index's codes are.
  ///   - least: How many per cent of the areas must have a value of each measure.
  ///   - check: The check against the register.
  /// - Throws: ``DeprivationError/vintage(_:)`` where index and layer are of different vintages or kinds, or have no code in common;
  ///   ``DeprivationError/index(_:)`` where too few areas have a value.
  public func join(
    _ layer: CheckedColumn, measures chosen: [DeprivationMeasure]? = nil, stated: Vintage? = nil, least: Int = IndexTable.leastPercent,
    _ check: VintageCheck
  ) throws(DeprivationError) -> IndexJoin {
    let measures = chosen ?? measures
    let join: CodeJoin
    do throws(VintageError) { join = try check.join(column(stated: stated), with: layer) } catch { throw .vintage(error) }
    let columns = measures.map { aligned(with: layer.column.codes, $0) }
    let notices = try coverage(columns, measures, of: layer, least: least)
    return IndexJoin(columns: columns, entry: join.entry, crosswalkEntries: [], warnings: join.warnings, notices: notices)
  }

  /// The measures of a layer's areas, carried from the index's areas by a cross-walk: the weighted mean of the values of each area's sources.
  ///
  /// - Parameters:
  ///   - layer: The areas.
  ///   - chosen: Which measures; `nil` takes all of them.
  ///   - crosswalk: From the index's areas to the layer's.
  ///   - weights: The population of each area of the index, aligned with ``codes``; an area without one is left out of the means.
  ///   - stated: What the user says the index's codes are.
  ///   - least: How many per cent of the areas must have a value of each measure.
  ///   - check: The check against the register.
  /// - Throws: ``DeprivationError/vintage(_:)`` where the cross-walk does not begin with the index's areas or does not end with the layer's;
  ///   ``DeprivationError/index(_:)`` where too few areas have a value.
  public func carried(
    to layer: CheckedColumn, measures chosen: [DeprivationMeasure]? = nil, by crosswalk: Crosswalk, weights: [Double],
    stated: Vintage? = nil,
    least: Int = IndexTable.leastPercent, _ check: VintageCheck
  ) throws(DeprivationError) -> IndexJoin {
    let measures = chosen ?? measures
    let ends: (sources: CodeJoin, targets: CodeJoin)
    do throws(VintageError) { ends = try crosswalk.join(column(stated: stated), with: layer, check) } catch { throw .vintage(error) }
    let columns = measures.map { measure -> AreaScores in
      let values = crosswalk.average(values(of: measure), weights: weights, of: codes).aligned(with: layer.column.codes)
      return AreaScores(values: values, missing: values.indices.filter { values[$0].isNaN }.map { layer.column.codes[$0] })
    }
    let notices = try coverage(columns, measures, of: layer, least: least)
    let entry = ends.sources.entry.treated("carried by \(crosswalk) as population-weighted means", to: ends.targets.entry)
    return IndexJoin(
      columns: columns, entry: entry, crosswalkEntries: [ends.targets.entry], warnings: ends.sources.warnings + crosswalk.making.notes,
      notices: notices)
  }

  private func coverage(
    _ columns: [AreaScores], _ measures: [DeprivationMeasure], of layer: CheckedColumn, least: Int
  ) throws(DeprivationError) -> [String] {
    var notices: [String] = []
    for (column, measure) in zip(columns, measures) where !column.missing.isEmpty {
      let present = column.values.count - column.missing.count
      guard present * 100 >= least * column.values.count else {
        throw .index(
          .tooFewValues(
            file: file, field: measure.field, layer: SourceText.name(layer.column.source), present: present, areas: column.values.count,
            limit: least))
      }
      notices.append("\(measure.title): there is no value for \(AreaWords.some(column.missing)).")
    }
    return notices
  }
}

/// Areas in a sentence.
enum AreaWords {
  /// `1 area (E05000026)`, `7 areas (E05000026, E05000027, E05000028, E05000029, E05000030 and 2 more)`.
  static func some(_ codes: [String]) -> String {
    let more = codes.count > 5 ? " and \(codes.count - 5) more" : ""
    return "\(codes.count) \(codes.count == 1 ? "area" : "areas") (\(codes.prefix(5).joined(separator: ", "))\(more))"
  }
}
