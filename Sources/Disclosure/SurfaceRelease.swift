import Foundation
internal import WardlightGeometry

extension Door {
  /// The surface as it may be published.
  ///
  /// A density is as telling as its points: around a lone record it is the kernel itself, whose top is the record's place, and a few differences between cells give the places
  /// of many. So, where records are protected by a threshold of N:
  ///
  /// - The numbers are those in which no spot, with all records on it, makes more than one N-th of a cell (``RawSurface/Limited``). At least N different spots, and
  ///   so at least N records, reach a cell that shows a number, and none makes a peak of its own: five records at one address are one spot. To leave out
  ///   the cells that a spot dominates would show that spot as a round hole.
  /// - All other cells are without data, those that no record reaches too: were zeros shown, the disc around a lone record would stand out among them.
  /// - Numbers are rounded down to steps of 1, 2, 5, 10, … that do not depend on the records, so that differences between cells tell nothing but the step.
  /// - A grid whose border comes from the outermost records is cut to the cells that are shown.
  ///
  /// What remains: where hardly more than N spots lie together, the border of what is shown follows circles around them. Whoever publishes several surfaces of the same
  /// records, of other bandwidths, cells or periods, gives more away than with one, as with tables that overlap.
  ///
  /// - Parameter raw: The surface.
  /// - Returns: Under a policy that protects no counts, and for a surface that comes from no records, the surface as it is.
  /// - Throws: ``DisclosureFault/nothingToShow(_:)`` where every cell must stay without data.
  /// - Precondition: The raw surface is limited to at least as many spots as the threshold.
  /// - Complexity: O(cells).
  public func release(_ raw: RawSurface) throws(DisclosureFault) -> Released<Surface> {
    guard let threshold = terms.policy.threshold, let limited = raw.limited else {
      return Released(surface(raw, raw.values, [], raw.grid, raw.note), terms: terms)
    }
    precondition(limited.spots >= threshold, "surface \(raw.name) is limited to \(limited.spots) spots under a threshold of \(threshold)")
    let stepped = limited.values.map { $0 > 0 && $0.isFinite ? RoundStep.below($0) : .nan }
    guard let box = ShownCells(stepped, raw.grid) else { throw .nothingToShow(terms.policy) }
    let (values, grid) = raw.extent == .stated ? (stepped, raw.grid) : (box.cut(stepped), box.grid)
    let steps = Set(values.filter { !$0.isNaN }).sorted()
    return Released(surface(raw, values, steps, grid, "\(raw.note) \(Self.words(threshold))"), terms: terms)
  }

  private func surface(_ raw: RawSurface, _ values: [Double], _ steps: [Double], _ grid: RasterGrid, _ note: String) -> Surface {
    Surface(
      name: raw.name, title: raw.title, note: note, unit: raw.unit, grid: grid, plane: raw.plane, values: values, steps: steps)
  }

  private static func words(_ threshold: Int) -> String {
    "No spot makes more than 1/\(threshold) of a number; where fewer than \(threshold) spots lie within reach, or none, there are no data; numbers are rounded down to steps of 1, 2, 5, 10, …"
  }
}

/// Numbers rounded to 1, 2 or 5 times a power of ten.
enum RoundStep {
  /// The largest step that is not above a number greater than 0.
  static func below(_ value: Double) -> Double {
    let exponent = Int(log10(value).rounded(.down))
    // The logarithm may be off by a hair at a power of ten.
    let candidates = (exponent - 1...exponent + 1).flatMap { power in [1, 2, 5].map { step($0, power) } }
    return candidates.last { $0 <= value } ?? step(1, exponent - 1)
  }

  /// The steps from a number greater than 0 to another, both included where they are steps.
  static func steps(from low: Double, to high: Double) -> [Double] {
    let powers = Int(log10(low).rounded(.down)) - 1...max(Int(log10(low).rounded(.down)), Int(log10(high).rounded(.down))) + 1
    return powers.flatMap { power in [1, 2, 5].map { step($0, power) } }.filter { low <= $0 && $0 <= high }
  }

  /// Divided rather than multiplied by a fraction of ten, which no number of bits holds: 0.2, not 0.2 and a hair.
  private static func step(_ digit: Double, _ power: Int) -> Double {
    power < 0 ? digit / pow(10, Double(-power)) : digit * pow(10, Double(power))
  }
}

/// The smallest part of a grid that has all cells with a number.
private struct ShownCells {
  let grid: RasterGrid
  private let whole: RasterGrid
  private let columns: Range<Int>
  private let rows: Range<Int>

  /// `nil` where no cell has a number.
  init?(_ values: [Double], _ grid: RasterGrid) {
    var (west, east, south, north) = (Int.max, -1, Int.max, -1)
    for cell in values.indices where !values[cell].isNaN {
      let (row, column) = cell.quotientAndRemainder(dividingBy: grid.columns)
      (west, east, south, north) = (min(west, column), max(east, column), min(south, row), max(north, row))
    }
    guard east >= 0 else { return nil }
    whole = grid
    columns = west..<east + 1
    rows = south..<north + 1
    self.grid = grid.part(columns: columns, rows: rows)
  }

  func cut(_ values: [Double]) -> [Double] {
    rows.flatMap { row in values[row * whole.columns + columns.lowerBound..<row * whole.columns + columns.upperBound] }
  }
}
