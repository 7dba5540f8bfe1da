import WardlightAnalysis
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// The few figures at the head of a deprivation overlay, read from its released tables.
struct DeprivationTiles {
  private let findings: DeprivationFindings
  /// The name of the row that the tiles are about; without one the first, which stands for all areas.
  private let place: String?

  init(_ findings: DeprivationFindings, place: String? = nil) {
    self.findings = findings
    self.place = place
  }

  /// The tiles for which there are figures.
  var all: [GlanceTiles.Tile] { [correlation(), share(), excess(ExcessWords.more), excess(ExcessWords.fewer)].compactMap { $0 } }

  /// Rank correlation over all areas, or in the place.
  func correlation() -> GlanceTiles.Tile? {
    guard let table = findings.association, let row = row(of: table), let rho = table.figures(["rho"], row: row) else { return nil }
    return GlanceTiles.Tile(
      label: findings.title, value: "ρ = \(rho[0])",
      note: "\(verdict(table, row))Spearman’s rank correlation with \(findings.indexTitle)".capitalizedFirst)
  }

  /// How strong the correlation is and between what it lies, by the interval that allows for like neighbours where there is one; one that holds 0 shows nothing.
  private func verdict(_ table: Released<Table>, _ row: Int) -> String {
    let allowing = table.figures(["effective_low", "effective_high"], row: row)
    guard let ends = allowing ?? table.figures(["rho_low", "rho_high"], row: row) else { return "" }
    let holdsZero = Double(ends[0]).map { $0 <= 0 } ?? true && Double(ends[1]).map { $0 >= 0 } ?? true
    let strength = holdsZero ? "no link shown" : text(table, row, "strength") ?? ""
    return "\(strength); 95 %: \(ends[0]) to \(ends[1])\(allowing == nil ? "" : ", neighbours allowed for"); "
  }

  /// How many areas with many records lie in the most deprived fifth.
  private func share() -> GlanceTiles.Tile? {
    guard let table = findings.association, let row = row(of: table), let share = text(table, row, "share_most_deprived") else {
      return nil
    }
    guard let column = table.content.index(ofColumn: "areas_with_least") else { return nil }
    let heading = table.content.columns[column].title
    let counts = [text(table, row, "of_them_most_deprived"), text(table, row, "areas_with_least")].compactMap { $0 }.joined(
      separator: " of ")
    let expected = text(table, row, "share_by_lot").map { "; by lot it would be \($0) %" } ?? ""
    return GlanceTiles.Tile(label: "\(heading) in the most deprived fifth", value: "\(share) %", note: counts + expected)
  }

  private func excess(_ word: String) -> GlanceTiles.Tile? {
    guard findings.byArea.content.index(ofColumn: "excess") != nil else { return nil }
    let cells = findings.byArea.column("excess").content.cells
    guard cells.contains(where: { $0 != .missing && $0 != .withheld }) else { return nil }
    let kind = findings.areas.geography.kind
    let hidden = cells.count { $0.text == ExcessWords.protected }
    return GlanceTiles.Tile(
      label: "\(kind.capitalizedFirst) with \(word.lowercased())", value: "\(cells.count { $0.text == word }) of \(cells.count)",
      note: "given their deprivation and population" + (hidden == 0 ? "" : "; not told of \(hidden), whose counts are protected"))
  }

  private func row(of table: Released<Table>) -> Int? {
    guard !table.content.rows.isEmpty else { return nil }
    return place.flatMap { place in table.texts("name").firstIndex(of: place) } ?? 0
  }

  /// A cell's text; `nil` where there is nothing in it.
  private func text(_ table: Released<Table>, _ row: Int, _ key: String) -> String? {
    guard let column = table.content.index(ofColumn: key) else { return nil }
    let cell = table.content.rows[row][column]
    return cell == .missing || cell == .withheld ? nil : cell.pageText
  }
}
