import WardlightGeometry

/// What is wrong with values of areas over time.
public enum CubeFault: Hashable, Sendable {
  /// There are too few periods for anything to emerge.
  case tooFewPeriods(Int)

  var sentence: String {
    switch self {
    case .tooFewPeriods(let count): "\(count) period\(count == 1 ? " makes" : "s make") no series over time; at least 2 are needed."
    }
  }
}

/// A value for each area and period: the bins of space and time.
public struct SpaceTimeCube: Hashable, Sendable {
  /// The number of areas.
  public let areas: Int
  /// The number of periods.
  public let periods: Int
  /// The values, period by period, in each the areas in order of code; `NaN` where missing.
  public let values: [Double]

  /// - Parameter byPeriod: For each period, in order of time, the values of all areas in order of code; `NaN` where missing.
  /// - Throws: ``StatisticsError/cube(_:)`` where there are fewer than two periods.
  public init(byPeriod: [[Double]]) throws(StatisticsError) {
    guard byPeriod.count >= 2 else { throw .cube(.tooFewPeriods(byPeriod.count)) }
    let areas = byPeriod[0].count
    precondition(byPeriod.allSatisfy { $0.count == areas }, "the periods of a cube have \(byPeriod.map(\.count)) areas")
    self.areas = areas
    periods = byPeriod.count
    values = byPeriod.flatMap { $0 }
  }

  /// Where the bin of an area and a period stands in ``values``.
  public func bin(area: Int, period: Int) -> Int { period * areas + area }

  /// What an area has in each period, in order of time.
  public func series(of area: Int, in column: [Double]) -> [Double] { (0..<periods).map { column[bin(area: area, period: $0)] } }

  /// The neighbours of bins: the area's neighbours in its own period, and the area and its neighbours in the periods before.
  ///
  /// A neighbour weighs at each time what it weighs in space, the area itself at earlier times what it weighs where it counts. An
  /// island is one at all times: its own past is no neighbourhood.
  ///
  /// - Parameters:
  ///   - weights: The neighbours in space.
  ///   - steps: How many periods back neighbours reach; the first periods have fewer behind them.
  /// - Complexity: O(periods · steps · links).
  public func weights(_ weights: Weights, steps: Int) -> Weights {
    precondition(weights.count == areas, "\(weights.count) rows of weights do not align with \(areas) areas")
    var rows = RaggedRows()
    var values: [Double] = []
    for period in 0..<periods {
      for area in 0..<areas {
        let links = Self.links(of: area, weights)
        let reach = links.isEmpty ? 0 : min(steps, period)
        let before = Self.includingItself(area, links, weights.selfWeight)
        let bins = (period - reach...period).flatMap { time in
          (time < period ? before : links).map { (Int32(bin(area: $0.area, period: time)), $0.weight) }
        }
        rows.append(bins.map(\.0))
        if weights.values != nil { values += bins.map(\.1) }
      }
    }
    return Weights(rows: rows, values: weights.values == nil ? nil : values, selfWeight: weights.selfWeight)
  }

  private typealias Link = (area: Int, weight: Double)

  private static func links(of area: Int, _ weights: Weights) -> [Link] {
    zip(weights.neighbours(of: area), weights.weights(of: area)).map { (Int($0), $1) }
  }

  private static func includingItself(_ area: Int, _ links: [Link], _ selfWeight: SelfWeight) -> [Link] {
    let own: Double
    switch selfWeight {
    case .one: own = 1
    case .fixed(let weight): own = weight
    case .rowMaximum: own = links.map(\.weight).max() ?? 1
    }
    return (links + [(area, own)]).sorted { $0.area < $1.area }
  }
}
