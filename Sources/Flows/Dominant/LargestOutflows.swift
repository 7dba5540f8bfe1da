/// Of each place its size and its largest outflow.
struct LargestOutflows {
  /// What flows into each place.
  let sizes: [Double]
  /// The largest outflow of each place.
  let rows: [Row]

  struct Row {
    /// How large; 0 where there is none.
    var flow = 0.0
    /// Where it goes; several where equally large, in order of code.
    var ends: [Int] = []

    fileprivate mutating func add(_ flow: Double, to end: Int) {
      guard flow > 0, flow >= self.flow else { return }
      ends = flow > self.flow ? [end] : ends + [end]
      self.flow = flow
    }
  }

  /// Of direct flows, those that stay in their place left out already.
  init(_ flows: FlowMatrix) {
    let order = CodeOrder(flows.origins.codes)
    sizes = flows.destinationTotals.map { Double($0) }
    rows = flows.origins.codes.indices.map { origin in
      var row = Row()
      for place in flows.row(origin) { row.add(Double(flows.counts[place]), to: Int(flows.columns[place])) }
      return order.sorted(row)
    }
  }

  /// Of direct and indirect association, the diagonal left out.
  init(_ association: IndirectAssociation) {
    let count = association.count
    let order = CodeOrder(association.codes)
    var sizes = [Double](repeating: 0, count: count)
    rows = (0..<count).map { origin in
      var row = Row()
      for end in 0..<count where end != origin {
        let number = association[origin, end]
        sizes[end] += number
        row.add(number, to: end)
      }
      return order.sorted(row)
    }
    self.sizes = sizes
  }
}

/// The places in order of their codes.
private struct CodeOrder {
  private let ranks: [Int]

  init(_ codes: [String]) {
    var ranks = [Int](repeating: 0, count: codes.count)
    for (rank, place) in codes.indices.sorted(by: { codes[$0] < codes[$1] }).enumerated() { ranks[place] = rank }
    self.ranks = ranks
  }

  func sorted(_ row: LargestOutflows.Row) -> LargestOutflows.Row {
    guard row.ends.count > 1 else { return row }
    var sorted = row
    sorted.ends.sort { ranks[$0] < ranks[$1] }
    return sorted
  }
}
