/// One row of the table behind a map: something drawn, its value and its class.
public struct MapRow: Hashable, Sendable {
  /// What is drawn: an area, a flow, a band.
  public let name: String
  /// Its value as it was released; empty where it has none.
  public let value: String
  /// Its class; empty where it is in none.
  public let mapClass: String
}

extension Scene {
  /// The table behind the map: one row for all that the map names, in order of the names; bands stand in that of the legend.
  ///
  /// It is made from what is drawn, so that it cannot say anything else; insets, which repeat, have no rows.
  ///
  /// - Complexity: O(shapes log shapes).
  public var rows: [MapRow] {
    let named = layers.filter { $0.reading == .things }.flatMap(\.shapes).filter { !$0.title.isEmpty }.map(MapRow.init)
    let sorted = keepsOrder ? named : Self.sorted(named)
    return sorted.indices.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0] }
  }

  private static func sorted(_ rows: [MapRow]) -> [MapRow] {
    rows.enumerated().sorted { isBefore($0.element, $1.element, $0.offset < $1.offset) }.map(\.element)
  }

  private static func isBefore(_ first: MapRow, _ second: MapRow, _ otherwise: Bool) -> Bool {
    let names = (first.name.utf8, second.name.utf8)
    return names.0.elementsEqual(names.1) ? otherwise : names.0.lexicographicallyPrecedes(names.1)
  }
}

extension MapRow {
  /// The row of a shape, whose title is its name and its value with a colon between them.
  fileprivate init(_ shape: SceneShape) {
    let parts = shape.title.ranges(of: ": ").last
    name = parts.map { String(shape.title[..<$0.lowerBound]) } ?? shape.title
    value = parts.map { String(shape.title[$0.upperBound...]) } ?? ""
    mapClass = shape.detail
  }
}
