import Foundation
public import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure
public import WardlightEssentials
import WardlightExport

/// Writes packs: page, maps, tables, layer, what the counts count, manifest. Packs of one run appear together, when an attack on them has failed.
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

  /// Packs that have their names, as they were read back.
  public struct Written: Sendable {
    /// The paths, in the order of the findings.
    public let paths: [String]
    /// What each pack tells, by the name of its folder.
    public let readings: [(product: String, reading: PackReading)]
    /// What came of the attack on all of them.
    public let report: AuditReport
  }

  /// Writes packs into `folder`, each under its place's name, all of them or none.
  ///
  /// None takes its name before all are there, were read back, and an attack on all of them together has recovered nothing.
  ///
  /// - Parameters:
  ///   - findings: What each pack shows, at least one.
  ///   - folder: The folder that holds the packs; it is made where it is missing.
  ///   - scales: The widths of flows, where packs are to be compared: ``FlowScales/init(of:)`` over all of them.
  ///   - grounds: How the counts add up, and what was released before.
  ///   - record: Enters what the packs tell into a ledger, after the attack and before any of them takes its name: nothing is released that no ledger knows.
  ///   - begin: Hears of each place before its pack is made.
  /// - Throws: ``PackError``, with ``PackError/recovered(_:)`` where the attack won; earlier packs of the same places then stay as they were.
  public func write(
    _ findings: [Findings], into folder: String, scales: FlowScales = FlowScales(), grounds: ReleaseGrounds,
    record: @escaping ([(product: String, reading: PackReading)]) throws(LedgerFault) -> Void = { _ in },
    begin: (Subject) -> Void = { _ in }
  ) throws(PackError) -> Written {
    do {
      let (readings, report) = try stage(findings[...], into: folder, scales, grounds, [], record, begin)
      return Written(paths: findings.map { path(of: $0, in: folder) }, readings: readings, report: report)
    } catch {
      throw PackError(error)
    }
  }

  private func path(of findings: Findings, in folder: String) -> String {
    URL(fileURLWithPath: folder).appendingPathComponent(findings.subject.folder).path
  }

  /// Fills a folder for the first of the packs, and within it those of the others: an error in any of them leaves none.
  private func stage(
    _ rest: ArraySlice<Findings>, into folder: String, _ scales: FlowScales, _ grounds: ReleaseGrounds,
    _ staged: [(product: String, path: String)], _ record: ([(product: String, reading: PackReading)]) throws(LedgerFault) -> Void,
    _ begin: (Subject) -> Void
  ) throws -> (readings: [(product: String, reading: PackReading)], report: AuditReport) {
    guard let next = rest.first else {
      let audited = try StagedAudit(staged, grounds, options.parallel).run()
      try record(audited.readings)
      return audited
    }
    begin(next.subject)
    return try WholeFolder.write(to: path(of: next, in: folder)) { staging in
      try fill(staging, with: next, scales, grounds)
      return try stage(rest.dropFirst(), into: folder, scales, grounds, staged + [(next.subject.folder, staging)], record, begin)
    }
  }

  private func fill(_ staging: String, with findings: Findings, _ scales: FlowScales, _ grounds: ReleaseGrounds) throws {
    if case .force = findings.subject, let product = ForcePack.product(findings, looks: scales.looks(of: findings)) {
      return try FlowWriter(options: options).fill(staging, with: product, grounds)
    }
    let folder = ProductFolder(staging, options)
    let maps = try PackMaps(findings, looks: scales.looks(of: findings), parallel: options.parallel).all()
    try folder.makeFolders(["maps", "tables"])
    try folder.write(maps, created: findings.statement.created)
    try writeTables(findings, staging)
    let counted = Self.tables(of: findings).map { (file: Self.file(of: $0), table: $0) }
    try folder.write(CountsFile.text(grounds.frame, findings.statement.terms, counted), to: CountsFile.name)
    let page = PackPage(findings, maps: maps, hasPictures: folder.hasPictures, version: options.version)
    try folder.write(page.html(), to: "index.html")
    let manifest = Manifest(of: findings, ledger: grounds.ledger, software: folder.software, files: try folder.checkedFiles())
    try folder.write(manifest.manifestText(), to: "manifest.json")
  }

  /// The tables of the pack, those of flows too.
  private static func tables(of findings: Findings) -> [Released<Table>] {
    findings.tables + (findings.flows.map { [$0.overview] + $0.further } ?? [])
  }

  private static func file(of table: Released<Table>) -> String { "tables/\(table.content.name).csv" }

  private func writeTables(_ findings: Findings, _ staging: String) throws {
    let tables = Self.tables(of: findings)
    for table in tables {
      try WholeFile.write(CSVFile.text(table), to: "\(staging)/\(Self.file(of: table))")
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
    case let error as AuditFault: self = .audit(error)
    case let error as LedgerFault: self = .ledger(error)
    case CartographyError.pictureFailed(let path): self = .pictureFailed(name: URL(fileURLWithPath: path).lastPathComponent)
    case let error as CartographyError: self = .map(error)
    default: self = .template("\(error)")
    }
  }
}
