import Foundation
import WardlightDeprivation
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading

/// What the codes of a run are, column by column.
struct StudyVintages: Sendable {
  private(set) var ledger = VintageLedger()
  /// What was odd about codes and no error.
  private(set) var notices: [String] = []
  let check: VintageCheck

  init() throws(VintageError) { check = VintageCheck(try VintageRegister.embedded()) }

  /// Takes in a layer by its own codes, which must be what the user and the field's name say.
  mutating func admit(_ areas: Areas, of source: Configuration.AreaSource) throws(VintageError) -> CheckedColumn {
    try admit(CodeColumn(areas, source: Self.name(source.layer.path), field: source.code))
  }

  /// Takes in a column of codes that stands in a layer beside its own: the boroughs of wards.
  mutating func admit(_ codes: [String], field: String, of source: Configuration.AreaSource) throws(VintageError) {
    _ = try admit(CodeColumn(source: Self.name(source.layer.path), field: field, codes: codes))
  }

  /// Joins a table's codes with a layer.
  mutating func join(_ codes: [String], file: String, field: String, with layer: CheckedColumn) throws(VintageError) {
    let join = try check.join(CodeColumn(source: Self.name(file), field: field, codes: codes), with: layer)
    add(join.entry, join.warnings)
  }

  /// Adds what was found elsewhere.
  mutating func add(_ entry: VintageLedger.Entry, _ warnings: [String] = []) {
    ledger.add(entry)
    for warning in warnings where !notices.contains(warning) { notices.append(warning) }
  }

  /// Of which vintage each column is, in sentences.
  var sentences: [String] {
    ledger.entries.map { entry in
      let partners = entry.layer.isEmpty ? "" : "; \(entry.matched) of \(entry.areas) areas have one"
      return "\(entry.source), \(entry.field): \(entry.codes) codes, \(entry.recognised)\(partners); \(entry.treatment)."
    }
  }

  private mutating func admit(_ column: CodeColumn) throws(VintageError) -> CheckedColumn {
    let checked = try check.admit(column)
    add(checked.entry, checked.identification.warnings)
    return checked
  }

  static func name(_ path: String) -> String { path.hasPrefix("PG:") ? "PG" : URL(fileURLWithPath: path).lastPathComponent }
}
