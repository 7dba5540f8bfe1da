import WardlightCounting
public import WardlightDisclosure
public import WardlightEssentials
import WardlightGazetteer
public import WardlightGeometry
import WardlightLoading
import WardlightRecords

/// What counting gave; its tables have passed the door.
public final class CountOutcome: Sendable {
  /// A row for each area, period and type.
  public let long: Released<Table>
  /// A row for each area, with a column for each period and type.
  public let wide: Released<Table>
  /// The areas.
  public let areas: Areas
  /// What became of each record.
  public let reconciliation: Released<Table>
  /// How the records were located.
  public let methods: Released<Table>
  /// What should be known of areas, codes and populations, in sentences.
  public let notices: [String]

  init(
    long: Released<Table>, wide: Released<Table>, areas: Areas, reconciliation: Released<Table>, methods: Released<Table>, notices: [String]
  ) {
    self.long = long
    self.wide = wide
    self.areas = areas
    self.reconciliation = reconciliation
    self.methods = methods
    self.notices = notices
  }
}

extension CountRequest {
  /// Counts, without ever holding more than a few batches of records.
  ///
  /// - Parameters:
  ///   - parallel: How work is spread; the result does not depend on it.
  ///   - progress: Hears how many rows have been read.
  ///   - rejected: Takes the rows that were not used or not mapped, in the order of the files.
  /// - Throws: ``AnalysisError``, or what `rejected` throws.
  /// - Complexity: O(rows); memory for the areas, the postcodes and the counts.
  public func run(
    parallel: Parallel = Parallel(), progress: @escaping ProgressReport = { _ in }, rejected: ([RejectedRow]) throws -> Void
  ) throws -> CountOutcome {
    let door = try analysing { try Door(policy: policy, marking: marking, sources: [records.statement]) }
    let tools = try analysing {
      try LocatingTools(
        areas, numbers: population?.layerField.map { [$0] } ?? [], postcodes: postcodes, towns: towns, nearest: nearest, parallel: parallel)
    }
    let denominators = try analysing { try population.map { try Denominators($0, tools.areas, codes: tools.codes, tools.vintages.check) } }
    let counts = try counts(tools, parallel, progress, rejected)
    let table = AreaCountTable(counts: counts, areas: tools.areas, denominators: denominators, noun: records.noun, place: records.place)
    let account = table.keys.account.accounted(AccountTable.raw(counts.reconciliation, noun: records.noun))
    let methods = table.keys.account.located(MethodTable.raw(counts.methods, noun: records.noun))
    let shielded = try analysing { try protected(door, table, [account, methods], parallel) }
    return CountOutcome(
      long: shielded.release(table.long(shielded)), wide: shielded.release(table.wide()), areas: tools.areas,
      reconciliation: shielded.release(account), methods: shielded.release(methods), notices: notices(tools, denominators))
  }

  /// The door for all that is shown, considered together.
  private func protected(
    _ door: Door, _ table: AreaCountTable, _ others: [RawTable], _ parallel: Parallel
  ) throws(DisclosureFault) -> Door {
    guard door.terms.policy.rules != nil else { return door }
    let cells = ([table.wide()] + others).flatMap(FlowCells.cells) + table.keys.totals(table.counts)
    let solved = try Suppression.solve(
      cells, dimensions: table.keys.dimensions, measures: table.keys.measures, policy: policy, parallel: parallel)
    return door.shielded(by: solved.shield)
  }

  /// What was read and repaired, of which vintage the codes are, and what is odd about them.
  private func notices(_ tools: LocatingTools, _ denominators: Denominators?) -> [String] {
    var vintages = tools.vintages
    if let denominators, let entry = denominators.entry { vintages.add(entry, denominators.notices) }
    return StudyAreas.notices(tools.loaded) + vintages.sentences + vintages.notices
  }

  private func counts(
    _ tools: LocatingTools, _ parallel: Parallel, _ progress: ProgressReport, _ rejected: ([RejectedRow]) throws -> Void
  ) throws -> AreaCounts {
    var tally = CountTally(areaCount: tools.areas.count, periods: periods, types: types, unit: unit)
    let key = try unit == .persons ? analysing { try self.key.key() } : nil
    let stream = ReferralReader.stream(records.files, key: key, parallel: parallel)
    let listing = RejectedRows(records)
    var read = 0
    while let batch = try analysing({ try stream.next() }) {
      let locations = tools.locator.locate(batch.records, parallel: parallel)
      tally.add(batch, locations: locations)
      try rejected(listing.all(batch, locations) { periods.contains($0) })
      read += batch.rowsRead
      progress(Progress(task: "Counting \(records.noun.plural)", done: read))
    }
    return try analysing { try checked(tally.areaCounts) }
  }

  /// A single mistyped year would make a table of thousands of empty months.
  private func checked(_ counts: AreaCounts) throws(CountingError) -> AreaCounts {
    guard counts.periods.count <= CountingPeriods.most else { throw .tooManyPeriods(count: counts.periods.count) }
    return counts
  }
}

/// Runs steps whose errors become this room's.
func analysing<Result>(_ body: () throws -> Result) throws(AnalysisError) -> Result {
  do { return try body() } catch { throw AnalysisError(error) }
}
