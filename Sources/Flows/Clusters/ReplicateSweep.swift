import WardlightEssentials

/// The largest ratio of each replicate.
///
/// How many flows a window needs to reach a floor is worked out once, so that a replicate takes an addition and a comparison for a window; the few that reach the
/// floor are looked at closely, and a replicate none of whose windows does is swept in full. The floor lies below the maxima of a few replicates that are swept
/// first, and changes nothing but the time.
struct ReplicateSweep: Sendable {
  private let windows: WindowTable
  private let draws: FlowDraws
  private static let pilots = 4

  init(_ windows: WindowTable, _ draws: FlowDraws) {
    self.windows = windows
    self.draws = draws
  }

  /// - Complexity: O(replicates · windows).
  func maxima(_ replicates: Int, _ parallel: Parallel) -> [Double] {
    let pilots = parallel.map(min(Self.pilots, replicates)) { sweep($0) }
    guard replicates > pilots.count else { return pilots }
    let floor = 0.85 * (pilots.min() ?? 0)
    let needs = NeededCounts(windows, floor: floor, parallel)
    let size = max(1, min(16, (replicates - pilots.count) / (4 * parallel.threads)))
    let rest = parallel.mapRanges(replicates - pilots.count, size: size) { block in
      var scratch = draws.scratch
      var counts = [Int32](repeating: 0, count: windows.origins.places.count * windows.sets.count)
      return block.map { place in
        draws.draw(pilots.count + place, &scratch)
        windows.counts(scratch.table, &counts)
        return largest(counts, needs, floor) ?? sweep(pilots.count + place)
      }
    }
    return pilots + rest.flatMap { $0 }
  }

  private func sweep(_ number: Int) -> Double {
    var scratch = draws.scratch
    draws.draw(number, &scratch)
    return WindowSweep(windows, scratch.table).largest()
  }

  /// The largest ratio, if it is above the floor.
  private func largest(_ counts: [Int32], _ needs: NeededCounts, _ floor: Double) -> Double? {
    let wide = windows.sets.count
    var best = floor
    var sums = [Int32](repeating: 0, count: wide)
    for (centre, places) in windows.origins.places.enumerated() {
      sums.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
      for (step, origin) in places.enumerated() {
        guard Self.add(counts, Int(origin) * wide, &sums, needs.values, needs.starts[centre] + step * wide) else { continue }
        best = closer(centre, step, sums, needs, best)
      }
    }
    return best > floor ? best : nil
  }

  /// Adds the flows of one more origin; whether any set has as many as it needs.
  private static func add(_ counts: [Int32], _ first: Int, _ sums: inout [Int32], _ needs: [Int32], _ start: Int) -> Bool {
    sums.withUnsafeMutableBufferPointer { sums in
      counts.withUnsafeBufferPointer { counts in
        needs.withUnsafeBufferPointer { needs in
          var short: Int32 = -1
          for set in 0..<sums.count {
            let sum = sums[set] &+ counts[first &+ set]
            sums[set] = sum
            short &= (sum &- needs[start &+ set]) >> 31
          }
          return short == 0
        }
      }
    }
  }

  private func closer(_ centre: Int, _ step: Int, _ sums: [Int32], _ needs: NeededCounts, _ bar: Double) -> Double {
    let start = needs.starts[centre] + step * sums.count
    var bar = bar
    for set in sums.indices where sums[set] >= needs.values[start + set] {
      let (c, e) = (Double(sums[set]), windows.expected(windows.units(centre: centre, size: step + 1, set: set)))
      guard c > e, windows.bound(c, e) * (1 + 1e-9) > bar else { continue }
      bar = max(bar, windows.ratio(c, e))
    }
    return bar
  }
}

/// How many flows each window needs for its ratio to reach a floor, or fewer.
struct NeededCounts: Sendable {
  /// By centre, size and set.
  let values: [Int32]
  /// Where each centre's windows begin.
  let starts: [Int]

  private static let classes = 4_096

  init(_ windows: WindowTable, floor: Double, _ parallel: Parallel) {
    let table = Self.byClass(windows, floor)
    let lengths = windows.origins.places.map { $0.count * windows.sets.count }
    values = parallel.fill(lengths) { centre, places in Self.fill(places, centre, windows, table) }
    var starts = [0]
    for length in lengths { starts.append(starts[starts.count - 1] + length) }
    self.starts = starts
  }

  /// The counts needed in classes of what is expected, even in its square root, by the lower end of each class.
  private static func byClass(_ windows: WindowTable, _ floor: Double) -> [Int32] {
    var count = Int32(windows.fewest)
    return (0...classes).map { place in
      let root = Double(place) / Double(classes)
      let e = root * root * windows.total
      guard e > 0 else { return count }
      while Double(count) < windows.total, windows.ratio(Double(count), e) < floor - 1e-9 { count += 1 }
      return count
    }
  }

  private static func fill(_ places: UnsafeMutableBufferPointer<Int32>, _ centre: Int, _ windows: WindowTable, _ table: [Int32]) {
    let wide = windows.sets.count
    let scale = 1 / windows.unitTotal
    var units = [Double](repeating: 0, count: wide)
    for (step, origin) in windows.origins.places[centre].enumerated() {
      for set in 0..<wide {
        units[set] += windows.units[Int(origin) * wide + set]
        let place = (units[set] * scale).squareRoot() * Double(classes)
        let need = units[set] > 0 ? table[min(classes, max(0, Int(place - 1e-6)))] : Int32.max
        (places.baseAddress.map { $0 + step * wide + set })?.initialize(to: need)
      }
    }
  }
}
