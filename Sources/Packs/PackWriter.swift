import Foundation
public import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure
public import WardlightEssentials
import WardlightExport

/// Writes the pack of one place: page, maps, tables, layer, manifest.
public struct PackWriter: Sendable {
  private let options: Options

  /// Choices that do not change what a pack says.
  public struct Options: Sendable {
    /// The folders in which `rsvg-convert` is looked for; `nil` makes no pictures.
    public let pictureSearchPath: String?
    /// The version that stands on the page.
    public let version: String
    /// The libraries behind the numbers, by name, for the manifest.
    public let software: [String: String]
    /// How work is spread over processors.
    public let parallel: Parallel

    /// The options of one run.
    public init(pictureSearchPath: String?, version: String, software: [String: String], parallel: Parallel) {
      self.pictureSearchPath = pictureSearchPath
      self.version = version
      self.software = software
      self.parallel = parallel
    }
  }

  /// A writer with these options.
  public init(options: Options) {
    self.options = options
  }

  /// Writes the pack into `folder` under its place's name, whole or not at all.
  ///
  /// - Parameters:
  ///   - findings: What the pack shows.
  ///   - folder: The folder that holds the packs; it is made where it is missing.
  /// - Returns: The path of the pack.
  /// - Throws: ``PackError``; an earlier pack of the same place then stays as it was.
  public func write(_ findings: Findings, into folder: String) throws(PackError) -> String {
    let path = URL(fileURLWithPath: folder).appendingPathComponent(findings.subject.folder).path
    do {
      try WholeFolder.write(to: path) { staging in try fill(staging, with: findings) }
    } catch {
      throw PackError(error)
    }
    return path
  }

  private func fill(_ staging: String, with findings: Findings) throws {
    let maps = try PackMaps(findings, parallel: options.parallel).all()
    let renderer = options.pictureSearchPath.flatMap { try? PictureRenderer(searchPath: $0) }
    try makeFolders(["maps", "tables"], in: staging)
    try writeMaps(maps, renderer, created: findings.statement.created, staging)
    try writeTables(findings, staging)
    let page = PackPage(findings, maps: maps, hasPictures: renderer != nil, version: options.version)
    try WholeFile.write(page.html(), to: "\(staging)/index.html")
    try writeManifest(findings, staging)
  }

  private func makeFolders(_ names: [String], in staging: String) throws {
    for name in names {
      try FileManager.default.createDirectory(atPath: "\(staging)/\(name)", withIntermediateDirectories: true)
    }
  }

  private func writeMaps(_ maps: [PackMap], _ renderer: PictureRenderer?, created: CalendarDate, _ staging: String) throws {
    let faults = options.parallel.map(maps.count) { place -> PackError? in
      let map = maps[place]
      do {
        try WholeFile.write(map.svg, to: "\(staging)/\(map.file)")
        try renderer?.write(map.svg, to: "\(staging)/\(map.picture)", as: .png, created: created)
        return nil
      } catch {
        return PackError(error)
      }
    }
    if let fault = faults.compactMap({ $0 }).first { throw fault }
  }

  private func writeTables(_ findings: Findings, _ staging: String) throws {
    for table in findings.tables {
      try WholeFile.write(CSVFile.text(table), to: "\(staging)/tables/\(table.content.name).csv")
    }
    try Workbook.write(findings.tables, to: "\(staging)/tables.xlsx")
    let layer = try GeoJSON.text(areas: findings.wardAreas, table: findings.wards, keyedBy: "code")
    try WholeFile.write(layer, to: "\(staging)/wards.geojson")
  }

  private func writeManifest(_ findings: Findings, _ staging: String) throws {
    let files = try FileManager.default.subpathsOfDirectory(atPath: staging).sorted().filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(staging)/\(path)", isDirectory: &isFolder) && !isFolder.boolValue
    }
    let checksums = try files.map { (path: $0, checksum: try Checksum(ofFile: "\(staging)/\($0)")) }
    let software = options.software.merging(["wardlight": options.version]) { _, own in own }
    try WholeFile.write(Manifest(of: findings, software: software, files: checksums).text(), to: "\(staging)/manifest.json")
  }
}

extension PackError {
  /// The error of this room behind any error that making a pack can throw.
  init(_ error: any Error) {
    switch error {
    case let error as PackError: self = error
    case let error as FileFault: self = .file(error)
    case let error as ExportError: self = .export(error)
    case CartographyError.pictureFailed(let path): self = .pictureFailed(name: URL(fileURLWithPath: path).lastPathComponent)
    case let error as CartographyError: self = .map(error)
    default: self = .template("\(error)")
    }
  }
}
