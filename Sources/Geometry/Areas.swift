/// A layer of areas as columns, in order of area code.
///
/// Attributes and results are further columns aligned with this order; joins are by code.
public struct Areas: Sendable {
  /// What kind of areas these are and of which year.
  public let geography: Geography
  /// The codes, ascending, each once.
  public let codes: [String]
  /// The names, aligned with ``codes``.
  public let names: [String]
  /// The shapes, aligned with ``codes``.
  public let shapes: MultiPolygons
  /// Columns of text by field name, `nil` where a cell is empty.
  public let texts: [String: [String?]]
  /// Columns of numbers by field name, `NaN` where a cell is empty.
  public let numbers: [String: [Double]]
  /// The plane in which the shapes' coordinates are.
  public let plane: Plane

  /// A layer from columns in any order, which are put in order of code.
  ///
  /// - Precondition: All columns have as many entries as `codes`, and no code stands twice. Loaders check this and name row and file first.
  public init(
    geography: Geography, codes: [String], names: [String], shapes: MultiPolygons, texts: [String: [String?]] = [:],
    numbers: [String: [Double]] = [:], plane: Plane = .britishGrid
  ) {
    let counts = [names.count, shapes.count] + texts.values.map(\.count) + numbers.values.map(\.count)
    precondition(counts.allSatisfy { $0 == codes.count }, "columns of \(counts) entries do not align with \(codes.count) codes")
    let isInOrder = zip(codes, codes.dropFirst()).allSatisfy(<)
    let order = isInOrder ? Array(codes.indices) : codes.indices.sorted { codes[$0] < codes[$1] }
    self.geography = geography
    self.codes = order.map { codes[$0] }
    precondition(
      isInOrder || zip(self.codes, self.codes.dropFirst()).allSatisfy(<), "\(codes.count) codes, of which \(Set(codes).count) differ")
    self.names = order.map { names[$0] }
    self.shapes = isInOrder ? shapes : shapes.selecting(order)
    self.texts = texts.mapValues { column in order.map { column[$0] } }
    self.numbers = numbers.mapValues { column in order.map { column[$0] } }
    self.plane = plane
  }

  /// The number of areas.
  public var count: Int { codes.count }

  /// Where a code stands, or `nil`.
  ///
  /// - Complexity: O(log n).
  public func index(ofCode code: String) -> Int? {
    var low = 0
    var high = codes.count
    while low < high {
      let middle = (low + high) / 2
      if codes[middle] < code { low = middle + 1 } else { high = middle }
    }
    return low < codes.count && codes[low] == code ? low : nil
  }

  /// The same areas with other shapes, as many and in the same order.
  public func replacingShapes(with shapes: MultiPolygons) -> Areas {
    Areas(geography: geography, codes: codes, names: names, shapes: shapes, texts: texts, numbers: numbers, plane: plane)
  }

  /// The same areas under another name.
  public func of(_ geography: Geography) -> Areas {
    Areas(geography: geography, codes: codes, names: names, shapes: shapes, texts: texts, numbers: numbers, plane: plane)
  }

  /// The areas at these places, in order of code.
  public func selecting(_ places: [Int]) -> Areas {
    Areas(
      geography: geography, codes: places.map { codes[$0] }, names: places.map { names[$0] }, shapes: shapes.selecting(places),
      texts: texts.mapValues { column in places.map { column[$0] } }, numbers: numbers.mapValues { column in places.map { column[$0] } },
      plane: plane)
  }
}

/// What kind of areas a layer holds, and of which year its codes are.
public struct Geography: Hashable, Sendable {
  /// What one area is called: `ward`, `borough`, `county force`.
  public let kind: String
  /// The year whose boundaries the codes belong to, for example `2018`; empty where nobody said.
  public let vintage: String
  /// What the shapes are where they stand for places without being their boundaries, as the hexagons of a hexagon map do; `nil` for boundaries.
  public let tiles: TileShape?

  /// A geography by name.
  ///
  /// - Parameter tiles: What stands for the areas where their shapes are no boundaries.
  public init(kind: String, vintage: String, tiles: TileShape? = nil) {
    self.kind = kind
    self.vintage = vintage
    self.tiles = tiles
  }

  /// A geography whose shapes are the hexagons of a hexagon map, or boundaries.
  public init(kind: String, vintage: String, isHexagonMap: Bool) {
    self.init(kind: kind, vintage: vintage, tiles: isHexagonMap ? .hexagon : nil)
  }

  /// Whether the shapes are the hexagons of a hexagon map.
  public var isHexagonMap: Bool { tiles == .hexagon }
  /// Whether the shapes are tiles of any kind, and so tell neither size nor boundary of a place.
  public var isTileMap: Bool { tiles != nil }

  /// The same kind of areas of the same year, shown as tiles.
  public func shown(as tiles: TileShape) -> Geography { Geography(kind: kind, vintage: vintage, tiles: tiles) }

  /// What must stand under a map of these shapes, in a sentence; empty for boundaries.
  public var remark: String {
    switch tiles {
    case .hexagon: "Hexagon map: each hexagon stands for one area; it is not its boundary."
    case .square: "Tile map: each square stands for one area; it is not its boundary."
    case nil: ""
    }
  }
}
