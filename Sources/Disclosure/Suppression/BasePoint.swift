/// Some whole values of the counts that today's do not determine, such that everything adds up and as much as possible of what earlier releases told holds.
struct BasePoint {
  /// The values that are determined.
  let values: [Int?]
  /// What earlier releases told.
  let spans: [CountNetwork.Span?]
  let links: [CountNetwork.Link]

  /// Values of all counts, and the counts of which what was told cannot hold.
  struct Solved {
    var values: [Int]
    var contradicted: Set<Int>
  }

  /// - Throws: ``DisclosureFault/doesNotAddUp(_:)`` where no values add up.
  func solved(keys: [CellKey]) throws(DisclosureFault) -> Solved {
    let open = values.indices.filter { values[$0] == nil }
    guard !open.isEmpty else { return Solved(values: values.map { $0 ?? 0 }, contradicted: contradicted(values.map { $0 ?? 0 })) }
    var program = OpenValues(open: open, values: values, spans: spans, links: links)
    guard let found = try program.wholeValues() else { throw .doesNotAddUp(keys[open[0]]) }
    var all = values.map { $0 ?? 0 }
    for (place, value) in zip(open, found) { all[place] = value }
    return Solved(values: all, contradicted: contradicted(all))
  }

  private func contradicted(_ values: [Int]) -> Set<Int> {
    Set(values.indices.filter { place in spans[place].map { !$0.contains(values[place]) } ?? false })
  }
}

/// The linear program of values that are open: each may leave what was told of it at a cost.
private struct OpenValues {
  private let model: LinearProgram
  private let count: Int

  init(open: [Int], values: [Int?], spans: [CountNetwork.Span?], links: [CountNetwork.Link]) {
    var columns = open.map { _ in LinearProgram.Bounds(lower: 0, upper: .infinity) }
    var rows: [LinearProgram.Row] = []
    var columnOfCell = [Int32](repeating: -1, count: values.count)
    for (column, cell) in open.enumerated() { columnOfCell[cell] = Int32(column) }
    for link in links { rows += Self.rows(of: link, values, columnOfCell) }
    for (column, cell) in open.enumerated() {
      guard let span = spans[cell] else { continue }
      let over = Int32(columns.count)
      columns += [.init(lower: 0, upper: .infinity), .init(lower: 0, upper: .infinity)]
      rows.append(
        .init(
          columns: [Int32(column), over, over + 1], coefficients: [1, -1, 1],
          bounds: .init(lower: Double(span.lower), upper: span.upper == CountNetwork.Span.noLimit ? .infinity : Double(span.upper))))
    }
    model = LinearProgram(columns: columns, rows: rows)
    model.setObjective(columns.indices.map { $0 < open.count ? 0 : 1 }, .minimize)
    count = open.count
  }

  private static func rows(of link: CountNetwork.Link, _ values: [Int?], _ columnOfCell: [Int32]) -> [LinearProgram.Row] {
    if link.isSum { return [row(link.whole, link.parts, from: 0, to: 0, values, columnOfCell)].compactMap { $0 } }
    var rows = link.parts.map { row(link.whole, [$0], from: 0, to: .infinity, values, columnOfCell) }
    if link.isCovered { rows.append(row(link.whole, link.parts, from: -.infinity, to: 0, values, columnOfCell)) }
    return rows.compactMap { $0 }
  }

  /// Whole less parts between two bounds, as far as they are open.
  private static func row(
    _ whole: Int, _ parts: [Int], from lower: Double, to upper: Double, _ values: [Int?], _ columnOfCell: [Int32]
  ) -> LinearProgram.Row? {
    let signs = [(whole, 1.0)] + parts.map { ($0, -1.0) }
    let open = signs.filter { columnOfCell[$0.0] >= 0 }
    guard !open.isEmpty else { return nil }
    let known = signs.reduce(0) { $0 + $1.1 * Double(values[$1.0] ?? 0) }
    return .init(
      columns: open.map { columnOfCell[$0.0] }, coefficients: open.map(\.1), bounds: .init(lower: lower - known, upper: upper - known))
  }

  /// Whole values, one after the other held at the next whole number where the solver left it between two; `nil` where nothing adds up.
  mutating func wholeValues() throws(DisclosureFault) -> [Int]? {
    guard case .optimal = try model.solve() else { return nil }
    var values = model.values()
    while let broken = (0..<count).first(where: { abs(values[$0] - values[$0].rounded()) > 1e-6 }) {
      guard try hold(broken, near: values[broken]) else { return nil }
      values = model.values()
    }
    return values.prefix(count).map { Int($0.rounded()) }
  }

  private func hold(_ column: Int, near value: Double) throws(DisclosureFault) -> Bool {
    for whole in [value.rounded(.down), value.rounded(.up)] {
      model.setColumn(column, .init(lower: whole, upper: whole))
      if case .optimal = try model.solve() { return true }
    }
    return false
  }
}
