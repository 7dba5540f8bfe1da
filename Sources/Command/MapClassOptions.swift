import ArgumentParser
import Wardlight

/// How numbers are parted into classes, and in which colours.
struct MapClassOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "jenks, quantile, equal, std or std:-1,0,1, head-tail, maximum, pretty, geometric, or manual:a,b,c with the upper ends of the classes, which belong to them: 10 lies in the class that ends at 10. (default: jenks; quantile for bivariate)",
      valueName: "scheme"))
  var scheme: String?

  @Option(name: .long, help: ArgumentHelp("How many classes. (default: 5; 3 for bivariate)", valueName: "n"))
  var classes: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The colours. For numbers \(Self.names(Palette.sequential)); with two directions \(Self.names(Palette.diverging)); for words \(Self.names(Palette.qualitative)); for bivariate \(BivariatePalette.all.map(\.name).joined(separator: ", ")).",
      valueName: "name"))
  var palette: String?

  @Flag(name: .long, help: "The colours in the opposite order.")
  var reverse = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The number that the lightest colour of a palette with two directions stands for, such as 0 for a change.", valueName: "number"))
  var middle: Double?

  @Flag(name: .long, help: "Say in the legend how well the classes fit the numbers: the goodness of variance fit, 1 at best.")
  var fit = false

  private static func names(_ palettes: [Palette]) -> String { palettes.map(\.name).joined(separator: ", ") }

  var given: [GivenOption?] {
    [
      GivenOption("--scheme", .classes, isGiven: scheme != nil), GivenOption("--classes", .classes, isGiven: classes != nil),
      GivenOption("--fit", .fit, isGiven: fit), GivenOption("--palette", .palette, .bivariatePalette, isGiven: palette != nil),
      GivenOption("--reverse", .palette, isGiven: reverse), GivenOption("--middle", .middle, isGiven: middle != nil),
    ]
  }

  /// Refuses schemes and palettes that cannot be, before anything is read.
  func check(_ type: MapType) throws {
    if type == .bivariate, let classes, classes > 3 {
      throw ValidationError("--classes is \(classes), and a bivariate map has three for each number at most.")
    }
    do throws(CartographyError) {
      _ = try classScheme(for: type)
      if type == .bivariate { return _ = try bivariatePalette() }
      let colours = try colours(for: .oranges)
      if let classes, type.features.contains(.palette) { _ = try colours.colours(classes) }
    } catch {
      throw ValidationError(error.description)
    }
  }

  /// The scheme with its number of classes.
  func classScheme(for type: MapType) throws(CartographyError) -> ClassScheme {
    guard type == .bivariate else { return try ClassScheme(text: scheme ?? "jenks", classes: classes) }
    let decides = scheme.map { text in ["manual", "std", "head-tail"].contains { text.lowercased().hasPrefix($0) } } ?? false
    return try ClassScheme(text: scheme ?? "quantile", classes: decides ? classes : classes ?? 3)
  }

  /// What the legend says beside the classes.
  var detail: LegendDetail { fit ? .classesAndFit : .classes }

  /// The palette that the user names.
  func wanted() throws(CartographyError) -> Palette? {
    try palette.map { text throws(CartographyError) in try Palette(text: text) }
  }

  /// The colours that the user wants, or those that suit the numbers.
  func colours(for standard: Palette) throws(CartographyError) -> Palette {
    let wanted = try wanted() ?? (middle == nil ? standard : Palette.hotCold.reversed)
    let turned = reverse ? wanted.reversed : wanted
    return if let middle { try turned.centred(on: middle) } else { turned }
  }

  /// The colours of a square of three by three.
  func bivariatePalette() throws(CartographyError) -> BivariatePalette {
    guard let palette else { return .orangeBlue }
    guard let found = BivariatePalette.named(palette.lowercased()) else {
      throw .unknownPalette(palette, known: BivariatePalette.all.map(\.name))
    }
    return found
  }
}
