import WardlightEssentials

/// The largest statistic of each replicate.
///
/// Centres are taken in waves, each larger than those before, so that most are compared with a maximum that is already near the final one.
struct ReplicateMaxima {
  let cells: ScanCells
  let spans: ScanSpans
  let limits: WindowLimits
  let families: [WindowFamily]
  let options: ScanOptions
  let parallel: Parallel

  /// Cases held at once, so that memory does not grow with the number of replicates.
  private static let mostEntries = 8_000_000

  func maxima(_ model: ScanModel) -> [Double] {
    let source = cells.source(model)
    let batch = max(1, Self.mostEntries / min(cells.caseTotal, cells.cases.count))
    var all: [Double] = []
    for first in stride(from: 0, to: options.replicates, by: batch) {
      let replicates = first..<min(first + batch, options.replicates)
      all += maxima(of: ReplicateCases(replicates, cells, source, seed: options.seed, parallel: parallel))
    }
    return all
  }

  private func maxima(of draws: ReplicateCases) -> [Double] {
    var maxima = [Double](repeating: 0, count: draws.count)
    for (number, family) in families.enumerated() {
      for wave in waves(isFirstFamily: number == 0) { raise(&maxima, family, wave, draws) }
    }
    return maxima
  }

  /// Ranges of tiles.
  private func waves(isFirstFamily: Bool) -> [Range<Int>] {
    let tiles = (cells.count + CentreTile.lanes - 1) / CentreTile.lanes
    guard isFirstFamily else { return [0..<tiles] }
    var waves: [Range<Int>] = []
    var size = 2
    while (waves.last?.upperBound ?? 0) < tiles {
      let start = waves.last?.upperBound ?? 0
      waves.append(start..<min(tiles, start + size))
      size *= 3
    }
    return waves
  }

  private func raise(_ maxima: inout [Double], _ family: WindowFamily, _ wave: Range<Int>, _ draws: ReplicateCases) {
    let table = PruningTable(maxima, penalty: family.penalty, cells.ratio, options, parallel)
    let plane = family.plane(cells.centres)
    let (start, known) = (wave.lowerBound, maxima)
    let raised = parallel.mapRanges(wave.count, size: max(1, wave.count / 32)) { tiles in
      var own = known
      let order = DistanceOrder(plane)
      let tile = CentreTile(cells, spans, limits)
      let scan = ReplicateScan(tile, cells, spans, options)
      for number in tiles {
        let first = (start + number) * CentreTile.lanes
        tile.fill(first..<min(cells.count, first + CentreTile.lanes), order, family)
        scan.raise(&own, draws, table, penalty: family.penalty)
      }
      return own
    }
    for own in raised { for replicate in maxima.indices { maxima[replicate] = max(maxima[replicate], own[replicate]) } }
  }
}
