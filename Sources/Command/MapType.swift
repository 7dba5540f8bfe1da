public import ArgumentParser
public import Wardlight

/// The types of map that the command line draws.
enum MapType: String, CaseIterable, ExpressibleByArgument {
  case choropleth
  case categories
  case hotspots
  case bivariate
  case symbols
  case graduated
  case choroplethSymbols = "choropleth-symbols"
  case hexagons
  case tiles
  case multiples
  case flows

  /// What a map of the type takes its columns for.
  var kind: MapColumn.Kind {
    switch self {
    case .categories, .hotspots: .words
    case .hexagons, .tiles, .multiples: .either
    case .choropleth, .bivariate, .symbols, .graduated, .choroplethSymbols, .flows: .numbers
    }
  }

  /// Which groups of options it has a use for.
  var features: Set<MapFeature> {
    switch self {
    case .choropleth: [.classes, .fit, .palette, .middle, .style]
    case .categories, .hotspots: [.palette, .style]
    case .bivariate: [.classes, .bivariatePalette, .second, .style]
    case .symbols: [.symbols, .symbolScale]
    case .graduated: [.classes, .symbols]
    case .choroplethSymbols: [.classes, .palette, .middle, .second, .symbols, .symbolScale]
    case .hexagons, .tiles: [.classes, .fit, .palette, .middle, .style]
    case .multiples: [.classes, .palette, .middle, .panels]
    case .flows: [.flows]
    }
  }
}

/// A group of options that only some types of map have a use for.
enum MapFeature {
  case classes, fit, palette, bivariatePalette, middle, second, symbols, symbolScale, flows, panels, style

  /// The types that have a use for it.
  var types: [MapType] { MapType.allCases.filter { $0.features.contains(self) } }
}

/// An option that is given and belongs to a feature.
struct GivenOption {
  let name: String
  let features: [MapFeature]

  init?(_ name: String, _ features: MapFeature..., isGiven: Bool) {
    guard isGiven else { return nil }
    self.name = name
    self.features = features
  }

  /// Refuses an option that the type has no use for.
  func check(_ type: MapType) throws {
    guard type.features.isDisjoint(with: features) else { return }
    let types = features.flatMap(\.types).map(\.rawValue)
    throw ValidationError("\(type.rawValue) has no use for \(name); it belongs to \(types.joined(separator: ", ")).")
  }
}

/// What is drawn.
struct MapContentOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The type of map, as listed above. (default: choropleth for numbers, categories for words)", valueName: "type"))
  var type: MapType?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The field that is drawn, of the table (--counts) or the layer; for multiples again for each map.", valueName: "field"))
  var value: [String]

  @Option(
    name: .long, help: ArgumentHelp("What stands above one of the multiples; given once for each. (default: the fields)", valueName: "text")
  )
  var panel: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The field of the counts that the value, a rate say, was computed from: under a policy that protects counts the value is withheld where these are small. May be given again, for each field that is drawn.",
      valueName: "field"))
  var from: [String] = []

  @Option(name: .long, help: ArgumentHelp("With how many decimals numbers are printed. (default: as they need)", valueName: "n"))
  var decimals: Int?

  func validate() throws {
    guard !value.isEmpty else { throw ValidationError("Name the field that is drawn with --value.") }
    guard panel.isEmpty || panel.count == value.count else {
      throw ValidationError("--panel must be given once for each of the \(value.count) --value.")
    }
    if let decimals, !(0...6).contains(decimals) { throw ValidationError("--decimals must be from 0 to 6.") }
  }
}

extension MapContentOptions {
  var given: [GivenOption?] { [GivenOption("--panel", .panels, isGiven: !panel.isEmpty)] }
}

/// The second column of a map of two.
struct SecondColumnOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The second field: in a bivariate map the one that rises upwards in the square of the legend, in choropleth-symbols the one that the symbols show.",
      valueName: "field"))
  var with: String?

  @Option(name: .long, help: ArgumentHelp("What the legend calls the second field. (default: its name)", valueName: "text"))
  var withLegend: String?

  func validate() throws {
    if withLegend != nil, with == nil { throw ValidationError("--with-legend needs --with.") }
  }

  var given: [GivenOption?] { [GivenOption("--with", .second, isGiven: with != nil)] }
}

/// How symbols look.
struct SymbolOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The shape of the symbols. (default: circle)", valueName: "shape"))
  var symbol: SymbolShape?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which number one square millimetre of a symbol stands for, so that maps can share it. (default: a round one)", valueName: "number"))
  var perSquareMillimetre: Double?

  func validate() throws {
    if let perSquareMillimetre, !(perSquareMillimetre > 0 && perSquareMillimetre.isFinite) {
      throw ValidationError("--per-square-millimetre must be a number above 0.")
    }
  }

  var given: [GivenOption?] {
    [
      GivenOption("--symbol", .symbols, isGiven: symbol != nil),
      GivenOption("--per-square-millimetre", .symbolScale, isGiven: perSquareMillimetre != nil),
    ]
  }

  var shape: SymbolShape { symbol ?? .circle }
}

extension SymbolShape: ExpressibleByArgument {}
