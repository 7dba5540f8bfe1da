import WardlightCounting
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading

/// The population of each area, and whom it counts.
struct Denominators: Sendable {
  /// Aligned with the areas; `NaN` where none is known.
  let populations: [Double]
  /// Whom they count: `ages 0–15 and 16–29, which stand for 10–25`.
  let note: String
  /// What the ledger says of the table's codes; `nil` for a field of the layer.
  let entry: VintageLedger.Entry?
  /// What should be known.
  let notices: [String]

  init(_ source: PopulationSource, _ areas: Areas, codes: CheckedColumn, _ check: VintageCheck) throws {
    switch source {
    case .field(let field, let note):
      populations = areas.numbers[field] ?? []
      self.note = note
      entry = nil
      notices = []
    case .table(let table):
      let persons = try PopulationColumn(table)
      let column = CodeColumn(source: StudyVintages.name(table.file), field: table.code, codes: persons.codes)
      if table.lookups.isEmpty {
        let join = try check.join(column, with: codes)
        populations = join.rowOfArea.map { $0 < 0 ? .nan : persons.values[Int($0)] }
        (entry, notices, note) = (join.entry, join.warnings, persons.note)
      } else {
        let crosswalk = try CrosswalkChain.load(table.lookups, check.register)
        let ends = try crosswalk.join(column, with: codes, check)
        let carried = crosswalk.carry(persons.values.map { $0.isNaN ? 0 : Int($0.rounded()) }, of: persons.codes)
        populations = carried.aligned(with: areas.codes).counts.map { $0 == 0 ? .nan : Double($0) }
        entry = ends.sources.entry.treated(carried.treatment, to: ends.targets.entry)
        (notices, note) = (ends.sources.warnings + crosswalk.making.notes, "\(persons.note), \(carried.treatment)")
      }
    }
  }
}

/// The persons of a table, area by area.
private struct PopulationColumn {
  let codes: [String]
  let values: [Double]
  let note: String

  init(_ table: PopulationTable) throws {
    switch table.persons {
    case .column(let column, let note):
      let numbers = try CodedNumbers.read(path: table.file, code: table.code, numbers: [column])
      (codes, values) = (numbers.codes, try numbers.amounts(of: column))
      self.note = note
    case .ages(let ages):
      let bands = try AgeBands(columns: TableReader(path: table.file).fields(), of: table.file).covering(ages)
      let numbers = try CodedNumbers.read(path: table.file, code: table.code, numbers: bands.map(\.column))
      codes = numbers.codes
      values = try bands.reduce([Double](repeating: 0, count: numbers.codes.count)) { sums, band in
        zip(sums, try numbers.amounts(of: band.column)).map(+)
      }
      note = AgeBands.note(bands, for: ages)
    }
  }
}
