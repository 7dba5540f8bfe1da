import WardlightEssentials

/// How much of the ground a layout of tiles keeps.
public struct TileQuality: Hashable, Sendable {
  /// Pairs of areas that share a border on the ground.
  public let neighbourPairs: Int
  /// Of these, the pairs whose tiles share a side.
  public let keptPairs: Int
  /// Of these, the pairs whose tiles share at least a corner.
  public let touchingPairs: Int
  /// Of all pairs of neighbours, those whose tiles lie in the direction of the areas, within 45°.
  public let alignedPairs: Int
  /// Groups of areas.
  public let groups: Int
  /// Groups whose tiles lie in no more pieces than their areas do on the ground.
  public let wholeGroups: Int
  /// How far a tile lies from the centroid of its area on average, in metres.
  public let meanDisplacement: Double

  /// What a reader should know, in a sentence or two: how many neighbours and groups hold together.
  ///
  /// - Parameters:
  ///   - areas: What the areas are called, such as `wards`.
  ///   - groups: What the groups are called, such as `boroughs`; nothing is said of them without it.
  public func sentence(areas: String, groups name: String? = nil) -> String {
    let share = FixedDecimal.text(keptShare * 100, decimals: 0)
    let kept =
      "\(FixedDecimal.grouped(keptPairs)) of \(FixedDecimal.grouped(neighbourPairs)) pairs of neighbouring \(areas) (\(share) %) share a side."
    guard let name else { return kept }
    return kept + (wholeGroups == groups ? " All \(groups) \(name) hold together." : " \(wholeGroups) of \(groups) \(name) hold together.")
  }

  /// The share of neighbours whose tiles share a side, 0 to 1; 1 where nobody has neighbours.
  public var keptShare: Double { neighbourPairs == 0 ? 1 : Double(keptPairs) / Double(neighbourPairs) }
}

extension TileQuality {
  init(_ network: TileNetwork, _ grid: TileGrid, _ cells: [TileGrid.Cell]) {
    var pairs = 0
    var kept = 0
    var touching = 0
    var aligned = 0
    network.forEachPair { area, other in
      pairs += 1
      let shares = grid.neighbours(of: cells[area]).contains(cells[other])
      if shares { kept += 1 }
      if shares || grid.cornerNeighbours(of: cells[area]).contains(cells[other]) { touching += 1 }
      let (one, two) = (grid.centre(of: cells[area]), grid.centre(of: cells[other]))
      if Self.isAligned(network.places[area], network.places[other], one, two) { aligned += 1 }
    }
    neighbourPairs = pairs
    keptPairs = kept
    touchingPairs = touching
    alignedPairs = aligned
    groups = network.groups
    let pieces = Self.pieces(network, grid, cells)
    wholeGroups = zip(pieces, network.piecesOfGroups).count { $0 <= $1 }
    let distances = zip(network.places, cells).map { $0.distance(to: grid.centre(of: $1)) }
    meanDisplacement = distances.reduce(0, +) / Double(max(distances.count, 1))
  }

  /// Whether the ways from one place to another and from one tile to another turn by at most 45°: a · b ≥ |a| |b| cos 45°.
  private static func isAligned(_ place: Coordinate, _ other: Coordinate, _ tile: Coordinate, _ otherTile: Coordinate) -> Bool {
    let across = (other.easting - place.easting) * (otherTile.easting - tile.easting)
    let up = (other.northing - place.northing) * (otherTile.northing - tile.northing)
    let lengths = place.squaredDistance(to: other) * tile.squaredDistance(to: otherTile)
    return across + up >= (lengths / 2).squareRoot()
  }

  private static func pieces(_ network: TileNetwork, _ grid: TileGrid, _ cells: [TileGrid.Cell]) -> [Int] {
    var left = Dictionary(uniqueKeysWithValues: zip(cells, network.group))
    var pieces = Array(repeating: 0, count: network.groups)
    for (cell, group) in zip(cells, network.group) where left[cell] != nil {
      left[cell] = nil
      pieces[group] += 1
      var front = [cell]
      while let next = front.popLast() {
        for beside in grid.neighbours(of: next) where left[beside] == group {
          left[beside] = nil
          front.append(beside)
        }
      }
    }
    return pieces
  }
}
