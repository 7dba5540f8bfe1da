import WardlightEssentials

/// The cases of replicates of the map under chance: the same total, drawn anew.
///
/// Each replicate has its own stream of random numbers, so that neither threads nor batches matter.
struct ReplicateCases: Sendable {
  /// How many replicates.
  let count: Int
  private let periods: Int
  /// For each replicate and period where its entries begin.
  private let starts: [Int]
  /// Area above number of cases, by period and area.
  private let entries: [UInt64]

  /// - Parameter replicates: Their numbers, of which the draws depend.
  init(_ replicates: Range<Int>, _ cells: ScanCells, _ source: any CaseSource, seed: UInt64, parallel: Parallel) {
    count = replicates.count
    periods = cells.periods
    let drawn = parallel.mapRanges(count, size: 16) { block in
      var counts = [Int32](repeating: 0, count: cells.cases.count)
      return block.map { place in
        var random = KeyedRandom(seed: seed, purpose: "scan replicate", index: UInt64(replicates.lowerBound + place))
        source.draw(&counts, &random)
        return Self.compact(&counts, cells)
      }
    }
    let rows = drawn.flatMap { $0 }
    entries = rows.flatMap { $0.flatMap { $0 } }
    var starts = [0]
    for row in rows { for period in row { starts.append(starts[starts.count - 1] + period.count) } }
    self.starts = starts
  }

  func range(_ replicate: Int, _ period: Int) -> Range<Int> {
    starts[replicate * periods + period]..<starts[replicate * periods + period + 1]
  }

  @inline(__always)
  func withEntries(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt64>) -> Void) {
    entries.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The cells that have cases, by period; the counts are cleared.
  private static func compact(_ counts: inout [Int32], _ cells: ScanCells) -> [[UInt64]] {
    (0..<cells.periods).map { period in
      var row: [UInt64] = []
      for area in 0..<cells.count where counts[cells.cell(period, area)] != 0 {
        row.append(UInt64(area) << 32 | UInt64(counts[cells.cell(period, area)]))
        counts[cells.cell(period, area)] = 0
      }
      return row
    }
  }
}

/// Draws the cases of a replicate.
protocol CaseSource: Sendable {
  /// Adds all cases to counts that are 0, period by period, each aligned with the areas.
  func draw(_ counts: inout [Int32], _ random: inout KeyedRandom)
}

extension ScanCells {
  func source(_ model: ScanModel) -> any CaseSource {
    switch model {
    case .poisson, .poissonExpected: MultinomialSource(units, cases: caseTotal)
    case .bernoulli: PersonSource(units, cases: caseTotal)
    case .spaceTimePermutation: PermutedTimes(self)
    }
  }
}

/// Each case falls anywhere, with the chance that its units give a cell (Walker's alias method).
struct MultinomialSource: CaseSource {
  private let cases: Int
  private let places: [Int32]
  /// Below which fraction the place itself is taken, else its alias.
  private let limits: [Double]
  private let aliases: [Int32]

  init(_ units: [Int64], cases: Int) {
    self.cases = cases
    let places = units.indices.filter { units[$0] > 0 }
    let total = Double(units.reduce(0, +))
    var shares = places.map { Double(units[$0]) / total * Double(places.count) }
    var aliases = Array(places.indices)
    var limits = [Double](repeating: 1, count: places.count)
    var small = places.indices.filter { shares[$0] < 1 }
    var large = places.indices.filter { shares[$0] >= 1 }
    while let short = small.popLast(), let long = large.last {
      limits[short] = shares[short]
      aliases[short] = long
      shares[long] -= 1 - shares[short]
      if shares[long] < 1 { small.append(large.removeLast()) }
    }
    self.places = places.map { Int32($0) }
    self.limits = limits
    self.aliases = aliases.map { Int32(places[$0]) }
  }

  func draw(_ counts: inout [Int32], _ random: inout KeyedRandom) {
    for _ in 0..<cases {
      let place = random.below(places.count)
      counts[Int(random.unit() < limits[place] ? places[place] : aliases[place])] += 1
    }
  }
}

/// So many different persons are cases.
struct PersonSource: CaseSource {
  private let cases: Int
  /// Where the persons of each cell end.
  private let ends: [Int64]
  private let units: [Int64]

  init(_ units: [Int64], cases: Int) {
    self.cases = cases
    self.units = units
    var sum: Int64 = 0
    ends = units.map {
      sum += $0
      return sum
    }
  }

  /// Draws whoever is fewer, the cases or the others.
  func draw(_ counts: inout [Int32], _ random: inout KeyedRandom) {
    let persons = Int(ends[ends.count - 1])
    let drawsCases = cases <= persons / 2
    var chosen = Set<Int>(minimumCapacity: drawsCases ? cases : persons - cases)
    if !drawsCases { for cell in counts.indices { counts[cell] = Int32(units[cell]) } }
    while chosen.count < (drawsCases ? cases : persons - cases) {
      let person = random.below(persons)
      if chosen.insert(person).inserted { counts[cell(of: Int64(person))] += drawsCases ? 1 : -1 }
    }
  }

  private func cell(of person: Int64) -> Int {
    var (low, high) = (0, ends.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] > person { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Every case keeps its area and takes the period of another.
struct PermutedTimes: CaseSource {
  private let areas: [Int32]
  private let periods: [Int32]
  private let count: Int

  init(_ cells: ScanCells) {
    var (areas, periods): ([Int32], [Int32]) = ([], [])
    for (cell, cases) in cells.cases.enumerated() {
      areas += [Int32](repeating: Int32(cell % cells.count), count: Int(cases))
      periods += [Int32](repeating: Int32(cell / cells.count), count: Int(cases))
    }
    (self.areas, self.periods) = (areas, periods)
    count = cells.count
  }

  func draw(_ counts: inout [Int32], _ random: inout KeyedRandom) {
    var periods = periods
    for place in periods.indices {
      periods.swapAt(place, place + random.below(periods.count - place))
      counts[Int(periods[place]) * count + Int(areas[place])] += 1
    }
  }
}
