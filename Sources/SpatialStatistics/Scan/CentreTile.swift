/// The windows around a few centres, laid out so that the cases of many replicates are added to all of them at once.
///
/// The groups around a centre are cut into blocks. A replicate's cases are counted by block first; only where a block's count could beat the
/// largest statistic so far are its windows looked at one by one.
final class CentreTile {
  /// Centres side by side.
  static let lanes = 8

  let blockCount: Int
  let areaCount: Int
  let spanCount: Int
  /// How many centres there are in the tile at present.
  private(set) var used = 0
  /// The block of each area, `lanes` centres side by side; `blockCount` where the area is too far.
  let blocks: UnsafeMutableBufferPointer<UInt8>
  /// The group of each area, centre by centre.
  let groups: UnsafeMutableBufferPointer<Int32>
  /// Units of the groups up to each and of the periods before each: centre, then period, then group.
  let sums: UnsafeMutableBufferPointer<Int64>
  /// The last group of each block, or -1: centre, then block.
  let lastGroups: UnsafeMutableBufferPointer<Int32>
  /// The cell of what the smallest window of a block expects: span, then centre, then block.
  let startCells: UnsafeMutableBufferPointer<UInt16>
  /// The cell of what its largest window expects.
  let endCells: UnsafeMutableBufferPointer<UInt16>

  private let cells: ScanCells
  private let spans: ScanSpans
  private let limits: WindowLimits

  init(_ cells: ScanCells, _ spans: ScanSpans, _ limits: WindowLimits) {
    self.cells = cells
    self.spans = spans
    self.limits = limits
    areaCount = cells.count
    spanCount = spans.spans.count
    blockCount = spanCount == 1 ? 112 : 48
    blocks = .allocate(capacity: areaCount * Self.lanes)
    groups = .allocate(capacity: areaCount * Self.lanes)
    sums = .allocate(capacity: areaCount * Self.lanes * (cells.periods + 1))
    lastGroups = .allocate(capacity: blockCount * Self.lanes)
    startCells = .allocate(capacity: spanCount * blockCount * Self.lanes)
    endCells = .allocate(capacity: spanCount * blockCount * Self.lanes)
    sums.initialize(repeating: 0)
  }

  deinit {
    blocks.deallocate()
    groups.deallocate()
    sums.deallocate()
    lastGroups.deallocate()
    startCells.deallocate()
    endCells.deallocate()
  }

  /// Lays out the windows around these centres.
  func fill(_ centres: Range<Int>, _ order: DistanceOrder, _ family: WindowFamily) {
    used = centres.count
    blocks.update(repeating: UInt8(blockCount))
    for (lane, centre) in centres.enumerated() {
      order.sort(from: centre)
      let count = limits.groups(of: order, family)
      addUp(lane, order, groups: count)
      divide(lane, order, groups: count)
    }
  }

  @inline(__always)
  func sumStart(_ lane: Int, _ period: Int) -> Int { (lane * (cells.periods + 1) + period) * areaCount }

  @inline(__always)
  func cellStart(_ lane: Int, _ span: Int) -> Int { (span * Self.lanes + lane) * blockCount }

  /// Units of a window: the groups through one, over a span of periods.
  @inline(__always)
  func units(_ lane: Int, _ span: ClosedRange<Int>, group: Int) -> Int64 {
    sums[sumStart(lane, span.upperBound + 1) + group] - sums[sumStart(lane, span.lowerBound) + group]
  }

  private func addUp(_ lane: Int, _ order: DistanceOrder, groups count: Int) {
    for period in 0..<cells.periods {
      let (before, after) = (sumStart(lane, period), sumStart(lane, period + 1))
      let first = period * areaCount
      var sum: Int64 = 0
      var place = 0
      for group in 0..<count {
        while place < Int(order.groupEnds[group]) {
          sum += cells.units[first + Int(order.areas[place])]
          place += 1
        }
        sums[after + group] = sums[before + group] + sum
      }
    }
  }

  /// Puts groups into blocks that lie evenly in the square root of what is expected.
  private func divide(_ lane: Int, _ order: DistanceOrder, groups count: Int) {
    let all = sumStart(lane, cells.periods)
    let largest = count > 0 ? Double(sums[all + count - 1]) : 0
    let scale = largest > 0 ? Double(blockCount - 1) / largest.squareRoot() : 0
    clearCells(lane)
    var place = 0
    for group in 0..<count {
      let block = min(blockCount - 1, Int(Double(sums[all + group]).squareRoot() * scale))
      while place < Int(order.groupEnds[group]) {
        let area = Int(order.areas[place])
        blocks[area * Self.lanes + lane] = UInt8(block)
        groups[lane * areaCount + area] = Int32(group)
        place += 1
      }
      noteCells(lane, block, group)
    }
  }

  private func clearCells(_ lane: Int) {
    for block in 0..<blockCount { lastGroups[lane * blockCount + block] = -1 }
    for span in 0..<spanCount {
      let start = cellStart(lane, span)
      for block in start..<start + blockCount {
        startCells[block] = UInt16(PruningTable.cells + 1)
        endCells[block] = UInt16(PruningTable.cells + 1)
      }
    }
  }

  private func noteCells(_ lane: Int, _ block: Int, _ group: Int) {
    let isFirst = lastGroups[lane * blockCount + block] < 0
    lastGroups[lane * blockCount + block] = Int32(group)
    for (span, periods) in spans.spans.enumerated() {
      let cell = UInt16(PruningTable.cell(Double(units(lane, periods, group: group)) / cells.ratio.unitTotal))
      let entry = cellStart(lane, span) + block
      if isFirst { startCells[entry] = cell }
      endCells[entry] = cell
    }
  }
}
