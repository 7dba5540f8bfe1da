import ArgumentParser
import Wardlight

/// `wardlight scan`
struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Find clusters of any size and place: more cases together, or fewer, than chance gives (Kulldorff's scan statistic).",
    discussion: """
      Circles, or ellipses, of every size around every centroid are compared with the rest of the map; with --time also every run of periods. Writes a row for \
      each area with its cluster, and to --clusters a row for each cluster: centre, radius, cases, expected, relative risk, log likelihood ratio, p from \
      replicates and from a Gumbel distribution. Clusters share no area, the most likely is the first.

      Cases are compared with --population, with --expected numbers that may be adjusted for age, with all --persons of whom some are cases (Bernoulli), or with \
      none of them where --time is given: then with the same area at other times (space–time permutation). With --period the table of counts has a row for each \
      area and period; periods are ordered as numbers or as text, so write 2019-03. Under a policy that protects counts a hidden one stands as the middle of what is \
      shown of it, so that clusters tell nothing more.

      Examples:
        wardlight scan lsoa.gpkg --id LSOA11CD --cases count --population people --counts counts.csv --clusters clusters.csv -o scan.gpkg
        wardlight scan lsoa.gpkg --id LSOA11CD --cases count --population people --counts monthly.csv --period month --time prospective --clusters now.csv -o now.csv
      """)

  @OptionGroup var layer: FigureLayerOptions
  @OptionGroup var figures: ScanFigureOptions
  @OptionGroup var windows: ScanWindowOptions
  @OptionGroup var judging: ScanJudgingOptions
  @OptionGroup var release: FigureReleaseOptions

  @Option(name: .long, help: ArgumentHelp("The table of clusters: .csv or .xlsx. (default: on standard error only)", valueName: "file"))
  var clusters: String?

  @OptionGroup var result: AreaOutputOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try OutputPath.check([result.output, clusters], apartFrom: layer.inputs)
    if let clusters, ![.csv, .xlsx].contains(TableFormat(path: clusters)) {
      throw ValidationError("--clusters must end in .csv or .xlsx.")
    }
    if figures.period != nil, layer.counts == nil { throw ValidationError("--period is a column of --counts.") }
    if figures.baseline == .otherTimes, windows.time == .none {
      throw ValidationError(
        "Say what the cases are compared with: --population, --expected or --persons; or --time, for the same area at other times.")
    }
    if windows.time != .none, figures.period == nil { throw ValidationError("--time needs --period, the column of periods.") }
  }

  func run() throws {
    try Report.exiting {
      try release.audit.note("scan", policy: release.policy, outputs: [result.output, clusters], created: result.created)
      let outcome = try request().run(parallel: common.parallel)
      for notice in outcome.notices + outcome.notes { common.console.say(notice) }
      if let clusters {
        try TableFormat(path: clusters)?.write(outcome.clusters.stating(try .of(layer.inputs, by: release.producer)), to: clusters)
      }
      try result.write(
        outcome.table, areas: outcome.areas, notes: outcome.notes, categories: MapCategory.scanClasses, from: layer.inputs,
        by: release.producer,
        common.parallel)
      common.console.show(outcome.clusters.content)
    }
  }

  private func request() throws -> ScanRequest {
    ScanRequest(
      layer: try layer.source(), cases: figures.cases, baseline: figures.baseline, period: figures.period,
      options: windows.options(judging), alpha: judging.alpha, policy: release.policy ?? .standard, marking: release.marking)
  }
}

extension MapCategory {
  /// The words of a scan, with the colours of hot and cold spots.
  fileprivate static var scanClasses: [MapCategory] {
    let four = hotSpots(
      hot: ScanWords.high, cold: ScanWords.low, notSignificant: ScanWords.outside, undefined: ScanWords.undefined, confidence: "")
    let labels = ["Cluster of high rates", "Cluster of low rates", "In no cluster", "Without figures"]
    return zip(four, labels).map { MapCategory(value: $0.value, label: $1, fill: $0.fill, hatch: $0.hatch) }
      + [MapCategory(value: ScanWords.notSignificant, label: "Chance explains it", fill: Colour(0xD9D2C5))]
  }
}
