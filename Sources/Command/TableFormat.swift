import Foundation
import Wardlight

/// The formats in which tables by area leave, told from a file's ending.
enum TableFormat: String {
  case csv, xlsx, geojson, gpkg

  init?(path: String) {
    self.init(rawValue: URL(fileURLWithPath: path).pathExtension.lowercased())
  }

  /// Writes the table that suits the format: long for spreadsheets, wide for maps.
  func write(_ outcome: CountOutcome, made: Provenance, to path: String, _ parallel: Parallel) throws {
    let wide = outcome.wide.stating(made)
    switch self {
    case .csv, .xlsx: try write(outcome.long.stating(made), to: path)
    case .geojson:
      try WholeFile.write(GeoJSON.text(areas: outcome.areas, table: wide, keyedBy: "code", parallel: parallel), to: path)
    case .gpkg:
      let created = try made.created ?? Today.date()
      try GeoPackageFile.write(
        areas: outcome.areas, table: wide, keyedBy: "code", style: try style(outcome.areas, wide, created), created: created, to: path)
    }
  }

  /// Writes a table without areas.
  func write(_ table: Released<Table>, to path: String) throws {
    switch self {
    case .xlsx: try Workbook.write([table], to: path)
    case .csv, .geojson, .gpkg: try WholeFile.write(CSVFile.text(table), to: path)
    }
  }

  /// The first count in five natural classes, which QGIS shows at once.
  private func style(_ areas: Areas, _ wide: Released<Table>, _ created: CalendarDate) throws -> LayerStyle? {
    let table = wide.content
    guard let column = table.columns.first(where: { $0.kind == .count }) else { return nil }
    let furniture = MapFurniture(
      title: table.title, subtitle: table.note, legendTitle: column.title, sources: [], caveat: "", created: created)
    let map = ChoroplethMap(
      areas: areas, values: wide.column(column.key), scheme: .naturalBreaks(5), palette: .oranges, furniture: furniture)
    return LayerStyle(name: column.title, qml: try map.qml())
  }
}
