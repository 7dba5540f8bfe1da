import WardlightDisclosure
import WardlightGeometry

/// What a map shows: all in which one type of map differs from another. Everything else is ``MapSheet``'s.
protocol MapContent {
  /// The key of the column, from which identifiers are made.
  var key: String { get }
  /// The terms on which the values were released.
  var terms: ReleaseTerms { get }
  /// Whether places on the map stand for places on the ground without being them.
  var isApproximate: Bool { get }
  /// What a key of numbers calls what it lists: `areas`.
  var kind: String { get }

  /// What of the plane the map must show at least.
  func ground() throws(CartographyError) -> Box
  /// The key to colours, hatches and sizes, under this heading.
  func legend(titled title: String) -> any LegendPart
  /// What a screen reader says of the values, in sentences.
  func summary(titled title: String) -> String
  /// The drawing at a scale.
  ///
  /// - Parameter labelled: Whether requests for labels are wanted, which take time.
  func drawing(_ projection: MapProjection, labelled: Bool) -> MapDrawing
}

/// What a type of map draws into its frame.
struct MapDrawing {
  /// What lies below the outlines of the groups, the lowest first.
  var layers: [SceneLayer] = []
  /// What lies above them: lines and symbols.
  var over: [SceneLayer] = []
  /// The names that want a place.
  var labels: [LabelRequest] = []
  /// Where no name may lie.
  var taken: [SheetBox] = []
}

/// A part of a legend: it knows how high it is before it is drawn.
protocol LegendPart {
  /// From top to bottom, in millimetres.
  var height: Double { get }
  /// The part, from the top of a column.
  func layer(in column: SheetBox) -> SceneLayer
}

/// Parts of a legend under one another.
struct StackedLegend: LegendPart {
  let parts: [any LegendPart]
  private static let gap = 4.0

  var height: Double { parts.reduce(0) { $0 + $1.height } + Self.gap * Double(max(0, parts.count - 1)) }

  func layer(in column: SheetBox) -> SceneLayer {
    var whole = SceneLayer("legend")
    var room = column
    for part in parts {
      let layer = part.layer(in: room)
      whole.shapes += layer.shapes
      whole.texts += layer.texts
      room.top += part.height + Self.gap
    }
    return whole
  }
}
