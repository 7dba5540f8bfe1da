import ArgumentParser
import Wardlight

/// What stands around a map.
struct MapTextOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The heading. (default: what is drawn)", valueName: "text"))
  var title: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Below the heading: the period and the geography, say. (default: the areas, or the period)", valueName: "text"))
  var subtitle: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The heading of the legend: what is shown, in which unit. (default: the field, or the unit)", valueName: "text"))
  var legend: String?

  @Option(
    name: .long,
    help: ArgumentHelp("A source with its attribution; may be given again. (default: the names of the files)", valueName: "text"))
  var source: [String] = []

  @Option(name: .long, help: ArgumentHelp("What a reader must know before drawing conclusions.", valueName: "text"))
  var caveat = ""

  @Option(name: .long, help: ArgumentHelp("A further remark.", valueName: "text"))
  var note = ""

  /// The options that are given.
  var given: [String] {
    [
      ("--title", title != nil), ("--subtitle", subtitle != nil), ("--legend", legend != nil), ("--source", !source.isEmpty),
      ("--caveat", !caveat.isEmpty), ("--note", !note.isEmpty),
    ].filter(\.1).map(\.0)
  }

  /// The texts around a map.
  ///
  /// - Parameters:
  ///   - standard: What stands where an option says nothing else.
  ///   - inputs: The files that the map is drawn from; of each list the files are parts of one source.
  func furniture(_ standard: StandardTexts, inputs: [[String]], created: CalendarDate) -> MapFurniture {
    MapFurniture(
      title: title ?? standard.title, subtitle: subtitle ?? standard.subtitle, legendTitle: legend ?? standard.legend,
      sources: source.isEmpty ? inputs.flatMap(Self.sources) : source, caveat: caveat, created: created,
      note: [note, standard.note].filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// A line for each file; of many parts of one source only the first and the last.
  private static func sources(_ inputs: [String]) -> [String] {
    let names = inputs.map(OutputPath.name)
    guard names.count > 6 else { return names }
    return ["\(names[0]) to \(names[names.count - 1]), \(names.count) files"]
  }

  /// The name of a field as a reader's words.
  static func words(_ field: String) -> String { field.replacing("_", with: " ").capitalizedFirst }
}

/// What stands around a map where the user does not say.
struct StandardTexts {
  let title: String
  let subtitle: String
  let legend: String
  var note = ""

  /// Those of fields that are drawn of areas.
  static func fields(_ fields: [String], of areas: Areas) -> StandardTexts {
    let kind = areas.geography.vintage.isEmpty ? areas.geography.kind : "\(areas.geography.kind) \(areas.geography.vintage)"
    let words = fields.map(MapTextOptions.words)
    let what = words.count > 2 ? "\(words[0]) to \(words[words.count - 1])" : words.joined(separator: " and ")
    return StandardTexts(
      title: "\(what) by \(kind)", subtitle: "\(kind.capitalizedFirst) · \(FixedDecimal.grouped(areas.count)) in all",
      legend: words.first ?? "")
  }
}

/// The date that files say they were made on.
struct CreatedOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The date of creation that a map or a GeoPackage states. (default: SOURCE_DATE_EPOCH's, else today)", valueName: "date"))
  var created: CalendarDate?

  func date() throws -> CalendarDate { try created ?? Today.date() }
}
