import WardlightAnalysis
import WardlightDisclosure

/// The classes of areas by the ends that findings tell, from nothing but what is printed.
struct ClassesByEnds {
  let findings: DeprivationFindings
  var isTurned = false

  /// The areas whose word is not the class by the ends.
  var disagreements: [String] {
    let table = findings.byArea
    let ids = table.column("id").content.cells
    let (values, scores) = (table.column("value").content.cells, table.column("score").content.cells)
    let words = table.column("bivariate_class").content.cells
    return ids.indices.filter { word(values[$0], scores[$0]) != words[$0] }.map { ids[$0].text }
  }

  private func word(_ value: Cell, _ score: Cell) -> Cell {
    guard let ends = findings.thirds, let count = place(value, ends.value), let place = place(score, ends.score) else { return .missing }
    return .text("\(Self.names[isTurned ? 2 - place : place]) deprivation, \(Self.names[count]) count")
  }

  private func place(_ cell: Cell, _ ends: [Double]) -> Int? {
    let number = if case .interval(_, let upper) = cell { Double(upper) } else { Double(cell.text) }
    return number.flatMap { number in ends.firstIndex { number <= $0 } }.map { [[], [1], [0, 2], [0, 1, 2]][ends.count][$0] }
  }

  private static let names = ["low", "middle", "high"]
}
