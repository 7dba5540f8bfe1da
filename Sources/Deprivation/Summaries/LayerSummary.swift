public import WardlightGazetteer

/// An index summarised for the areas of a layer, its vintages checked.
public struct LayerSummary: Sendable {
  /// The summary of each domain that was asked for, in that order; each is aligned with the layer.
  public let domains: [AreaDeprivation]
  /// What the ledger says of the index's column of codes.
  public let entry: VintageLedger.Entry
  /// What it says of the cross-walk's own codes, and of the user's table of residents where there is one.
  public let furtherEntries: [VintageLedger.Entry]
  /// What is odd about the codes and no error.
  public let warnings: [String]
}

extension IndexTable {
  /// Summarises domains of the index for the areas of a layer.
  ///
  /// - Parameters:
  ///   - domains: What of the index.
  ///   - layer: The areas, as ``VintageCheck/admit(_:)`` gives them.
  ///   - crosswalk: From the index's areas to the layer's.
  ///   - populations: The residents of the index's areas, where it brings none or others are wanted.
  ///   - convention: By whose definition ranks and extent run.
  ///   - least: The least part of an area's residents that must be covered.
  ///   - stated: What the user says the index's codes are.
  ///   - leastAreas: How many per cent of the layer's areas must have a summary.
  ///   - check: The check against the register.
  /// - Throws: ``DeprivationError/vintage(_:)`` where the cross-walk does not begin with the index's areas or does not end with the layer's;
  ///   ``DeprivationError/tooFewSummaries(source:domain:layer:present:areas:limit:)`` where half the index is missing, say; otherwise as
  ///   ``AreaDeprivation/summarise(_:_:by:areas:populations:convention:leastCoverage:)``.
  public func summarised(
    _ domains: [DeprivationMeasure.Domain] = [.multiple], for layer: CheckedColumn, by crosswalk: Crosswalk,
    populations: PopulationWeights? = nil, convention: SummaryConvention = .ministry, leastCoverage least: Double = 0.9,
    stated: Vintage? = nil, leastAreas: Int = IndexTable.leastPercent, _ check: VintageCheck
  ) throws(DeprivationError) -> LayerSummary {
    let ends: (sources: CodeJoin, targets: CodeJoin)
    do throws(VintageError) { ends = try crosswalk.join(column(stated: stated), with: layer, check) } catch { throw .vintage(error) }
    var summaries: [AreaDeprivation] = []
    for domain in domains {
      let made = try AreaDeprivation.summarise(
        self, domain, by: crosswalk, areas: layer.column.codes, populations: populations, convention: convention, leastCoverage: least)
      guard made.summarised * 100 >= leastAreas * made.areas.count else {
        throw .tooFewSummaries(
          source: file, domain: domain.title, layer: SourceText.name(layer.column.source), present: made.summarised,
          areas: made.areas.count, limit: leastAreas)
      }
      summaries.append(made)
    }
    let treatment = "summarised by \(crosswalk), weighted by population"
    return LayerSummary(
      domains: summaries, entry: ends.sources.entry.treated(treatment, to: ends.targets.entry),
      furtherEntries: [ends.targets.entry] + (populations.map { [$0.entry] } ?? []), warnings: ends.sources.warnings)
  }

  /// The residents of the index's areas from a table of the user's.
  ///
  /// - Throws: As ``PopulationWeights/load(path:code:field:note:stated:for:_:)``.
  public func populations(
    path: String, code: String, field: String, note: String, stated: Vintage? = nil, index indexStated: Vintage? = nil,
    _ check: VintageCheck
  ) throws(DeprivationError) -> PopulationWeights {
    let column: CheckedColumn
    do throws(VintageError) { column = try check.admit(self.column(stated: indexStated)) } catch { throw .vintage(error) }
    return try PopulationWeights.load(path: path, code: code, field: field, note: note, stated: stated, for: column, check)
  }
}
