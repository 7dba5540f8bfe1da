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
  ///   - scales: The widths of flows, where packs are to be compared: ``FlowScales/init(of:)`` over all of them.
  /// - Returns: The path of the pack.
  /// - Throws: ``PackError``; an earlier pack of the same place then stays as it was.
  public func write(_ findings: Findings, into folder: String, scales: FlowScales = FlowScales()) throws(PackError) -> String {
    let path = URL(fileURLWithPath: folder).appendingPathComponent(findings.subject.folder).path
    do {
      try WholeFolder.write(to: path) { staging in try fill(staging, with: findings, scales) }
    } catch {
      throw PackError(error)
    }
    return path
  }

  private func fill(_ staging: String, with findings: Findings, _ scales: FlowScales) throws {
    if case .force = findings.subject, let product = ForcePack.product(findings, looks: scales.looks(of: findings)) {
      return try FlowWriter(options: options).fill(staging, with: product)
    }
    let folder = ProductFolder(staging, options)
    let maps = try PackMaps(findings, looks: scales.looks(of: findings), parallel: options.parallel).all()
    try folder.makeFolders(["maps", "tables"])
    try folder.write(maps, created: findings.statement.created)
    try writeTables(findings, staging)
    let page = PackPage(findings, maps: maps, hasPictures: folder.hasPictures, version: options.version)
    try folder.write(page.html(), to: "index.html")
    let manifest = Manifest(of: findings, software: folder.software, files: try folder.checkedFiles())
    try folder.write(manifest.manifestText(), to: "manifest.json")
  }

  /// The tables of the pack, those of flows too.
  private static func tables(of findings: Findings) -> [Released<Table>] {
    findings.tables + (findings.flows.map { [$0.overview] + $0.further } ?? [])
  }

  private func writeTables(_ findings: Findings, _ staging: String) throws {
    let tables = Self.tables(of: findings)
    for table in tables {
      try WholeFile.write(CSVFile.text(table), to: "\(staging)/tables/\(table.content.name).csv")
    }
    try Workbook.write(tables, to: "\(staging)/tables.xlsx")
    let layer = try GeoJSON.text(areas: findings.wardAreas, table: findings.wards, keyedBy: "code")
    try WholeFile.write(layer, to: "\(staging)/wards.geojson")
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
