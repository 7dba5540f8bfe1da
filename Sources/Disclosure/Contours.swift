import Foundation
public import WardlightEssentials
public import WardlightGeometry

/// At which levels a surface is cut.
public enum ContourLevels: Hashable, Sendable {
  /// At round steps, 1, 2, 5, 10, …: those of the surface, or where its numbers are exact from a hundredth of the largest upwards.
  case steps
  /// At these numbers, above 0, in the surface's unit.
  case values([Double])
  /// Around these shares of all that the surface shows, each above 0 and at most 1: 0.5 gives the smallest cells that together hold half of it.
  case shares([Double])
}

/// The parts of a surface above some levels, one within the other.
public struct ContourSet: Sendable {
  /// One area for each level, the lowest first.
  public let areas: Areas
  let table: Table
}

extension Surface {
  /// The levels at which the surface is cut, rising and each once: of a surface in steps only steps; none where no cell shows more than 0.
  ///
  /// - Complexity: O(cells log cells).
  public func levels(_ wanted: ContourLevels) -> [Double] { SurfaceCut(self).levels(wanted) }
}

extension Released where Content == Surface {
  /// The polygons within which the surface is at least each level, and a table of the levels.
  ///
  /// They are made from what was released alone. Between middles of cells, exact numbers change in a straight line; numbers that were rounded to steps change half-way,
  /// and a level between two steps counts as the upper one. Levels that the surface does not reach are left out.
  ///
  /// - Parameters:
  ///   - levels: At which levels.
  ///   - parallel: Changes the time only.
  /// - Throws: ``DisclosureFault/noContour`` where no level is reached.
  /// - Returns: The columns of the table are `code`, `from` (the level), `square_km` (how much is within) and `share_percent` (of the sum over all cells shown).
  /// - Complexity: O(cells·(levels + log cells)).
  public func contours(_ levels: ContourLevels, parallel: Parallel = Parallel()) throws(DisclosureFault) -> Released<ContourSet> {
    let cut = SurfaceCut(content)
    let wanted = cut.levels(levels)
    let shapes = cut.polygons(wanted, parallel)
    let kept = wanted.indices.filter { !shapes.polygons(ofArea: $0).isEmpty }
    guard !kept.isEmpty else { throw .noContour }
    let codes = kept.indices.map { Self.code($0 + 1, of: kept.count) }
    let numbers = kept.map { wanted[$0] }
    let areas = Areas(
      geography: Geography(kind: "contours", vintage: ""), codes: codes, names: numbers.map { "\(SignificantDecimal.text($0)) or more" },
      shapes: shapes.selecting(kept), plane: content.plane)
    return Released<ContourSet>(ContourSet(areas: areas, table: cut.table(codes, numbers, areas)), terms: terms)
  }

  /// Codes whose alphabet's order is that of the levels.
  private static func code(_ number: Int, of count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: String(count).count - digits.count) + digits
  }
}

extension Released where Content == ContourSet {
  /// The table of the levels; its column `code` names the areas.
  public var table: Released<Table> { Released<Table>(content.table, terms: terms) }
}

/// A surface that is cut at levels.
private struct SurfaceCut {
  let surface: Surface
  /// The numbers shown, falling.
  private let falling: [Double]
  private let total: Double

  init(_ surface: Surface) {
    self.surface = surface
    falling = surface.values.filter { $0 > 0 }.sorted(by: >)
    total = falling.reversed().reduce(0, +)
  }

  /// The levels, rising and each once.
  func levels(_ wanted: ContourLevels) -> [Double] {
    guard let largest = falling.first else { return [] }
    let numbers =
      switch wanted {
      case .values(let values): values
      case .shares(let shares): shares.map(level(around:))
      case .steps: surface.isStepped ? surface.steps : RoundStep.steps(from: largest / 100, to: largest)
      }
    let shown = surface.isStepped ? numbers.compactMap { number in surface.steps.first { $0 >= number } } : numbers
    return Set(shown).sorted()
  }

  /// The highest number such that the cells with at least it hold a share of all.
  private func level(around share: Double) -> Double {
    var sum = 0.0
    for value in falling {
      sum += value
      if sum >= share * total { return value }
    }
    return falling.last ?? 0
  }

  func polygons(_ levels: [Double], _ parallel: Parallel) -> MultiPolygons {
    guard surface.isStepped else {
      return IsoPolygons.polygons(surface.values, on: surface.grid, atLeast: levels, parallel: parallel)
    }
    var shapes = MultiPolygons()
    for level in levels {
      let high = surface.values.map { $0 >= level ? 1.0 : 0 }
      let one = IsoPolygons.polygons(high, on: surface.grid, atLeast: [0.5], parallel: parallel)
      shapes.append(one.polygons(ofArea: 0).map { polygon in one.rings(ofPolygon: polygon).map { Array(one.vertices(ofRing: $0)) } })
    }
    return shapes
  }

  func table(_ codes: [String], _ levels: [Double], _ areas: Areas) -> Table {
    let rows = codes.indices.map { place in
      [
        Cell.text(codes[place]), .significant(levels[place]), .number(areas.shapes.size(ofArea: place) / 1e6, decimals: 3),
        .number(100 * share(atLeast: levels[place]), decimals: 1),
      ]
    }
    return Table(
      name: surface.name, title: surface.title, note: surface.note,
      columns: [
        ColumnHeading(key: "code", title: "Code", kind: .text),
        ColumnHeading(key: "from", title: "From, \(surface.unit)", kind: .number),
        ColumnHeading(key: "square_km", title: "Square kilometres", kind: .number),
        ColumnHeading(key: "share_percent", title: "Share of all shown, %", kind: .number),
      ], rows: rows, meaning: nil)
  }

  private func share(atLeast level: Double) -> Double { falling.prefix { $0 >= level }.reversed().reduce(0, +) / total }
}
