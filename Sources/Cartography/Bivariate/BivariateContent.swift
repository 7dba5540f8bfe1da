import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// Areas in the cells and states of two numbers.
struct BivariateContent: MapContent {
  let areas: Areas
  let across: Released<CellColumn>
  let up: Released<CellColumn>
  let classes: BivariateClassification

  var key: String { across.content.heading.key + "-" + up.content.heading.key }
  var terms: ReleaseTerms { .stricter(across.terms, up.terms) }
  var isApproximate: Bool { areas.geography.isTileMap }
  var kind: String { "areas" }

  func ground() throws(CartographyError) -> Box { try areas.ground(of: [across.content, up.content]) }

  func legend(titled title: String) -> any LegendPart {
    let states = classes.states.map { state in
      KeyRow.swatch("\(state.label) (\(FixedDecimal.grouped(state.members.count)))", state.fill, state.hatch)
    }
    return StackedLegend(parts: [
      BivariateSquare(title: title, classes: classes),
      KeyRows(head: BivariateCorners(classes: classes), rows: states, remarks: [areas.countRemark] + lostRemarks),
    ])
  }

  private var lostRemarks: [String] {
    [classes.across, classes.up].filter { $0.lostClasses > 0 }.map { axis in
      "\(axis.title): \(axis.classes.count + axis.lostClasses) classes asked for; the numbers allow \(axis.classes.count)."
    }
  }

  /// The square row by row, then the states.
  func summary(titled title: String) -> String {
    let rows = classes.up.classes.map { row in
      let counts = zip(classes.across.classes, classes.cells.filter { $0.place.up == row.place }).map { column, cell in
        "\(column.label): \(FixedDecimal.grouped(cell.members.count))"
      }
      return "\(classes.up.title) \(row.label) by \(classes.across.title) \(counts.joined(separator: "; "))."
    }
    let states = classes.states.map { "\($0.label): \(FixedDecimal.grouped($0.members.count))." }
    let opening = "\(title), number of areas (\(areas.geography.kind)) in each pair of classes."
    return ([opening] + rows + states).joined(separator: " ")
  }

  func drawing(_ projection: MapProjection, labelled: Bool) -> MapDrawing {
    let shapes = DrawingShapes.simplified(areas.shapes, projection)
    var drawing = MapDrawing()
    var fills = Array(repeating: Ink.white, count: areas.count)
    for look in looks {
      let style = ShapeStyle(fill: look.fill, hatch: look.hatch, stroke: look.fill.border, width: 0.16)
      for area in look.members { fills[area] = look.fill }
      let drawn = look.members.map { area in
        SceneShape(
          projection.outline(ofArea: area, shapes), style, name: areas.codes[area], title: self.title(of: area), detail: look.detail)
      }
      drawing.layers.append(SceneLayer(look.name, shapes: drawn))
    }
    if labelled { drawing.labels = projection.labelRequests(areas.names, shapes) { fills[$0] } }
    return drawing
  }

  private var looks: [(name: String, detail: String, fill: Colour, hatch: Hatch?, members: [Int])] {
    classes.cells.map { cell in
      ("cell-\(cell.place.across)-\(cell.place.up)", classes.cornerMeaning(cell) ?? "", cell.fill, cell.hatch, cell.members)
    } + classes.states.map { ("state-\($0.kind)", $0.label, $0.fill, $0.hatch, $0.members) }
  }

  private func title(of area: Int) -> String {
    let numbers = [(classes.across.title, across), (classes.up.title, up)].map { "\($0) \($1.content.cells[area].inWords)" }
    return "\(areas.names[area]): \(numbers.joined(separator: "; "))"
  }
}

extension Colour {
  /// The colour of a border between areas of this colour: white, but grey where white would not be seen.
  var border: Colour { contrast(to: Ink.white) < 1.35 ? Ink.rule : Ink.white }
}

extension Cell {
  /// The cell as a screen reader says it.
  var inWords: String { self == .missing ? "no data" : text }
}

extension Areas {
  /// What a map of these areas shows.
  ///
  /// - Throws: ``CartographyError`` where a column is not as long as the layer, or no area has a shape.
  func ground(of columns: [CellColumn]) throws(CartographyError) -> Box {
    for column in columns where column.cells.count != count {
      throw .unaligned(column: column.heading.key, values: column.cells.count, areas: count)
    }
    guard let ground = shapes.box else { throw .nothingToDraw(layer: geography.kind) }
    return ground
  }

  /// What stands in brackets in a legend.
  var countRemark: String {
    let kind = geography.vintage.isEmpty ? geography.kind : "\(geography.kind), \(geography.vintage)"
    return "In brackets: number of areas (\(kind)), \(FixedDecimal.grouped(count)) in all."
  }
}

extension ReleaseTerms {
  /// The terms that hold for what is drawn from two columns: the higher marking, and of equal ones those that protect counts most.
  static func stricter(_ one: ReleaseTerms, _ other: ReleaseTerms) -> ReleaseTerms {
    one.strictness >= other.strictness ? one : other
  }

  private var strictness: Int { (marking == .officialSensitive ? 1_000_000 : 0) + (policy.threshold ?? 0) }
}
