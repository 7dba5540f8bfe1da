import ArgumentParser
import Wardlight

/// `wardlight rates`
struct RatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates",
    abstract: "Say how sure rates from small counts are: intervals, shrunken rates, ranks.",
    discussion: """
      Writes a row for each area: its crude rate with the exact interval, cases against expected ones, empirical Bayes rates (local and global) with \
      their interval, the probability of lying above the rate of all areas (or of --benchmark), between which ranks it lies, and whether its rate is \
      higher, lower or not different. With --minimum-count an area with too few cases has “not enough” in place of class and rank. Cases are whole \
      counts of persons unless --events is given. Under a policy that protects counts, what could be solved for them is withheld, and the class remains where it \
      does not depend on what is hidden.

      Examples:
        wardlight rates wards.gpkg --id WD22CD --name WD22NM --cases count --population people --counts referrals.csv -o rates.csv
        wardlight rates wards.gpkg --id WD22CD --cases burglary --population homes --events --per 1000 --minimum-count 20 --policy public -o rates.gpkg
      """)

  @OptionGroup var layer: FigureLayerOptions

  @Option(name: .long, help: ArgumentHelp("The field of the cases, of the table or the layer: whole counts.", valueName: "field"))
  var cases: String

  @Option(name: .long, help: ArgumentHelp("The field of the people among whom they happened.", valueName: "field"))
  var population: String

  @Flag(name: .long, help: "One person can be several cases, so that an area may have more cases than people.")
  var events = false

  @Option(name: .long, help: ArgumentHelp("To how many people rates refer.", valueName: "n"))
  var per = 1_000.0

  @Option(
    name: .long,
    help: ArgumentHelp("The rate, in the same unit, that areas are held against. (default: that of all areas together)", valueName: "rate"))
  var benchmark: Double?

  @Option(name: .long, help: ArgumentHelp("How much lies inside intervals.", valueName: "share"))
  var level = 0.95

  @Option(name: .long, help: ArgumentHelp("How many times ranks are drawn.", valueName: "n"))
  var draws = 9_999

  @Option(name: .long, help: ArgumentHelp("Names the random draws; the same seed gives the same result.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(
    name: .long,
    help: ArgumentHelp(
      "An area has no class and no rank where it and its neighbours together have fewer cases. (default: no limit)", valueName: "n"))
  var minimumCount: Int?

  @OptionGroup var neighbours: NeighbourOptions
  @OptionGroup var release: FigureReleaseOptions
  @OptionGroup var result: AreaOutputOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard per > 0, per <= 1e9 else { throw ValidationError("--per must be a number above 0.") }
    if let benchmark, !(benchmark >= 0 && benchmark.isFinite) { throw ValidationError("--benchmark must be a rate from 0.") }
    guard level > 0, level < 1 else { throw ValidationError("--level must lie between 0 and 1, for example 0.95.") }
    guard (1...1_000_000).contains(draws) else { throw ValidationError("--draws must be from 1 to 1000000.") }
    if let minimumCount, minimumCount < 1 { throw ValidationError("--minimum-count must be at least 1.") }
    try OutputPath.check([result.output], apartFrom: layer.inputs + neighbours.inputs)
  }

  func run() throws {
    try Report.exiting {
      try release.audit.note("rates", policy: release.policy, outputs: [result.output], created: result.created)
      let outcome = try request().run(parallel: common.parallel)
      for notice in outcome.notices + outcome.notes { common.console.say(notice) }
      try result.write(
        outcome.table, areas: outcome.areas, notes: outcome.notes, categories: MapCategory.rateClasses,
        from: layer.inputs + neighbours.inputs, by: release.producer,
        common.parallel)
      common.console.show(outcome.summary.content)
    }
  }

  private func request() throws -> RatesRequest {
    RatesRequest(
      layer: try layer.source(), cases: cases, population: population, kind: events ? .events : .persons,
      neighbours: try neighbours.neighbourhood(), per: per, benchmark: benchmark, level: level, draws: draws, seed: seed,
      minimumCount: minimumCount,
      policy: release.policy ?? .standard, marking: release.marking)
  }
}
