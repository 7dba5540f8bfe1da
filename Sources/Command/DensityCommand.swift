import ArgumentParser
import Foundation
import Wardlight

/// `wardlight density`
struct DensityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "density",
    abstract: "Compute the density of records on a grid, or the ratio of two densities.",
    discussion: """
      A .tif is a grid of numbers (records per square kilometre), north up; a .geojson or .gpkg has the contours, one polygon within the other; an .svg, .png, \
      .pdf or .html is a map of the bands between them, under the outlines of --groups, or else of --within. Under a \
      threshold policy what one place gives to a cell is held down to one N-th of what the cell shows, cells that fewer than N places reach have no data, and \
      numbers are rounded down to 1, 2, 5, 10, …. Every row of the records is accounted for on standard error.

      Examples:
        wardlight density referrals.csv --store gazetteer.sqlite --within london.gpkg --bandwidth 800 --cell 100 -o density.tif
        wardlight density crimes.csv --column date=Month --column longitude=Longitude --column latitude=Latitude --within london.gpkg \\
          --bandwidth 400 --cell 50 --not-personal --policy public --shares 0.25,0.5,0.75 -o hot.geojson
        wardlight density referrals.csv --store gazetteer.sqlite --within london.gpkg --bandwidth 800 --cell 100 --groups boroughs.gpkg --groups-id LAD22CD \
          --groups-name LAD22NM --title "Where young people were referred from" -o density.svg -o density.pdf
      """)

  @Argument(help: ArgumentHelp("The records: CSV, XLSX, ODS, GeoPackage or a connection; several count together.", valueName: "points"))
  var points: [String]

  @OptionGroup(title: "The records") var recordOptions: RecordOptions
  @OptionGroup(title: "The records") var postcodeOptions: DirectoryOptions

  @OptionGroup(title: "The records") var windows: PeriodOptions
  @OptionGroup(title: "The density") var kernelOptions: KernelOptions
  @OptionGroup(title: "The density") var regionOptions: RegionOptions
  @OptionGroup(title: "A ratio of two densities") var ratioOptions: RatioOptions
  @OptionGroup(title: "Contours and bands") var contourOptions: ContourOptions
  @OptionGroup(title: "A map") var mapOptions: DensityMapOptions
  @OptionGroup(title: "Texts of a map") var texts: MapTextOptions
  @OptionGroup(title: "The records") var nounOptions: NounOptions
  @OptionGroup(title: "Release") var release: ReleaseOptions
  @OptionGroup(title: "Files") var result: DensityOutputOptions
  @OptionGroup(title: "Files") var rejectedList: RejectedList
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !points.isEmpty else { throw ValidationError("Name at least one file of records.") }
    if let option = (mapOptions.given + texts.given).first, !result.hasMap {
      throw ValidationError("\(option) needs an output that is a map: .svg, .png, .pdf or .html.")
    }
    let layers = ratioOptions.over + mapOptions.inputs(apartFrom: regionOptions.within) + [regionOptions.within].compactMap { $0 }
    try OutputPath.check(result.output + [rejectedList.rejected], apartFrom: points + layers)
  }

  func run() throws {
    try Report.exiting {
      try release.audit.note("density", policy: release.policy, outputs: result.output, created: result.created.date())
      let renderer = try result.pictures.printer(of: result.output)
      let outcome = try rejectedList.writing { try surface(renderer, $0) }
      for notice in outcome.notices { common.console.say(notice) }
      for account in outcome.reconciliations { common.console.show(account.content) }
      common.console.show(outcome.methods.content)
    }
  }

  private func surface(_ renderer: PictureRenderer?, _ rejected: ([RejectedRow]) throws -> Void) throws -> DensityOutcome {
    let outcome = try request().run(parallel: common.parallel, progress: common.console.progress, rejected: rejected)
    let surface = outcome.surface.stating(try made())
    let levels = try contourOptions.cut()
    let map = result.hasMap ? try mapOptions.map(outcome, levels: levels, furniture(outcome.surface.content)) : nil
    try result.write(
      surface, contours: { try surface.contours(levels, parallel: common.parallel) },
      map: try map.map { MapPrinter($0, renderer, created: try result.created.date()) }, common.parallel)
    for line in map?.remarks ?? [] { common.console.say(line) }
    return outcome
  }

  private func made() throws -> Provenance {
    let inputs = points + ratioOptions.over + [regionOptions.within].compactMap { $0 }
    return try .of(inputs, by: release.producer, created: result.created.date())
  }

  /// The period, and that of the denominator where it is another.
  private func subtitle() throws -> String {
    func words(_ periods: [String]) throws -> String {
      periods.isEmpty ? "all dates" : try periods.map { try PeriodText.period($0).inWords }.joined(separator: "; ")
    }
    let own = try words(windows.period).capitalizedFirst
    guard ratioOptions.isRatio, windows.period != ratioOptions.overPeriod else { return own }
    return "\(own), over \(try words(ratioOptions.overPeriod))"
  }

  private func furniture(_ surface: Surface) throws -> MapFurniture {
    let standard = StandardTexts(
      title: surface.title, subtitle: try subtitle(),
      legend: surface.unit.capitalizedFirst,
      note: surface.note)
    return texts.furniture(
      standard, inputs: [points, ratioOptions.over, [regionOptions.within].compactMap { $0 }], created: try result.created.date())
  }

  private func request() throws -> DensityRequest {
    let source = Configuration.RecordSource(
      files: try recordOptions.files(points), noun: nounOptions.words, isPersonal: !release.notPersonal)
    return DensityRequest(
      records: source, periods: try PeriodText.periods(windows.period),
      denominator: try ratioOptions.denominator(of: source, recordOptions),
      postcodes: postcodeOptions.source, crs: try CRSOverride.reference(regionOptions.crs), region: regionOptions.source,
      cell: kernelOptions.cell, kernel: kernelOptions.kernel, width: try kernelOptions.width(), adaption: try kernelOptions.adaption(),
      edge: regionOptions.edge, policy: release.policy ?? .standard, marking: release.marking,
      layers: result.hasMap ? mapOptions.layers(try CRSOverride.reference(regionOptions.crs)) : nil)
  }
}
