import Foundation
import WardlightEssentials

/// What a flow falls with: kilometres for the exponential decay, the logarithm of metres for a power; so that f = exp(−β g) for both.
///
/// Row-major, centred at the mean of what flows so that the digits lie where the flows do; `NaN` where nothing can flow.
struct DistanceTable: Sendable {
  /// g before centring and in its own unit.
  let raw: [Double]
  /// What is taken off.
  let centre: Double
  /// By what the rest is multiplied.
  let unit: Double
  /// How many rows are looked at.
  let rows: Int
  let columns: Int
  /// Only every so many-th row is looked at.
  let rowStep: Int
  /// Whether pairs of a place with itself are structural zeros.
  let withoutDiagonal: Bool
  /// Whether some distance is unknown.
  let hasGaps: Bool
  /// The largest g either side of the centre.
  let reach: Double

  init(_ distances: FlowDistances, of flows: FlowMatrix, decay: GravityModel.Decay, withoutDiagonal: Bool, _ parallel: Parallel) {
    (rows, columns, rowStep) = (distances.originCount, distances.destinationCount, 1)
    self.withoutDiagonal = withoutDiagonal
    switch decay {
    case .exponential: (raw, unit) = (distances.metres, 0.001)
    case .power: (raw, unit) = (distances.metres.map { $0 > 0 ? log($0) : .nan }, 1)
    }
    centre = Self.mean(raw, of: flows, withoutDiagonal: withoutDiagonal, parallel)
    let range = Self.range(of: raw)
    hasGaps = range.hasGaps
    reach = max(range.most - centre, centre - range.least) * unit
  }

  /// The same table of which only every so many-th row is looked at.
  func everyRow(_ step: Int) -> DistanceTable { DistanceTable(self, step: step) }

  private init(_ whole: DistanceTable, step: Int) {
    (raw, centre, unit) = (whole.raw, whole.centre, whole.unit)
    (rows, columns, rowStep) = ((whole.rows + step - 1) / step, whole.columns, step)
    (withoutDiagonal, hasGaps, reach) = (whole.withoutDiagonal, whole.hasGaps, whole.reach)
  }

  /// The mean of a number of each pair over what flows.
  static func mean(_ values: [Double], of flows: FlowMatrix, withoutDiagonal: Bool, _ parallel: Parallel) -> Double {
    let sums = parallel.mapRanges(flows.originTotals.count, size: 64) { rows in
      var (sum, total) = (0.0, 0)
      for row in rows {
        for place in flows.starts[row]..<flows.starts[row + 1] where !(withoutDiagonal && Int(flows.columns[place]) == row) {
          sum += Double(flows.counts[place]) * values[row * flows.destinationTotals.count + Int(flows.columns[place])]
          total += flows.counts[place]
        }
      }
      return (sum, total)
    }
    return sums.reduce(0) { $0 + $1.0 } / Double(sums.reduce(0) { $0 + $1.1 })
  }

  /// The least and the largest of the numbers that there are.
  private static func range(of values: [Double]) -> (least: Double, most: Double, hasGaps: Bool) {
    let infinite = (Eight(repeating: .infinity), Eight(repeating: -.infinity))
    var (least, most, gaps) = (infinite.0, infinite.1, SIMDMask<SIMD8<Int64>>(repeating: false))
    values.withUnsafeBytes { bytes in
      for place in 0..<values.count / 8 {
        let eight = bytes.loadUnaligned(fromByteOffset: place * 64, as: Eight.self)
        least.replace(with: eight, where: eight .< least)
        most.replace(with: eight, where: eight .> most)
        gaps .|= eight .!= eight
      }
    }
    let rest = values.suffix(values.count % 8)
    let known = rest.filter { !$0.isNaN } + [least.min(), most.max()]
    return (known.min() ?? .nan, known.max() ?? .nan, any(gaps) || rest.contains { $0.isNaN })
  }

  /// g of one pair.
  func value(_ row: Int, _ column: Int) -> Double { (raw[row * columns + column] - centre) * unit }

  /// Sets a row of f = exp(−β g), and of g, as vectors of eight; where nothing can flow, both to 0. What fills up the last vector has no meaning.
  func fill(_ row: Int, _ f: UnsafeMutablePointer<Eight>, _ g: UnsafeMutablePointer<Eight>, beta: Double) {
    let row = row * rowStep
    let isPlain = !hasGaps && reach * beta.magnitude <= VectorExponential.limit
    raw.withUnsafeBytes { bytes in
      for place in 0..<columns / 8 {
        let length = (bytes.loadUnaligned(fromByteOffset: row * columns * 8 + place * 64, as: Eight.self) - centre) * unit
        g[place] = length
        if isPlain { f[place] = VectorExponential.of(length * -beta) }
      }
    }
    if columns % 8 > 0 { fillRest(row, f, g, beta: beta) }
    if !isPlain { hold(f, g, beta: beta) }
    if withoutDiagonal { f[row / 8][row % 8] = 0 }
  }

  /// Sets the last vector of a row, which is not full.
  private func fillRest(_ row: Int, _ f: UnsafeMutablePointer<Eight>, _ g: UnsafeMutablePointer<Eight>, beta: Double) {
    let place = columns / 8
    var last = Eight.zero
    for lane in 0..<columns - place * 8 { last[lane] = value(row, place * 8 + lane) }
    (g[place], f[place]) = (last, VectorExponential.held(last * -beta))
  }

  /// Sets f where g may be unknown or far away.
  private func hold(_ f: UnsafeMutablePointer<Eight>, _ g: UnsafeMutablePointer<Eight>, beta: Double) {
    for place in 0..<Self.stride(columns) {
      f[place] = VectorExponential.held(g[place] * -beta)
      g[place].replace(with: 0, where: g[place] .!= g[place])
    }
  }

  /// How many vectors of eight a row of so many numbers takes.
  static func stride(_ count: Int) -> Int { (count + 7) / 8 }
}
