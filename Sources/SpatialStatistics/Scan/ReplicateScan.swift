/// The largest statistic of each replicate over the windows of many centres.
///
/// - Complexity: O(cases) additions and O(blocks) comparisons for a centre and a replicate, and a sort of the cases in the few blocks that
///   could hold a larger statistic.
final class ReplicateScan {
  private let tile: CentreTile
  private let spans: ScanSpans
  private let ratio: LikelihoodRatio
  private let options: ScanOptions
  private let counts: UnsafeMutableBufferPointer<Int32>
  private let before: UnsafeMutableBufferPointer<Int32>
  private let marks: UnsafeMutableBufferPointer<UInt8>
  private var keys: [UInt64] = []
  private static let stride = 128

  init(_ tile: CentreTile, _ cells: ScanCells, _ spans: ScanSpans, _ options: ScanOptions) {
    self.tile = tile
    self.spans = spans
    self.options = options
    ratio = cells.ratio
    counts = .allocate(capacity: Self.stride * CentreTile.lanes)
    before = .allocate(capacity: Self.stride)
    marks = .allocate(capacity: Self.stride)
  }

  deinit {
    counts.deallocate()
    before.deallocate()
    marks.deallocate()
  }

  /// Raises the maxima of the replicates to those of the tile's windows.
  func raise(_ maxima: inout [Double], _ draws: ReplicateCases, _ table: PruningTable, penalty: Double) {
    for replicate in 0..<draws.count {
      for chain in spans.chains {
        counts.update(repeating: 0)
        for (step, period) in chain.periods.enumerated() {
          let drawn = draws.range(replicate, period)
          add(draws, drawn)
          let window = Window(replicate: replicate, chain: chain, step: step, span: chain.firstSpan + step)
          for lane in 0..<tile.used where mayRaise(lane, window, table) {
            let found = largest(lane, window, draws, above: maxima[replicate] / penalty) * penalty
            if found > maxima[replicate] { maxima[replicate] = found }
          }
        }
      }
    }
  }

  /// A span of one replicate, reached by adding the first periods of a chain.
  private struct Window {
    let replicate: Int
    let chain: ScanSpans.Chain
    let step: Int
    let span: Int
  }

  private func add(_ draws: ReplicateCases, _ range: Range<Int>) {
    draws.withEntries(range) { entries in
      for entry in entries {
        let (area, cases) = (Int(entry >> 32), Int32(truncatingIfNeeded: entry))
        let first = area &* CentreTile.lanes
        for lane in 0..<CentreTile.lanes { counts[lane &* Self.stride &+ Int(tile.blocks[first &+ lane])] &+= cases }
      }
    }
  }

  private func mayRaise(_ lane: Int, _ window: Window, _ table: PruningTable) -> Bool {
    let row = window.replicate * PruningTable.stride
    let cells = tile.cellStart(lane, window.span)
    return (!table.high.isEmpty && mayBeHigh(lane, row, cells, table)) || (!table.low.isEmpty && mayBeLow(lane, row, cells, table))
  }

  private func mayBeHigh(_ lane: Int, _ row: Int, _ cells: Int, _ table: PruningTable) -> Bool {
    table.high.withUnsafeBufferPointer { needed in
      var sum: Int32 = 0
      var reached = false
      for block in 0..<tile.blockCount {
        sum &+= counts[lane &* Self.stride &+ block]
        reached = reached || sum >= needed[row &+ Int(tile.startCells[cells &+ block])]
      }
      return reached
    }
  }

  private func mayBeLow(_ lane: Int, _ row: Int, _ cells: Int, _ table: PruningTable) -> Bool {
    table.low.withUnsafeBufferPointer { allowed in
      var sum: Int32 = 0
      var reached = false
      for block in 0..<tile.blockCount {
        reached = reached || sum <= allowed[row &+ Int(tile.endCells[cells &+ block])]
        sum &+= counts[lane &* Self.stride &+ block]
      }
      return reached
    }
  }
}

extension ReplicateScan {
  /// The largest ratio of the windows around one centre, if it is above a bound.
  private func largest(_ lane: Int, _ window: Window, _ draws: ReplicateCases, above bound: Double) -> Double {
    mark(lane, window, above: bound)
    collect(lane, window, draws)
    let span = spans.spans[window.span]
    var best = 0.0
    if options.rates.includesHigh { best = max(best, largestHigh(lane, span)) }
    if options.rates.includesLow { best = max(best, largestLow(lane, span)) }
    return best
  }

  /// Marks the blocks whose windows could be above the bound, and notes how many cases lie before each block.
  private func mark(_ lane: Int, _ window: Window, above bound: Double) {
    var sum: Int32 = 0
    let span = spans.spans[window.span]
    for block in 0..<tile.blockCount {
      before[block] = sum
      let cases = counts[lane * Self.stride + block]
      let last = Int(tile.lastGroups[lane * tile.blockCount + block])
      marks[block] = last >= 0 && mayExceed(bound, lane, span, block, last, sum, sum + cases) ? 1 : 0
      sum += cases
    }
    marks[tile.blockCount] = 0
  }

  private func mayExceed(
    _ bound: Double, _ lane: Int, _ span: ClosedRange<Int>, _ block: Int, _ last: Int, _ fewest: Int32, _ most: Int32
  ) -> Bool {
    let slack = bound - 1e-9
    if options.rates.includesHigh, most > fewest, Int(most) >= options.fewestCases {
      let first = block == 0 ? 0 : Int(previousLast(lane, block)) + 1
      if ratio.high(Double(most), units: Double(tile.units(lane, span, group: first))) > slack { return true }
    }
    return options.rates.includesLow && ratio.low(Double(fewest), units: Double(tile.units(lane, span, group: last))) > slack
  }

  /// The last group of the nearest block before one that has any; -1 where there is none.
  private func previousLast(_ lane: Int, _ block: Int) -> Int32 {
    var block = block - 1
    while block >= 0, tile.lastGroups[lane * tile.blockCount + block] < 0 { block -= 1 }
    return block < 0 ? -1 : tile.lastGroups[lane * tile.blockCount + block]
  }

  /// The cases in marked blocks by group, as group above count.
  private func collect(_ lane: Int, _ window: Window, _ draws: ReplicateCases) {
    keys.removeAll(keepingCapacity: true)
    for period in window.chain.periods[...window.step] {
      draws.withEntries(draws.range(window.replicate, period)) { entries in
        for entry in entries {
          let area = Int(entry >> 32)
          guard marks[Int(tile.blocks[area &* CentreTile.lanes &+ lane])] != 0 else { continue }
          keys.append(UInt64(tile.groups[lane &* tile.areaCount &+ area]) << 32 | entry & 0xFFFF_FFFF)
        }
      }
    }
    keys.sort()
  }

  private func block(ofGroup group: Int, _ lane: Int, from block: Int) -> Int {
    var block = block
    while Int(tile.lastGroups[lane * tile.blockCount + block]) < group { block += 1 }
    return block
  }

  /// A maximum ends where there are cases.
  private func largestHigh(_ lane: Int, _ span: ClosedRange<Int>) -> Double {
    var best = 0.0
    var (block, sum, place) = (-1, Int32(0), 0)
    while place < keys.count {
      let group = Int(keys[place] >> 32)
      let home = self.block(ofGroup: group, lane, from: max(block, 0))
      if home != block { (block, sum) = (home, before[home]) }
      sum += takeGroup(group, &place)
      guard Int(sum) >= options.fewestCases else { continue }
      best = max(best, ratio.high(Double(sum), units: Double(tile.units(lane, span, group: group))))
    }
    return best
  }

  /// A minimum ends just before cases, or with its block.
  private func largestLow(_ lane: Int, _ span: ClosedRange<Int>) -> Double {
    var best = 0.0
    var place = 0
    for block in 0..<tile.blockCount where marks[block] != 0 {
      let last = Int(tile.lastGroups[lane * tile.blockCount + block])
      var sum = before[block]
      while place < keys.count, Int(keys[place] >> 32) <= last {
        let group = Int(keys[place] >> 32)
        if group > 0 { best = max(best, ratio.low(Double(sum), units: Double(tile.units(lane, span, group: group - 1)))) }
        sum += takeGroup(group, &place)
      }
      best = max(best, ratio.low(Double(sum), units: Double(tile.units(lane, span, group: last))))
    }
    return best
  }

  /// The cases of a group, which lie together.
  private func takeGroup(_ group: Int, _ place: inout Int) -> Int32 {
    var sum: Int32 = 0
    while place < keys.count, Int(keys[place] >> 32) == group {
      sum += Int32(truncatingIfNeeded: keys[place])
      place += 1
    }
    return sum
  }
}
