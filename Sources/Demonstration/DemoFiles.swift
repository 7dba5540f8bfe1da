import Foundation
import WardlightDisclosure
import WardlightEssentials
import WardlightExport
import WardlightGeometry

extension Demo {
  /// A file of the demonstration.
  public struct File: Hashable, Sendable {
    /// The name in the folder.
    public let name: String
    /// The whole text, UTF-8.
    public let text: String
  }

  /// All files of the demonstration but its configuration and its notes for readers, in order of name.
  ///
  /// - Throws: ``DemonstrationError/layer(reason:)`` where PROJ cannot transform the hexagons to WGS 84.
  /// - Complexity: O(records).
  public func files() throws(DemonstrationError) -> [File] {
    [
      File(name: "ATTRIBUTION.md", text: attributionText), File(name: "deprivation.csv", text: deprivationText),
      File(name: "forces.geojson", text: try layer(forces, forcesTable)), File(name: "links.csv", text: linksText),
      File(name: "postcodes.csv", text: postcodesText), File(name: "referrals.csv", text: referralsText),
      File(name: "rescues.csv", text: rescuesText), File(name: "towns.csv", text: townsText),
      File(name: "wards.geojson", text: try layer(wards, wardsTable)),
    ]
  }

  /// Writes the files into a folder, which is made where it is missing; other files in it stay as they are.
  ///
  /// Every text is made before the first file is written, and each file is written whole or not at all.
  ///
  /// - Parameter folder: The path of the folder.
  /// - Throws: ``DemonstrationError/file(_:)`` naming the file that cannot be written.
  public func write(to folder: String) throws(DemonstrationError) {
    let files = try files()
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .file(.unwritable(path: folder, reason: error.localizedDescription))
    }
    for file in files {
      do throws(FileFault) { try WholeFile.write(file.text, to: folder + "/" + file.name) } catch { throw .file(error) }
    }
  }

  private func layer(_ areas: Areas, _ table: RawTable) throws(DemonstrationError) -> String {
    let statement = Door.SourceStatement(name: "the demonstration", isSynthetic: true, isPersonal: false)
    let released: Released<Table>
    do throws(DisclosureFault) {
      released = try Door(policy: .open, marking: .official, sources: [statement]).release(table)
    } catch {
      throw .layer(reason: error.description)
    }
    return try text(areas, released)
  }

  private func text(_ areas: Areas, _ table: Released<Table>) throws(DemonstrationError) -> String {
    let key = table.content.columns[0].key
    do throws(ExportError) { return try GeoJSON.text(areas: areas, table: table, keyedBy: key) } catch {
      throw .layer(reason: error.description)
    }
  }

  private var wardsTable: RawTable {
    RawTable(
      name: "wards", title: "Wards of London, 2018", note: "A hexagon map, not boundaries.",
      columns: [
        RawColumn("ward_code", "Ward code", .labels(wardFigures.map(\.code))), RawColumn("ward", "Ward", .labels(wardFigures.map(\.name))),
        RawColumn("borough_code", "Borough code", .labels(wardFigures.map(\.boroughCode))),
        RawColumn("borough", "Borough", .labels(wardFigures.map(\.borough))),
        RawColumn("population", "Population, mid-2015", .figures(wardFigures.map { Double($0.population) }, decimals: 0)),
      ])
  }

  private var forcesTable: RawTable {
    RawTable(
      name: "forces", title: "Police forces of England and Wales, 2022", note: "A hexagon map, not boundaries.",
      columns: [
        RawColumn("force_code", "Force code", .labels(forces.codes)), RawColumn("force", "Force", .labels(forces.names)),
      ])
  }
}
