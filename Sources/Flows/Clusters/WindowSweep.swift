import WardlightEssentials

/// Looks at every window of one table.
struct WindowSweep: Sendable {
  let windows: WindowTable
  /// Origins by sets.
  let counts: [Int32]

  init(_ windows: WindowTable, _ table: [Int32]) {
    self.windows = windows
    var counts = [Int32](repeating: 0, count: windows.origins.places.count * windows.sets.count)
    windows.counts(table, &counts)
    self.counts = counts
  }

  /// A window with its statistic.
  struct Candidate: Sendable {
    let centre: Int
    /// How many origins it has.
    let size: Int
    let set: Int
    /// How many pairs it has.
    let pairs: Int
    let count: Int
    let ratio: Double

    /// Whether this is named before another.
    func precedes(_ other: Candidate) -> Bool {
      if ratio != other.ratio { return ratio > other.ratio }
      return (pairs, centre, set, size) < (other.pairs, other.centre, other.set, other.size)
    }
  }

  /// Pairs of origin and destination that belong to a cluster that was found before.
  struct Barrier: Sendable {
    /// For each centre how many origins a window can have before it meets the cluster.
    let reach: [Int]
    /// Whether a set meets it.
    let meets: [Bool]

    init(_ found: Candidate, _ windows: WindowTable) {
      let origins = Set(windows.origins.places[found.centre].prefix(found.size))
      let destinations = Set(windows.sets.members(found.set))
      reach = windows.origins.places.map { places in places.firstIndex { origins.contains($0) } ?? places.count }
      meets = (0..<windows.sets.count).map { set in windows.sets.members(set).contains { destinations.contains($0) } }
    }
  }

  /// The window with the largest ratio that meets no barrier.
  func best(_ barriers: [Barrier], _ parallel: Parallel) -> Candidate? {
    let found = parallel.map(windows.origins.places.count) { best(around: $0, barriers) }
    return found.reduce(nil) { best, next in
      guard let best, let next else { return best ?? next }
      return next.precedes(best) ? next : best
    }
  }

  /// The largest ratio there is, 0 at least.
  func largest() -> Double { windows.origins.places.indices.reduce(0) { max($0, best(around: $1, [], above: $0)?.ratio ?? 0) } }

  /// - Complexity: O(sets · windows of the centre), nearly all without a logarithm.
  private func best(around centre: Int, _ barriers: [Barrier], above least: Double = 0) -> Candidate? {
    let wide = windows.sets.count
    var sums = [Int32](repeating: 0, count: wide)
    var units = [Double](repeating: 0, count: wide)
    var best: Candidate?
    var bar = least
    for (step, origin) in windows.origins.places[centre].enumerated() {
      let first = Int(origin) * wide
      add(first, &sums, &units)
      for set in 0..<wide where mayExceed(bar, sums[set], units[set]) {
        let ratio = windows.ratio(Double(sums[set]), windows.expected(units[set]))
        guard ratio >= bar, !barriers.contains(where: { $0.meets[set] && step >= $0.reach[centre] }) else { continue }
        let candidate = Candidate(
          centre: centre, size: step + 1, set: set, pairs: (step + 1) * windows.sets.sizes[set], count: Int(sums[set]), ratio: ratio)
        guard best.map(candidate.precedes) ?? (ratio > least) else { continue }
        (best, bar) = (candidate, ratio)
      }
    }
    return best
  }

  private func add(_ first: Int, _ sums: inout [Int32], _ units: inout [Double]) {
    sums.withUnsafeMutableBufferPointer { sums in
      counts.withUnsafeBufferPointer { counts in
        for set in 0..<sums.count { sums[set] &+= counts[first &+ set] }
      }
    }
    units.withUnsafeMutableBufferPointer { units in
      windows.units.withUnsafeBufferPointer { all in
        for set in 0..<units.count { units[set] += all[first &+ set] }
      }
    }
  }

  @inline(__always)
  private func mayExceed(_ bar: Double, _ count: Int32, _ units: Double) -> Bool {
    let (c, e) = (Double(count), windows.expected(units))
    return Int(count) >= windows.fewest && c > e && windows.bound(c, e) * (1 + 1e-9) >= bar
  }
}
