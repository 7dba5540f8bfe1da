public import ArgumentParser
public import Wardlight

/// What is tested, and by which statistic.
struct HotSpotOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The field that is tested, of the table or the layer.", valueName: "field"))
  var value: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Test rates: cases per 1,000 of this field's people. eb-local-moran and change test the empirical Bayes index.", valueName: "field"))
  var population: String?

  @Option(
    name: .long, help: ArgumentHelp("persons: no area has more cases than people; events: one person can be several.", valueName: "kind"))
  var cases: CaseCounts.Kind = .persons

  @Option(name: .long, help: ArgumentHelp("The other field of a bivariate statistic.", valueName: "field"))
  var with: String?

  @Option(name: .long, help: ArgumentHelp("The field of the earlier period, for the statistic of change.", valueName: "field"))
  var previous: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "gi-star, gi, local-moran, local-geary, local-join-count, eb-local-moran, bivariate-local-moran, bivariate-local-join-count or change.",
      valueName: "name"))
  var statistic: HotSpotStatistic = .giStar

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Of a bivariate join count: apart (one mark beside the other) or together (both marks beside both).", valueName: "kind"))
  var joins: JoinKind = .apart

  @Option(
    name: .long,
    help: ArgumentHelp(
      "An area has no class where it and its neighbours together have fewer cases. (default: no limit)", valueName: "n"))
  var minimumCount: Int?

  func validate() throws {
    if let minimumCount, minimumCount < 1 { throw ValidationError("--minimum-count must be at least 1.") }
    switch statistic.companion {
    case .none: try refuse([("--with", with), ("--previous", previous)])
    case .population:
      guard population != nil else { throw ValidationError("\(statistic.rawValue) needs --population.") }
      try refuse([("--with", with), ("--previous", previous)])
    case .other:
      guard with != nil else { throw ValidationError("\(statistic.rawValue) needs --with, the other field.") }
      try refuse([("--population", population), ("--previous", previous)])
    case .previous:
      guard previous != nil else { throw ValidationError("change needs --previous, the field of the earlier period.") }
      try refuse([("--with", with)])
    }
    guard !(statistic.takesMarks && population != nil) else {
      throw ValidationError("\(statistic.rawValue) takes marks of 0 and 1, which have no population.")
    }
  }

  private func refuse(_ options: [(name: String, value: String?)]) throws {
    for option in options where option.value != nil { throw ValidationError("\(statistic.rawValue) has no use for \(option.name).") }
  }
}

/// Which joins a bivariate join count counts, as the command line spells it.
enum JoinKind: String, CaseIterable, ExpressibleByArgument {
  case apart, together

  var kind: BivariateLocalJoinCount.Kind { self == .apart ? .withoutColocation : .colocation }
}

/// Who is whose neighbour.
struct NeighbourOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "queen, rook, knn:K, distance:D, inverse-distance:D, kernel:D, or a .gal or .gwt file; distances in metres, or in the unit of the layer's own plane. (default: queen)",
      valueName: "recipe"))
  var weights: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "For shared borders: vertices at most this far apart count as one. (default: a centimetre)", valueName: "metres"))
  var snap: Double?

  @Option(
    name: .long, help: ArgumentHelp("Areas without neighbours: report, nearest (link them to the nearest), or error.", valueName: "policy"))
  var islands: IslandPolicy = .report

  func validate() throws {
    _ = try recipe()
    if let snap, !(snap >= 0 && snap.isFinite) { throw ValidationError("--snap must be a distance from 0.") }
  }

  /// What is asked of the layer.
  func neighbourhood() throws -> Neighbourhood { Neighbourhood(try recipe(), islands: islands, snap: snap) }

  private func recipe() throws -> WeightsRecipe {
    do throws(StatisticsError) { return try WeightsRecipe(weights ?? "queen") } catch { throw ValidationError("--weights: \(error)") }
  }

  /// The file of weights, where there is one.
  var inputs: [String] { if case .file(let path)? = try? recipe() { [path] } else { [] } }
}

/// What is significant.
struct InferenceOptionGroup: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Conditional permutations; 0 leaves the normal approximation alone.", valueName: "n"))
  var permutations = 9_999

  @Option(name: .long, help: ArgumentHelp("two-sided, greater or less.", valueName: "side"))
  var alternative: Alternative = .twoSided

  @Option(
    name: .long,
    help: ArgumentHelp("For many tests: fdr (Benjamini and Hochberg), bonferroni or none.", valueName: "method"))
  var correction: Correction = .falseDiscoveryRate

  @Option(name: .long, help: ArgumentHelp("The level of significance after correction.", valueName: "level"))
  var alpha = 0.05

  @Option(name: .long, help: ArgumentHelp("Names the random draws; the same seed gives the same result.", valueName: "n"))
  var seed: UInt64 = 1

  func validate() throws {
    guard (0...9_999_999).contains(permutations) else { throw ValidationError("--permutations must be from 0 to 9999999.") }
    guard alpha > 0, alpha < 1 else { throw ValidationError("--alpha must lie between 0 and 1.") }
  }

  var options: InferenceOptions {
    InferenceOptions(permutations: permutations, alternative: alternative, correction: correction, alpha: alpha, seed: seed)
  }
}

/// A part of the layer.
struct PartOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Show only these areas: field=value of the layer, or a table with the column named by --id. All of the layer is analysed, so that its edge is no false one.",
      valueName: "field=value|csv"))
  var only: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Analyse with --only no more than what lies within this distance of it, in the unit of the plane.", valueName: "metres"))
  var buffer: Double?

  func validate() throws {
    if let buffer {
      guard only != nil else { throw ValidationError("--buffer needs --only.") }
      guard buffer >= 0, buffer.isFinite else { throw ValidationError("--buffer must be a distance from 0.") }
    }
  }

  var part: AreaPart? {
    only.map { text in
      guard let split = text.firstIndex(of: "=") else { return AreaPart(members: .codes(file: text), buffer: buffer) }
      return AreaPart(members: .field(String(text[..<split]), value: String(text[text.index(after: split)...])), buffer: buffer)
    }
  }

  var inputs: [String] { if case .codes(let file)? = part?.members { [file] } else { [] } }
}

extension HotSpotStatistic: ExpressibleByArgument {}
extension Standardization: ExpressibleByArgument {}
extension IslandPolicy: ExpressibleByArgument {}
extension Alternative: ExpressibleByArgument {}
extension Correction: ExpressibleByArgument {}
extension CaseCounts.Kind: ExpressibleByArgument {}
