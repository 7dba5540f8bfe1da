import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading

/// The areas that are analysed, and those of them that are shown.
struct PartSelection: Sendable {
  /// The places of the analysed areas in the layer, ascending.
  let analysed: [Int]
  /// The places of the shown areas among the analysed ones, ascending.
  let shown: [Int]
  /// What was cut from what, in a sentence; `nil` where the whole layer is shown.
  let note: String?

  /// The whole layer.
  init(all areas: Areas) {
    analysed = Array(areas.codes.indices)
    shown = analysed
    note = nil
  }

  init(_ part: AreaPart, of figures: AreaFigures, _ request: FigureLayer, _ parallel: Parallel) throws {
    let areas = figures.areas
    let members = try Self.members(part.members, of: figures, request)
    if let buffer = part.buffer {
      analysed = Self.around(members, within: buffer, areas.shapes, parallel)
    } else {
      analysed = Array(areas.codes.indices)
    }
    let places = Dictionary(uniqueKeysWithValues: analysed.enumerated().map { ($1, $0) })
    shown = members.compactMap { places[$0] }
    note = Self.note(part, areas, analysed: analysed.count, shown: members.count)
  }

  private static func members(_ members: AreaPart.Members, of figures: AreaFigures, _ request: FigureLayer) throws -> [Int] {
    switch members {
    case .field(let field, let value):
      let texts = figures.areas.texts[field, default: []]
      let found = texts.indices.filter { texts[$0] == value }
      guard found.isEmpty else { return found }
      let known = Set(texts.compactMap { $0 }).sorted()
      throw FigureFault.emptyPart(field: field, value: value, suggestions: NearestName.all(of: value, among: known))
    case .codes(let file):
      let table = try CodedNumbers.read(path: file, code: request.code, numbers: [])
      for code in table.codes where figures.areas.index(ofCode: code) == nil {
        throw FigureFault.unknownArea(
          code, file: StudyVintages.name(file), suggestions: NearestName.all(of: code, among: figures.areas.codes))
      }
      return table.codes.compactMap { figures.areas.index(ofCode: $0) }.sorted()
    }
  }

  /// The members and every area of which a vertex lies within a distance of one of them.
  private static func around(_ members: [Int], within buffer: Double, _ shapes: MultiPolygons, _ parallel: Parallel) -> [Int] {
    let index = PointInAreaIndex(shapes.selecting(members), parallel: parallel)
    let isMember = Set(members)
    let near = parallel.map(shapes.count) { area in
      isMember.contains(area) || shapes.vertices(ofArea: area).contains { index.nearestArea(to: $0, within: buffer) != nil }
    }
    return near.indices.filter { near[$0] }
  }

  private static func note(_ part: AreaPart, _ areas: Areas, analysed: Int, shown: Int) -> String {
    let kind = areas.geography.kind
    guard let buffer = part.buffer else {
      return
        "No edge effect: all \(analysed) \(kind) of the layer were analysed, and \(shown) of them are shown; the correction is for all that were tested."
    }
    let distance = SignificantDecimal.text(buffer) + " " + (areas.plane.unit?.plural ?? "units")
    return
      "\(shown) \(kind) are shown and were analysed with the \(analysed - shown) within \(distance) of them; the correction is for all that were tested."
  }
}
