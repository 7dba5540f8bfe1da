public import ArgumentParser
public import Wardlight

/// The cases of a scan and what they are compared with.
struct ScanFigureOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The field of the cases: whole counts, of the table or the layer.", valueName: "field"))
  var cases: String

  @Option(name: .long, help: ArgumentHelp("Cases fall in proportion to this field's people (Poisson).", valueName: "field"))
  var population: String?

  @Option(name: .long, help: ArgumentHelp("Cases fall in proportion to this field's expected numbers (Poisson).", valueName: "field"))
  var expected: String?

  @Option(name: .long, help: ArgumentHelp("Cases and others together; each person is a case or not (Bernoulli).", valueName: "field"))
  var persons: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The column of periods of --counts, which then has a row for each area and period.", valueName: "column"))
  var period: String?

  func validate() throws {
    guard [population, expected, persons].count(where: { $0 != nil }) <= 1 else {
      throw ValidationError("Give one of --population, --expected and --persons.")
    }
  }

  var baseline: ScanRequest.Baseline {
    if let population { return .population(population) }
    if let expected { return .expected(expected) }
    return persons.map { .persons($0) } ?? .otherTimes
  }
}

/// Which windows are looked at.
struct ScanWindowOptions: ParsableArguments {
  /// The shapes of windows.
  enum Window: String, ExpressibleByArgument { case circular, elliptic }
  /// The part that time plays.
  enum Time: String, ExpressibleByArgument { case none, retrospective, prospective }
  /// How much long ellipses are held back.
  enum Penalty: String, ExpressibleByArgument { case none, medium, strong }

  @Option(
    name: .long, help: ArgumentHelp("circular; or elliptic: shapes 1.5, 2, 3, 4 and 5 in 4 to 15 directions too.", valueName: "shape"))
  var window: Window = .circular

  @Option(name: .long, help: ArgumentHelp("What long ellipses lose of their statistic: none, medium or strong.", valueName: "strength"))
  var penalty: Penalty = .medium

  @Option(
    name: .long,
    help: ArgumentHelp("none; retrospective: any run of periods; prospective: runs that reach the last period.", valueName: "kind"))
  var time: Time = .none

  @Option(name: .long, help: ArgumentHelp("The longest run of periods, as a share of all, at most 0.5.", valueName: "share"))
  var largestDuration = 0.5

  @Option(name: .long, help: ArgumentHelp("Look for high rates, low ones or both.", valueName: "rates"))
  var scan: ScanRates = .high

  @Option(name: .long, help: ArgumentHelp("The most that a window holds, as a share of the population, at most 0.5.", valueName: "share"))
  var largestShare = 0.5

  @Option(
    name: .long,
    help: ArgumentHelp("How far a window reaches from its centre, in the unit of the plane. (default: no limit)", valueName: "metres"))
  var largestRadius: Double?

  @Option(name: .long, help: ArgumentHelp("The fewest cases of a cluster of high rates.", valueName: "n"))
  var fewestCases = 2

  func validate() throws {
    guard largestShare > 0, largestShare <= 0.5 else { throw ValidationError("--largest-share must be above 0 and at most 0.5.") }
    guard largestDuration > 0, largestDuration <= 0.5 else { throw ValidationError("--largest-duration must be above 0 and at most 0.5.") }
    if let largestRadius, !(largestRadius > 0 && largestRadius.isFinite) { throw ValidationError("--largest-radius must be above 0.") }
    guard (1...1_000_000).contains(fewestCases) else { throw ValidationError("--fewest-cases must be from 1 to 1000000.") }
  }

  func options(_ judging: ScanJudgingOptions) -> ScanOptions {
    ScanOptions(
      window: shape, time: duration, rates: scan, largestShare: largestShare, largestRadius: largestRadius, fewestCases: fewestCases,
      replicates: judging.replicates, mostClusters: judging.mostClusters, seed: judging.seed)
  }

  private var shape: ScanWindow {
    switch (window, penalty) {
    case (.circular, _): .circular
    case (.elliptic, .none): .elliptic(ScanEllipses(penalty: 0))
    case (.elliptic, .medium): .elliptic(ScanEllipses(penalty: 0.5))
    case (.elliptic, .strong): .elliptic(ScanEllipses(penalty: 1))
    }
  }

  private var duration: ScanTime {
    switch time {
    case .none: .none
    case .retrospective: .retrospective(largestShare: largestDuration)
    case .prospective: .prospective(largestShare: largestDuration)
    }
  }
}

/// How clusters are judged.
struct ScanJudgingOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Replicates of the map under chance; 0 leaves clusters without a p-value.", valueName: "n"))
  var replicates = 999

  @Option(name: .long, help: ArgumentHelp("The level at which a cluster is significant.", valueName: "level"))
  var alpha = 0.05

  @Option(name: .long, help: ArgumentHelp("The most clusters that are reported.", valueName: "n"))
  var mostClusters = 10

  @Option(name: .long, help: ArgumentHelp("Names the random draws; the same seed gives the same result.", valueName: "n"))
  var seed: UInt64 = 1

  func validate() throws {
    guard (0...999_999).contains(replicates) else { throw ValidationError("--replicates must be from 0 to 999999.") }
    guard alpha > 0, alpha < 1 else { throw ValidationError("--alpha must lie between 0 and 1.") }
    guard (1...10_000).contains(mostClusters) else { throw ValidationError("--most-clusters must be from 1 to 10000.") }
  }
}

extension ScanRates: ExpressibleByArgument {}
