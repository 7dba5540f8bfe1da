import Foundation
internal import WardlightEssentials
internal import WardlightGeometry

/// Spreads places over the cells of a grid.
///
/// Cells are worked on in bands of rows. Within a band every cell hears of its places in their one order, so that the number of threads changes nothing.
struct KernelSpread {
  let grid: RasterGrid
  let kernel: DensityKernel
  let eastings: [Double]

  init(_ grid: RasterGrid, _ kernel: DensityKernel) {
    self.grid = grid
    self.kernel = kernel
    eastings = (0..<grid.columns).map { grid.easting(ofColumn: $0) }
  }

  /// Rows in a band: enough that few places reach into several, few enough that threads end together.
  private static let bandRows = 32

  /// The sum of the weights that reach each middle of a cell, per square metre.
  func gathered(_ places: DensityPlaces, _ parallel: Parallel) -> [Double] {
    let widest = kernel.reach * (places.places.reduce(0) { max($0, $1.bandwidth) })
    let bands = stride(from: 0, to: grid.rows, by: Self.bandRows).map { $0..<min(grid.rows, $0 + Self.bandRows) }
    return parallel.fill(bands.map { $0.count * grid.columns }) { (number, cells: UnsafeMutableBufferPointer<Double>) in
      cells.initialize(repeating: 0)
      guard let first = cells.baseAddress else { return }
      let rows = bands[number]
      let (south, north) = (grid.northing(ofRow: rows.lowerBound), grid.northing(ofRow: rows.upperBound - 1))
      let near = places.places(inBands: places.bands(from: south - widest, to: north + widest))
      places.places.withUnsafeBufferPointer { all in
        spread(UnsafeBufferPointer(rebasing: all[near]), over: rows, first)
      }
    }
  }

  private func spread(
    _ places: UnsafeBufferPointer<DensityPlace>, over rows: Range<Int>, _ cells: UnsafeMutablePointer<Double>
  ) {
    eastings.withUnsafeBufferPointer { eastings in
      guard let middles = eastings.baseAddress else { return }
      let band = BandOfCells(grid: grid, rows: rows, middles: middles, cells: cells)
      switch kernel {
      case .epanechnikov: for place in places { band.gather(place, Linear.self) }
      case .quartic: for place in places { band.gather(place, Squared.self) }
      case .gaussian:
        var across = [Double](repeating: 0, count: grid.columns)
        across.withUnsafeMutableBufferPointer { across in
          guard let across = across.baseAddress else { return }
          for place in places { band.gatherGaussian(place, across, reach: kernel.reach) }
        }
      }
    }
  }

  /// For each place the share of its kernel on the cells of a region: Σ K(middle − place)·cell² over the middles inside.
  func shares(of places: DensityPlaces, within region: StudyRegion, _ parallel: Parallel) -> [Double] {
    let size = 1_024
    let blocks = parallel.mapRanges(places.places.count, size: size) { range in
      range.map { share(of: places.places[$0], within: region) }
    }
    return Array(blocks.joined())
  }

  private func share(of place: DensityPlace, within region: StudyRegion) -> Double {
    let reach = kernel.reach * place.bandwidth
    let rows = CellSpan(centre: place.northing, half: reach, origin: grid.origin.northing, cell: grid.cell, count: grid.rows)
    var sum = 0.0
    for row in rows.range {
      let up = grid.northing(ofRow: row) - place.northing
      let half = (max(reach * reach - up * up, 0)).squareRoot()
      let columns = CellSpan(centre: place.easting, half: half, origin: grid.origin.easting, cell: grid.cell, count: grid.columns)
      var line = 0.0
      for column in columns.range where region.inside[row * grid.columns + column] == 1 {
        let across = eastings[column] - place.easting
        line += kernel.value(squared: across * across + up * up, bandwidth: place.bandwidth)
      }
      sum += line
    }
    return sum * grid.cell * grid.cell
  }
}

/// A kernel that is a power of 1 − u².
private protocol PolynomialKernel {
  static var kernel: DensityKernel { get }
  /// The power of h² − d².
  static func value(_ rest: Double) -> Double
  /// What makes of that a density of one point.
  static func scale(_ bandwidth: Double) -> Double
}

private enum Linear: PolynomialKernel {
  static var kernel: DensityKernel { .epanechnikov }
  @inline(__always) static func value(_ rest: Double) -> Double { rest }
  static func scale(_ bandwidth: Double) -> Double {
    let square = bandwidth * bandwidth
    return kernel.height / square / square
  }
}

private enum Squared: PolynomialKernel {
  static var kernel: DensityKernel { .quartic }
  @inline(__always) static func value(_ rest: Double) -> Double { rest * rest }
  static func scale(_ bandwidth: Double) -> Double {
    let square = bandwidth * bandwidth
    return kernel.height / square / square / square
  }
}

/// The cells of a row, or rows of a column, whose middles lie within a distance.
struct CellSpan {
  let range: Range<Int>

  @inline(__always)
  init(centre: Double, half: Double, origin: Double, cell: Double, count: Int) {
    let middle = (centre - origin) / cell - 0.5
    let first = max((middle - half / cell).rounded(.up), 0)
    let last = min((middle + half / cell).rounded(.down), Double(count - 1))
    range = first <= last ? Int(first)..<Int(last) + 1 : 0..<0
  }
}

/// Some rows of cells that one thread fills.
private struct BandOfCells {
  let grid: RasterGrid
  let rows: Range<Int>
  /// The eastings of the columns' middles.
  let middles: UnsafePointer<Double>
  let cells: UnsafeMutablePointer<Double>
  let columns: Int
  let origin: Coordinate
  let cell: Double

  init(grid: RasterGrid, rows: Range<Int>, middles: UnsafePointer<Double>, cells: UnsafeMutablePointer<Double>) {
    (self.grid, self.rows, self.middles, self.cells) = (grid, rows, middles, cells)
    (columns, origin, cell) = (grid.columns, grid.origin, grid.cell)
  }

  @inline(__always)
  private func rows(within reach: Double, of place: DensityPlace) -> Range<Int> {
    CellSpan(centre: place.northing, half: reach, origin: origin.northing, cell: cell, count: rows.upperBound).range
      .clamped(to: rows)
  }

  @inline(__always)
  func gather<Kernel: PolynomialKernel>(_ place: DensityPlace, _ kernel: Kernel.Type) {
    let square = place.bandwidth * place.bandwidth
    let scale = Kernel.scale(place.bandwidth) * place.weight
    for row in rows(within: place.bandwidth, of: place) {
      let up = grid.northing(ofRow: row) - place.northing
      let rest = square - up * up
      guard rest > 0 else { continue }
      let span = CellSpan(centre: place.easting, half: rest.squareRoot(), origin: origin.easting, cell: cell, count: columns).range
      let line = cells + (row - rows.lowerBound) * columns
      for column in span {
        let across = middles[column] - place.easting
        // On the rim rounding can leave a hair below 0.
        line[column] += scale * Kernel.value(max(rest - across * across, 0))
      }
    }
  }

  @inline(__always)
  func gatherGaussian(
    _ place: DensityPlace, _ factors: UnsafeMutablePointer<Double>, reach: Double
  ) {
    let limit = reach * place.bandwidth
    let square = place.bandwidth * place.bandwidth
    let near = rows(within: limit, of: place)
    guard !near.isEmpty else { return }
    for column in CellSpan(centre: place.easting, half: limit, origin: origin.easting, cell: cell, count: columns).range {
      let across = middles[column] - place.easting
      factors[column] = exp(-0.5 * across * across / square)
    }
    for row in near {
      let up = grid.northing(ofRow: row) - place.northing
      let scale = DensityKernel.gaussian.height / square * place.weight * exp(-0.5 * up * up / square)
      let half = max(limit * limit - up * up, 0).squareRoot()
      let line = cells + (row - rows.lowerBound) * columns
      for column in CellSpan(centre: place.easting, half: half, origin: origin.easting, cell: cell, count: columns).range {
        line[column] += scale * factors[column]
      }
    }
  }
}
