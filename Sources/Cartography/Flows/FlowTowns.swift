public import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// Towns on a map of flows, as circles whose area is in proportion to a number: how many are known to be linked to the town itself.
public struct FlowTowns: Sendable {
  let places: FlowPlaces
  let values: Released<CellColumn>
  let title: String
  let perSquareMillimetre: Double?

  /// Towns of a released number each.
  ///
  /// - Parameters:
  ///   - places: The towns, points in the plane of the map; those without a site are not drawn but stated.
  ///   - values: One count a town, in the same order.
  ///   - title: What the legend calls the circles.
  ///   - perSquareMillimetre: How many one square millimetre stands for, for maps that are to be compared; without it a round number at which
  ///     the largest circle is at most 7.6 mm wide.
  public init(_ places: FlowPlaces, values: Released<CellColumn>, title: String = "Towns", perSquareMillimetre: Double? = nil) {
    self.places = places
    self.values = values
    self.title = title
    self.perSquareMillimetre = perSquareMillimetre
  }
}

/// The circles of towns, measured.
struct TownCircles {
  let places: FlowPlaces
  let terms: ReleaseTerms
  private let title: String
  private let unit: String
  private let symbols: SymbolSet
  private let texts: [String]
  private let isBesideLines: Bool

  /// Half the width of the largest circle beside lines, and where there are none, in millimetres.
  private static let largest = (besideLines: 3.8, alone: 7.0)
  private static let look = SymbolLook(shape: .circle, colour: FlowLook.town)
  /// How many towns are named.
  private static let named = 30

  /// - Throws: ``CartographyError`` where values do not align with the towns or are no numbers, or the scale cannot serve.
  init(_ towns: FlowTowns, unit: String, isBesideLines: Bool = true) throws(CartographyError) {
    try towns.places.check()
    let column = towns.values.content
    guard column.cells.count == towns.places.codes.count else {
      throw .unaligned(column: column.heading.key, values: column.cells.count, areas: towns.places.codes.count)
    }
    places = towns.places
    terms = towns.values.terms
    title = towns.title
    self.unit = unit
    texts = column.cells.map(\.inWords)
    let largest = column.cells.compactMap(\.exactNumber).filter(\.isFinite).max() ?? 1
    let halfWidth = isBesideLines ? Self.largest.besideLines : Self.largest.alone
    let widest = Double.pi * halfWidth * halfWidth
    self.isBesideLines = isBesideLines
    let scale = towns.perSquareMillimetre ?? RoundNumber.smallest(notBelow: max(largest, 1) / widest)
    symbols = try SymbolSet(column, sizing: .proportional(perSquareMillimetre: scale), shape: .circle, colour: FlowLook.town)
  }

  /// The part of the plane that the towns fill.
  var box: Box? { places.box }

  /// The key to sizes, and what a circle says beside a line.
  var legend: any LegendPart { symbols.legend(titled: title, look: Self.look, count: remark, isShaded: true) }

  private var remark: String {
    let lines = "A circle's \(unit) are among those of the line to its area: do not add the two up."
    let count = "In brackets: number of \(places.kind)s, \(FixedDecimal.grouped(places.codes.count)) in all."
    let unplaced = places.sites.count { !$0.isPlace }
    let lost = "Without a known site, not drawn: \(FixedDecimal.grouped(unplaced))."
    return ((isBesideLines ? [lines, count] : [count]) + (unplaced > 0 ? [lost] : [])).joined(separator: " ")
  }

  /// The numbers from the largest down.
  var summary: String {
    let largest = order.prefix(10).filter { symbols.numbers[$0] > 0 }.map { "\(places.names[$0]) \(SymbolSet.text(symbols.numbers[$0]))" }
    let kinds = symbols.classes.classes.map { "\($0.label): \(FixedDecimal.grouped($0.members.count))" }
    return "\(title) as circles, the largest: \(largest.isEmpty ? "none" : largest.joined(separator: "; "))."
      + " Number of \(places.kind)s of each kind: \(kinds.joined(separator: "; "))."
  }

  /// The circles, the larger ones lower; protected numbers as small dashed rings.
  func layer(_ projection: MapProjection) -> SceneLayer {
    let shapes = order.compactMap { town -> SceneShape? in
      guard let place = place(of: town, projection), var shape = shape(of: town, at: place) else { return nil }
      shape.name = "town-" + places.codes[town]
      shape.title = "\(places.names[town]): \(texts[town])"
      return shape
    }
    return SceneLayer("towns", clip: projection.frame, shapes: shapes)
  }

  /// The names of the largest towns with their numbers.
  func labels(_ projection: MapProjection) -> [LabelRequest] {
    order.prefix(Self.named).compactMap { town in
      guard let place = place(of: town, projection), extent(of: town) > 0, symbols.numbers[town] > 0 else { return nil }
      var request = LabelRequest(
        name: "\(places.names[town]) \(SymbolSet.text(symbols.numbers[town]))", anchor: place, rings: [],
        // Names of what the lines end in come first.
        rank: isBesideLines ? -1 / symbols.numbers[town] : symbols.numbers[town])
      request.colour = FlowLook.townText
      request.clearance = extent(of: town)
      request.choices = Self.choices(request.name, extent(of: town))
      return request
    }
  }

  /// Where no other name may lie.
  func taken(_ projection: MapProjection) -> [SheetBox] {
    order.compactMap { town in
      place(of: town, projection).flatMap { extent(of: town) > 0 ? SheetBox(around: $0, halfWidth: extent(of: town) * 0.88) : nil }
    }
  }

  /// Beside, below and above a circle, then at its corners.
  private static func choices(_ name: String, _ clearance: Double) -> [(across: Double, down: Double)] {
    let half = TextStyle(2.75).width(of: name) / 2
    let (across, down, corner) = (clearance + half + 0.7, clearance + 1.7, clearance * 0.7)
    return [
      (across, 0), (-across, 0), (0, down), (0, -down), (corner + half + 0.5, corner + 1.5), (corner + half + 0.5, -corner - 1.5),
      (-corner - half - 0.5, corner + 1.5), (-corner - half - 0.5, -corner - 1.5),
    ]
  }

  private var order: [Int] {
    places.codes.indices.sorted { (symbols.numbers[$1], places.codes[$0]) < (symbols.numbers[$0], places.codes[$1]) }
  }

  private func place(of town: Int, _ projection: MapProjection) -> SheetPoint? {
    guard places.sites[town].isPlace else { return nil }
    let place = projection.point(places.sites[town])
    return projection.frame.contains(place) ? place : nil
  }

  private func kind(of town: Int) -> MapClass.Kind? { symbols.classes.classes.first { $0.members.contains(town) }?.kind }

  private func extent(of town: Int) -> Double {
    if symbols.halfWidths[town] > 0 { return symbols.halfWidths[town] }
    return kind(of: town).flatMap { Self.look.signExtent($0, isShaded: true) } ?? 0
  }

  private func shape(of town: Int, at place: SheetPoint) -> SceneShape? {
    if symbols.halfWidths[town] > 0 { return Self.look.symbol(at: place, halfWidth: symbols.halfWidths[town]) }
    return kind(of: town).flatMap { Self.look.sign($0, at: place) }
  }
}

extension FlowLook {
  /// The circles of towns, apart from lines by hue and by lightness.
  static let town = Colour(0x3B82B8)
  /// The names of towns.
  static let townText = Colour(0x1C4E78)
}
