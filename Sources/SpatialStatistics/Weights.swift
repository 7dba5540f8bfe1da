public import WardlightGeometry

/// Which areas are neighbours of which, each with weight 1.
///
/// Rows stand in order of area code, as everything does; within a row neighbours ascend and stand once.
public struct Weights: Hashable, Sendable {
  /// The neighbours of each area.
  public let rows: RaggedRows

  /// The neighbours given for each area, in any order; what stands twice counts once.
  ///
  /// - Parameter neighbours: For each area the numbers of its neighbours, 0 ..< number of areas.
  public init(neighbours: [[Int]]) {
    let valid = neighbours.indices
    precondition(neighbours.allSatisfy { $0.allSatisfy(valid.contains) }, "a neighbour's number lies outside the \(neighbours.count) areas")
    rows = neighbours.reduce(into: RaggedRows()) { $0.append(Set($1).sorted().map { Int32($0) }) }
  }

  init(rows: RaggedRows) { self.rows = rows }

  /// Areas that share at least a point of their borders are neighbours.
  ///
  /// - Parameters:
  ///   - shapes: The areas, in order of code.
  ///   - snap: Vertices at most this many metres apart count as one.
  /// - Complexity: O(vertices).
  public static func queen(_ shapes: MultiPolygons, snap: Double = 0.01) -> Weights {
    Weights(rows: SharedBorders(shapes, snap: snap).contiguity(.queen))
  }

  /// The number of areas.
  public var count: Int { rows.count }

  /// The neighbours of an area, ascending.
  public func neighbours(of area: Int) -> ArraySlice<Int32> { rows[area] }

  /// The areas that have no neighbour but perhaps themselves, ascending.
  public var islands: [Int] {
    (0..<count).filter { area in rows[area].allSatisfy { Int($0) == area } }
  }

  /// The same with each area among its own neighbours, as Gi\* has it.
  public func includingSelf() -> Weights {
    Weights(rows: (0..<count).reduce(into: RaggedRows()) { $0.append(Set(rows[$1]).union([Int32($1)]).sorted()) })
  }
}
