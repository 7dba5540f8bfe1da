public import WardlightDisclosure
public import WardlightGeometry

/// What a map is drawn from; its columns have passed the door.
public struct MapFigures: Sendable {
  /// The shown areas, in order of code.
  public let areas: Areas
  /// A row for each area: its code, its name, and the columns that were asked for, each under the name of its field.
  public private(set) var table: Released<Table>
  /// Areas with heavier outlines.
  public let groups: MultiPolygons?
  /// Their names; none where they have none.
  public let groupNames: [String]
  /// For each area the place of its group; `nil` where the groups are of another layer, or an area belongs to none.
  public let groupOfArea: [Int]?
  /// What lies around.
  public let context: MultiPolygons?
  /// Rivers, lakes, the sea.
  public let water: MultiPolygons?
  /// Parts that are drawn larger, with their titles.
  public let zooms: [(title: String, box: Box)]
  /// A wider layer on which the place of the map is marked.
  public let locator: MultiPolygons?
  /// What should be known of areas, codes and figures.
  public let notices: [String]
  /// The keys of the columns that were asked for.
  public let keys: [String]
  /// The key of the column of codes.
  public let codeKey: String
  /// The key of the column that names where all flows begin; empty where the request names no origin.
  public let originKey: String

  /// A column by its place in the request.
  ///
  /// - Precondition: The request has so many columns.
  public func column(_ place: Int) -> Released<CellColumn> { table.column(keys[place]) }

  /// The same figures, whose map says who made it, when and from what.
  public func stating(_ provenance: Provenance) -> MapFigures {
    var figures = self
    figures.table = table.stating(provenance)
    return figures
  }

  /// The number of columns.
  public var columnCount: Int { keys.count }
}

extension CellColumn {
  /// Whether the column holds words, and so is to be drawn by category; numbers and protected counts are no words.
  public var holdsWords: Bool { heading.kind == .text }

  /// The words of the column, ascending, each once.
  public var words: [String] {
    var words: Set<String> = []
    for case .text(let word) in cells { words.insert(word) }
    return words.sorted()
  }
}
