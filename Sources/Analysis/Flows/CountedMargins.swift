import WardlightEssentials
import WardlightFlows
import WardlightLoading

/// Holds totals that somebody states against the flows.
struct CountedMargins {
  private let rows: CountedRows
  private let flows: FlowMatrix
  private let isGrouped: Bool

  init(_ rows: CountedRows, _ flows: FlowMatrix, _ groups: CountedGroups?) {
    self.rows = rows
    self.flows = flows
    isGrouped = groups != nil
  }

  /// What was compared.
  ///
  /// - Throws: ``LinkFault`` for a total that is not the sum of its flows.
  func notices(_ table: CountedLinks.MarginTable?) throws -> [String] {
    var notices: [String] = []
    if !rows.totals.isEmpty {
      try checkTotalRows()
      notices.append("\(rows.file): \(rows.totals.count) rows of totals agree with the sums of their flows and are not counted again.")
    }
    if let table {
      try check(table)
      notices.append("\(StudyVintages.name(table.path)): its margins agree with the sums of the flows.")
    }
    return notices
  }

  /// Totals stand beside places, whether these are grouped or not.
  private func checkTotalRows() throws(LinkFault) {
    let pairs = rows.pairs.current
    var out: [Int: Int] = [:]
    var into: [Int: Int] = [:]
    for pair in pairs {
      out[pair.origin, default: 0] += pair.count
      into[pair.destination, default: 0] += pair.count
    }
    let all = pairs.reduce(0) { $0 + $1.count }
    for total in rows.totals {
      let sum = total.origin.map { out[$0, default: 0] } ?? total.destination.map { into[$0, default: 0] } ?? all
      guard sum == total.count else {
        let column = total.origin == nil ? rows.source.destination : rows.source.origin
        throw .otherMargin(
          place: rows.text(column, total.row), file: rows.file, column: rows.source.count, row: rows.table.rowNumber(total.row),
          stated: total.count, sum: sum)
      }
    }
  }

  private func check(_ table: CountedLinks.MarginTable) throws {
    let fields = [table.out, table.into].compactMap { $0 }
    let numbers = try CodedNumbers.read(path: table.path, code: table.code, numbers: fields)
    let file = StudyVintages.name(table.path)
    let sums = try fields.map { field in
      let amounts = try numbers.amounts(of: field)
      return amounts.contains(where: \.isNaN) ? nil : Int(amounts.reduce(0, +))
    }
    if table.out != nil, table.into != nil, let out = sums[0], let into = sums[1], out != into {
      throw LinkFault.unequalMargins(file: file, out: out, into: into)
    }
    if let out = table.out { try check(numbers, out, file, table.code, flows.origins, flows.originTotals) }
    if let into = table.into { try check(numbers, into, file, table.code, flows.destinations, flows.destinationTotals) }
  }

  private func check(
    _ numbers: CodedNumbers, _ field: String, _ file: String, _ code: String, _ ends: FlowEnds, _ sums: [Int]
  ) throws(LinkFault) {
    let places = CountedPlaces(ends, areas: nil, layer: "", notices: [])
    let stated = numbers.values(of: field)
    for (row, text) in numbers.codes.enumerated() where !stated[row].isNaN {
      guard case .found(let place) = places.match(text) else {
        if stated[row] == 0 { continue }
        throw .strangeMargin(place: text, file: file, column: code, row: numbers.rowNumber(row))
      }
      guard Int(stated[row]) == sums[place] else {
        throw .otherMargin(
          place: text, file: file, column: field, row: numbers.rowNumber(row), stated: Int(stated[row]), sum: sums[place])
      }
    }
  }
}
