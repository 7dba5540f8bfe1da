import ArgumentParser
import Foundation
import Wardlight

/// `wardlight density`
struct DensityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "density",
    abstract: "Compute the density of records on a grid, or the ratio of two densities.",
    discussion: """
      A .tif is a grid of numbers (records per square kilometre), north up; a .geojson or .gpkg has the contours, one polygon within the other. Under a \
      threshold policy what one place gives to a cell is held down to one N-th of what the cell shows, cells that fewer than N places reach have no data, and \
      numbers are rounded down to 1, 2, 5, 10, …. Every row of the records is accounted for on standard error.

      Examples:
        wardlight density referrals.csv --store gazetteer.sqlite --within london.gpkg --bandwidth 800 --cell 100 -o density.tif
        wardlight density crimes.csv --column date=Month --column longitude=Longitude --column latitude=Latitude --within london.gpkg \\
          --bandwidth 400 --cell 50 --not-personal --policy public --shares 0.25,0.5,0.75 -o hot.geojson
      """)

  @Argument(help: ArgumentHelp("The records: CSV, XLSX, ODS, GeoPackage or a connection; several count together.", valueName: "points"))
  var points: [String]

  @OptionGroup var recordOptions: RecordOptions
  @OptionGroup var postcodeOptions: DirectoryOptions
  @OptionGroup var kernelOptions: KernelOptions
  @OptionGroup var regionOptions: RegionOptions

  @Option(
    name: .long,
    help: ArgumentHelp("From the first to the last day, both included; may be given again. (default: all dates)", valueName: "from..to"))
  var period: [String] = []

  @OptionGroup var ratioOptions: RatioOptions
  @OptionGroup var contourOptions: ContourOptions

  @OptionGroup var nounOptions: NounOptions
  @OptionGroup var release: ReleaseOptions

  @OptionGroup var rejectedList: RejectedList

  @Option(name: .long, help: "The numbers of a .tif: single (32 bits) or double (64).")
  var precision: GeoTIFF.Precision = .single

  @Option(
    name: [.customShort("o"), .long], help: ArgumentHelp("The surface: .tif, or its contours: .geojson or .gpkg.", valueName: "file"))
  var output: String

  @Option(
    name: .long,
    help: ArgumentHelp("The date in a GeoPackage's time stamps. (default: SOURCE_DATE_EPOCH's, else today)", valueName: "date"))
  var created: CalendarDate?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !points.isEmpty else { throw ValidationError("Name at least one file of records.") }
    guard SurfaceFormat(path: output) != nil else { throw ValidationError("The output must end in .tif, .geojson or .gpkg.") }
    try OutputPath.check([output, rejectedList.rejected], apartFrom: points)
    try OutputPath.check([output, rejectedList.rejected], apartFrom: ratioOptions.over + [regionOptions.within].compactMap { $0 })
    _ = try period.map { try PeriodText.period($0) }
  }

  func run() throws {
    try Report.exiting {
      let outcome = try rejectedList.writing { try surface($0) }
      for notice in outcome.notices { common.console.say(notice) }
      for account in outcome.reconciliations { common.console.show(account.content) }
      common.console.show(outcome.methods.content)
    }
  }

  private func surface(_ rejected: ([RejectedRow]) throws -> Void) throws -> DensityOutcome {
    let outcome = try request().run(parallel: common.parallel, progress: common.console.progress, rejected: rejected)
    switch SurfaceFormat(path: output) {
    case .tif, .tiff: try GeoTIFF.write(outcome.surface, precision: precision, to: output)
    case .geojson, .gpkg, nil: try writeContours(outcome)
    }
    return outcome
  }

  private func writeContours(_ outcome: DensityOutcome) throws {
    let contours = try outcome.surface.contours(contourOptions.cut(), parallel: common.parallel)
    let note = [outcome.surface.content.note]
    if SurfaceFormat(path: output) == .geojson {
      return try WholeFile.write(ContourFile.geoJSON(contours, notes: note, parallel: common.parallel), to: output)
    }
    try ContourFile.writeGeoPackage(contours, notes: note, created: try created ?? Today.date(), to: output)
  }

  private func request() throws -> DensityRequest {
    let source = Configuration.RecordSource(
      files: try recordOptions.files(points), noun: nounOptions.words, isPersonal: !release.notPersonal)
    return DensityRequest(
      records: source, periods: try PeriodText.periods(period), denominator: try ratioOptions.denominator(of: source, recordOptions),
      postcodes: postcodeOptions.source, crs: try CRSOverride.reference(regionOptions.crs), region: regionOptions.source,
      cell: kernelOptions.cell, kernel: kernelOptions.kernel, width: try kernelOptions.width(), adaption: try kernelOptions.adaption(),
      edge: regionOptions.edge, policy: release.policy ?? .standard, marking: release.marking)
  }
}

/// The formats of a surface, told from a file's ending.
enum SurfaceFormat: String {
  case tif, tiff, geojson, gpkg

  init?(path: String) {
    self.init(rawValue: URL(fileURLWithPath: path).pathExtension.lowercased())
  }
}
