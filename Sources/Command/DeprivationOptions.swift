import ArgumentParser
import Wardlight

/// What is held against deprivation.
struct DeprivationFigureOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The field that is held against deprivation, of the table or the layer: counts of referrals, say. (default: none; the index alone is shown)",
      valueName: "field"))
  var value: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The field of the people of each area. Without it there is no concentration curve, and nothing is said of what deprivation does not explain.",
      valueName: "field"))
  var population: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A field of the layer by which areas belong together, such as the borough: each group has its own correlation and an outline.",
      valueName: "field"))
  var group: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Show only this group; all of the layer is analysed, so that its edge is no false one.", valueName: "field=value"))
  var only: String?

  @Option(name: .long, help: ArgumentHelp("What is counted, in the plural. (default: the field)", valueName: "noun"))
  var noun: String?

  @Option(name: .long, help: ArgumentHelp("What all areas together are called: London. (default: All areas)", valueName: "name"))
  var whole: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Say how many of the areas with at least so many records lie in the most deprived fifth.", valueName: "n"))
  var atLeast = 5

  func validate() throws {
    guard (1...1_000_000).contains(atLeast) else { throw ValidationError("--at-least must be from 1 to 1000000.") }
    if value == nil, population != nil { throw ValidationError("--population needs --value, the field of what was counted among them.") }
    guard let only else { return }
    guard let split = only.firstIndex(of: "=") else { throw ValidationError("--only must be field=value, for example borough=Newham.") }
    if let group, group != String(only[..<split]) {
      throw ValidationError("--only and --group name two fields; a part is one of the groups.")
    }
  }

  /// The field of the groups, which that of the part is.
  var groupField: String? { group ?? only.flatMap { $0.split(separator: "=", maxSplits: 1).first.map(String.init) } }

  /// The group that is shown alone.
  var part: String? { only.flatMap { text in text.firstIndex(of: "=").map { String(text[text.index(after: $0)...]) } } }

  /// What is counted, as a page says it.
  var words: String { noun ?? value.map { MapTextOptions.words($0).lowercased() } ?? "" }
}

/// What stands on the page of an overlay.
struct DeprivationTextOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The heading. (default: what is held against deprivation)", valueName: "text"))
  var title: String?

  @Option(name: .long, help: ArgumentHelp("Below the heading: the period, say. (default: the areas and the index)", valueName: "text"))
  var subtitle: String?

  @Option(
    name: .long,
    help: ArgumentHelp("A source with its attribution; may be given again. (default: the names of the files)", valueName: "text"))
  var source: [String] = []

  @Flag(name: .long, help: "Make no PNG pictures of the maps.")
  var noPictures = false

  @OptionGroup var created: CreatedOption
}
