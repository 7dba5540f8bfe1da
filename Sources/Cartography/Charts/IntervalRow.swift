import WardlightDisclosure
import WardlightEssentials

/// A row of a chart of intervals.
struct IntervalRow {
  let label: String
  /// What stands at the end of the row: the value with its interval as they were released.
  let words: String
  let value: Double?
  let interval: Span?
  let wider: Span?
  let published: Double?
  /// As it was released.
  let publishedWords: String
  let widerWords: String
  /// Why there is no value; empty where there is one.
  let reason: String

  /// From one number to another.
  struct Span: Hashable {
    let low: Double
    let high: Double
  }

  /// All numbers of the row, which the scale must show.
  var numbers: [Double] { [value, published, interval?.low, interval?.high, wider?.low, wider?.high].compactMap { $0 } }

  /// The rows in their order.
  static func rows(of chart: IntervalChart) throws(CartographyError) -> [IntervalRow] {
    try check(chart)
    var rows: [IntervalRow] = []
    for row in chart.labels.indices { rows.append(try IntervalRow(chart, row)) }
    guard rows.contains(where: { $0.value != nil }) else { throw .emptyChart(column: chart.values.content.heading.key) }
    guard chart.order == .descending else { return rows }
    return rows.enumerated().sorted { first, second in
      let (one, other) = (first.element.value ?? -.infinity, second.element.value ?? -.infinity)
      return one != other ? one > other : first.offset < second.offset
    }.map(\.element)
  }

  private static func check(_ chart: IntervalChart) throws(CartographyError) {
    let wider = chart.wider.map { [$0.lower, $0.upper] } ?? []
    for column in [chart.values, chart.lower, chart.upper] + wider + (chart.published.map { [$0.values] } ?? []) {
      try column.content.checkNumbers()
      guard column.content.cells.count == chart.labels.count else {
        throw .unalignedRows(column: column.content.heading.key, values: column.content.cells.count, rows: chart.labels.count)
      }
    }
    guard chart.reasons.isEmpty || chart.reasons.count == chart.labels.count else {
      throw .unalignedRows(column: "reasons", values: chart.reasons.count, rows: chart.labels.count)
    }
  }

  private init(_ chart: IntervalChart, _ row: Int) throws(CartographyError) {
    let (cell, lower, upper) = (chart.values.content.cells[row], chart.lower.content.cells[row], chart.upper.content.cells[row])
    let most = chart.mostDecimals
    label = chart.labels[row]
    value = cell.finiteNumber
    interval = value == nil ? nil : try Self.span(lower, upper, label)
    if let wider = chart.wider, value != nil {
      self.wider = try Self.span(wider.lower.content.cells[row], wider.upper.content.cells[row], label)
    } else {
      wider = nil
    }
    published = chart.published?.values.content.cells[row].finiteNumber
    publishedWords = chart.published?.values.content.cells[row].words(chart.mostDecimals) ?? ""
    widerWords = chart.wider.map { "\($0.lower.content.cells[row].text.signed) to \($0.upper.content.cells[row].text.signed)" } ?? ""
    words = value == nil ? "" : cell.words(most) + (interval == nil ? "" : " (\(lower.words(most)) to \(upper.words(most)))")
    let given = chart.reasons.isEmpty ? "" : chart.reasons[row]
    reason = value != nil ? "" : given.isEmpty ? (cell == .withheld ? "withheld" : "no data") : given
  }

  private static func span(_ lower: Cell, _ upper: Cell, _ label: String) throws(CartographyError) -> Span? {
    guard let low = lower.finiteNumber, let high = upper.finiteNumber else { return nil }
    guard low <= high else { throw .reversedInterval(row: label) }
    return Span(low: low, high: high)
  }
}

extension Cell {
  /// The cell as it was released, but with no more decimals than these.
  fileprivate func words(_ most: Int?) -> String {
    guard let most, case .number(let value, let decimals) = self, decimals > most else { return text.signed }
    return FixedDecimal.text(value, decimals: most).signed
  }
}
