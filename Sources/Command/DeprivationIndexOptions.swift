public import ArgumentParser
public import Wardlight

/// The index of deprivation of a verb on areas.
struct DeprivationIndexOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The index: the official files of 2019 and 2025, the GLA's by ward, or any table with a column of codes. Given again, the files are joined by code.",
      valueName: "file"))
  var index: [String] = []

  @Option(name: .long, help: ArgumentHelp("Its column of area codes. (default: as recognised)", valueName: "column"))
  var indexCode: String?

  @Option(name: .long, help: ArgumentHelp("What it is called. (default: as recognised)", valueName: "text"))
  var indexTitle: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The measure that areas are ranked, mapped and modelled by: a column of the index. (default: the score of the whole index, else its rank)",
      valueName: "column"))
  var measure: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A further measure whose rank correlation is told; may be given again. (default: one of each domain)", valueName: "column"))
  var domain: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A measure of your own with its direction, whether a higher or a lower number is more deprived: rent:higher:Rents; may be given again.",
      valueName: "column:higher|lower[:title]"))
  var own: [OwnMeasure] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A look-up from the index's areas to the layer's, such as LSOA to ward; several are followed one after the other. Where its columns do not say which they are: lookup.csv,from=old,to=new.",
      valueName: "csv"))
  var lookup: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What stands for an area made of the index's areas: \(SummaryMeasure.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "summary"))
  var summary: SummaryMeasure = .averageScore

  @Option(
    name: .long,
    help: ArgumentHelp(
      "By whose definition: ministry, or gla as in the GLA's table by ward (ranks from 1, the most deprived, and another extent).",
      valueName: "whose"))
  var convention: SummaryConvention = .ministry

  @Option(
    name: .long,
    help: ArgumentHelp("The people of the index's areas, where its files have none, by the index's codes.", valueName: "csv"))
  var indexPopulation: String?

  @Option(name: .long, help: ArgumentHelp("The column of these people.", valueName: "column"))
  var indexPopulationField: String?

  @Option(name: .long, help: ArgumentHelp("Its column of codes. (default: --index-code)", valueName: "column"))
  var indexPopulationCode: String?

  @Option(name: .long, help: ArgumentHelp("Whom they count: all ages, mid-2019. (default: the column)", valueName: "text"))
  var indexPopulationNote: String?

  @Option(
    name: .long,
    help: ArgumentHelp("An index of another year, compared by ranks among the same areas; may be given again.", valueName: "file"))
  var compare: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("A look-up from the areas of --compare to the layer's. (default: none; its codes are the layer's)", valueName: "csv")
  )
  var compareLookup: [String] = []

  func validate() throws {
    guard !index.isEmpty else { throw ValidationError("Name the index of deprivation with --index.") }
    if indexPopulation == nil {
      for (name, value) in [
        ("--index-population-field", indexPopulationField), ("--index-population-code", indexPopulationCode),
        ("--index-population-note", indexPopulationNote),
      ] where value != nil { throw ValidationError("\(name) needs --index-population.") }
    } else if indexPopulationField == nil {
      throw ValidationError("--index-population needs --index-population-field, the column of people.")
    } else if indexPopulationCode == nil && indexCode == nil {
      throw ValidationError("--index-population needs --index-population-code, its column of codes.")
    }
    guard compareLookup.isEmpty || !compare.isEmpty else { throw ValidationError("--compare-lookup needs --compare.") }
    _ = try (lookup + compareLookup).map(LookupText.source)
  }

  /// The index.
  func source() throws -> IndexSource {
    IndexSource(
      files: index, code: indexCode, measure: measure, domains: domain, own: own, lookups: try lookup.map(LookupText.source),
      population: population, title: indexTitle)
  }

  /// The index of another year, where one is wanted.
  func comparison() throws -> IndexSource? {
    compare.isEmpty ? nil : IndexSource(files: compare, lookups: try compareLookup.map(LookupText.source))
  }

  private var population: PopulationTable? {
    guard let indexPopulation, let indexPopulationField, let code = indexPopulationCode ?? indexCode else { return nil }
    return PopulationTable(
      file: indexPopulation, code: code, persons: .column(indexPopulationField, note: indexPopulationNote ?? indexPopulationField))
  }

  /// The files that are read, with their roles.
  var inputs: [(role: String, path: String)] {
    index.map { ("index", $0) } + Self.files(lookup).map { ("look-up", $0) } + (indexPopulation.map { [("population", $0)] } ?? [])
      + compare.map { ("compared index", $0) } + Self.files(compareLookup).map { ("look-up", $0) }
  }

  private static func files(_ lookups: [String]) -> [String] { lookups.flatMap { (try? LookupText.source($0).files) ?? [] } }
}

extension SummaryMeasure: ExpressibleByArgument {}

extension SummaryConvention: ExpressibleByArgument {}

extension OwnMeasure: ExpressibleByArgument {
  /// Reads `column:higher`, `column:lower`, and a title behind another colon; a column may have colons of its own.
  public init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let place = parts.lastIndex(where: { Self.directions[$0] != nil }), place > 0, let direction = Self.directions[parts[place]]
    else {
      return nil
    }
    let field = parts[..<place].joined(separator: ":")
    let title = parts[(place + 1)...].joined(separator: ":")
    guard !field.isEmpty else { return nil }
    self.init(field: field, direction: direction, title: title.isEmpty ? nil : title)
  }

  private static let directions: [String: DeprivationMeasure.Direction] = ["higher": .higherIsMoreDeprived, "lower": .lowerIsMoreDeprived]
}
