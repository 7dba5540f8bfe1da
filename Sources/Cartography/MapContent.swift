import WardlightDisclosure
import WardlightGeometry

/// What a map shows: all in which one type of map differs from another. Everything else is ``MapSheet``'s.
protocol MapContent {
  /// The key of the column, from which identifiers are made.
  var key: String { get }
  /// The terms on which the values were released.
  var terms: ReleaseTerms { get }
  /// Whether places on the map stand for places on the ground without being them, as tiles do; then there is neither scale bar nor arrow.
  var isApproximate: Bool { get }
  /// Whether what is drawn has an order of its own, as bands from low to high have.
  var isOrdered: Bool { get }
  /// What a key of numbers calls what it lists: `areas`.
  var kind: String { get }

  /// What of the plane the map must show at least.
  func ground() throws(CartographyError) -> Box
  /// The plane on the page, where the map may take a frame.
  func projection(_ ground: Box, in frame: SheetBox) -> MapProjection
  /// The key to colours, hatches and sizes, under this heading.
  func legend(titled title: String) -> any LegendPart
  /// What a screen reader says of the values, in sentences.
  func summary(titled title: String) -> String
  /// The drawing at a scale.
  ///
  /// - Parameter labelled: Whether requests for labels are wanted, which take time.
  func drawing(_ projection: MapProjection, labelled: Bool) -> MapDrawing
}

extension MapContent {
  var isOrdered: Bool { false }

  func projection(_ ground: Box, in frame: SheetBox) -> MapProjection { MapProjection(ground, in: frame) }
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
  /// The ways to part it into two columns, if there are any.
  var partings: [(any LegendPart, any LegendPart)] { get }
}

extension LegendPart {
  var partings: [(any LegendPart, any LegendPart)] { [] }
}

/// Parts of a legend under one another.
struct StackedLegend: LegendPart {
  let parts: [any LegendPart]
  private static let gap = 4.0

  var height: Double { parts.reduce(0) { $0 + $1.height } + Self.gap * Double(max(0, parts.count - 1)) }

  /// Between its parts, and within each of them.
  var partings: [(any LegendPart, any LegendPart)] {
    parts.indices.flatMap { place -> [(any LegendPart, any LegendPart)] in
      let (before, after) = (Array(parts[..<place]), Array(parts[(place + 1)...]))
      let within = parts[place].partings.map { parting -> (any LegendPart, any LegendPart) in
        (StackedLegend(parts: before + [parting.0]), StackedLegend(parts: [parting.1] + after))
      }
      guard place > 0 else { return within }
      return within + [(StackedLegend(parts: before), StackedLegend(parts: [parts[place]] + after))]
    }
  }

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
