public import ArgumentParser
public import Wardlight

/// Where postcodes are, for a verb that needs points rather than areas.
struct DirectoryOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where postcodes are: the store that “wardlight postcodes import” made, or files of postcodes themselves; may be given again.",
      valueName: "file"))
  var store: [String] = []

  var source: Configuration.PostcodeSource? { store.isEmpty ? nil : Configuration.PostcodeSource(files: store) }
}

/// Which records count.
struct PeriodOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("From the first to the last day, both included; may be given again. (default: all dates)", valueName: "from..to"))
  var period: [String] = []

  func validate() throws { _ = try period.map { try PeriodText.period($0) } }
}

/// How records spread.
struct KernelOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("How far a record spreads, or scott for Scott's rule, which is often too wide.", valueName: "metres"))
  var bandwidth: String

  @Option(name: .long, help: ArgumentHelp("The side of a cell.", valueName: "metres"))
  var cell: Double

  @Option(name: .long, help: "How a record spreads: epanechnikov, quartic or gaussian (cut off at six bandwidths).")
  var kernel: DensityKernel = .epanechnikov

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Narrower kernels where records are many: abramson (by a pilot density of the bandwidth), or nearest:K (up to the K-th nearest record, the bandwidth at most).",
      valueName: "rule"))
  var adaptive: String?

  func validate() throws {
    _ = try width()
    _ = try adaption()
    guard cell > 0, cell.isFinite else { throw ValidationError("--cell must be a number of metres above 0.") }
  }

  func width() throws -> DensityRequest.Width {
    if bandwidth == "scott" { return .scott }
    guard let metres = Double(bandwidth), metres > 0, metres.isFinite else {
      throw ValidationError("--bandwidth must be a number of metres above 0, or scott, not “\(bandwidth)”.")
    }
    return .metres(metres)
  }

  func adaption() throws -> DensityRequest.Adaption {
    guard let adaptive else { return .none }
    if adaptive == "abramson" { return .abramson }
    let parts = adaptive.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "nearest", let neighbour = Int(parts[1]), neighbour >= 1 else {
      throw ValidationError("--adaptive must be abramson or nearest:K, for example nearest:20, not “\(adaptive)”.")
    }
    return .nearest(neighbour)
  }
}

/// Where records could have been seen.
struct RegionOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A layer of areas: the study region. Records outside do not count, and densities at its border are corrected. (default: wherever records are)",
      valueName: "layer"))
  var within: String?

  @Option(name: .long, help: ArgumentHelp("The name of that layer, where the file has several.", valueName: "name"))
  var withinLayer: String?

  @Option(
    name: .long,
    help: "At the region's border: conserving (the total is kept), uniform (even densities stay even), or none.")
  var edge: EdgeCorrection = .conserving

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What eastings and northings are: EPSG:n of a projected system in metres, or planar. (default: EPSG:27700)", valueName: "crs"))
  var crs: String?

  func validate() throws {
    _ = try CRSOverride.reference(crs)
    guard withinLayer == nil || within != nil else { throw ValidationError("--within-layer needs --within.") }
  }

  var source: LayerSource? { within.map { LayerSource(path: $0, layer: withinLayer) } }
}

/// What a density is divided by.
struct RatioOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Records whose density divides that of the points, with the same columns: where people live, say. May be given again.",
      valueName: "file"))
  var over: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The period of the denominator; without --over the same records of another time. May be given again.", valueName: "from..to"))
  var overPeriod: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("The smallest denominator, in records per square kilometre; below it there is no ratio.", valueName: "density"))
  var floor: Double = 1

  @Option(name: .long, help: "The ratio of the densities, or of the shares of all that each has (relative risk).")
  var ratio: DensityRatio.Scale = .densities

  func validate() throws {
    guard floor > 0, floor.isFinite else { throw ValidationError("--floor must be above 0.") }
    _ = try overPeriod.map { try PeriodText.period($0, of: "--over-period") }
  }

  var isRatio: Bool { !over.isEmpty || !overPeriod.isEmpty }

  /// The denominator; `nil` where a density is wanted.
  func denominator(of source: Configuration.RecordSource, _ options: RecordOptions) throws -> DensityRequest.Denominator? {
    guard isRatio else { return nil }
    let noun = Configuration.Noun(singular: "record of the denominator", plural: "records of the denominator")
    let records =
      over.isEmpty ? source : Configuration.RecordSource(files: try options.files(over), noun: noun, isPersonal: source.isPersonal)
    return DensityRequest.Denominator(records: records, periods: try PeriodText.periods(overPeriod), floor: floor, scale: ratio)
  }
}

/// Where a surface is cut.
struct ContourOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Contours, and in a map ends of bands, at these densities. (default: 1, 2, 5, 10, …)", valueName: "a,b,…"))
  var levels: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The same around these shares of all that is shown: 0.5 for the smallest area that holds half.", valueName: "a,b,…"))
  var shares: String?

  func validate() throws {
    guard levels == nil || shares == nil else { throw ValidationError("Give --levels or --shares, not both.") }
    _ = try cut()
  }

  func cut() throws -> ContourLevels {
    if let levels { return .values(try Self.numbers(levels, "--levels", atMost: .greatestFiniteMagnitude)) }
    return try shares.map { .shares(try Self.numbers($0, "--shares", atMost: 1)) } ?? .steps
  }

  private static func numbers(_ text: String, _ option: String, atMost most: Double) throws -> [Double] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      guard let number = Double(part), number > 0, number <= most else {
        throw ValidationError("\(option) must be numbers above 0\(most == 1 ? " and at most 1" : "") with commas between, not “\(text)”.")
      }
      return number
    }
  }
}

extension DensityKernel: ExpressibleByArgument {}
extension EdgeCorrection: ExpressibleByArgument {}
extension DensityRatio.Scale: ExpressibleByArgument {}
extension GeoTIFF.Precision: ExpressibleByArgument {}
