import ArgumentParser
import Wardlight

/// `wardlight map`
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Draw a column of a layer, or of a table by area code, as a map that can be printed.",
    discussion: """
      The map has a title, a legend with the number of areas in each class, a scale bar, sources, its date, its marking and its policy, and it says in \
      words what it shows. Figures are counts of persons unless the policy says otherwise: whole numbers from 1 to 4 are drawn as 1–4, and other numbers \
      need the column of counts that they were computed from (--from). Figures that are about nobody, such as scores, are drawn as they are with \
      --policy public. Words, such as the classes that “wardlight hotspots” writes, are drawn by category.

      Types of map:
        choropleth          areas shaded by the class of a number
        categories          areas coloured by a word
        hotspots            areas coloured by what “wardlight hotspots”, “rates” or “emerging” found
        bivariate           two numbers at once, in a square of three by three colours (--with)
        symbols             a circle or square in each area, as large as a number is
        graduated           the same in a few sizes, one for each class
        choropleth-symbols  areas shaded by --value under symbols for --with
        hexagons, tiles     a hexagon or a square for each area, all of one size, near where the area lies
        multiples           two to twelve maps of the same areas with the same classes, one for each --value
        flows               lines from one place to areas (--origin), or between areas (--links)

      Examples:
        wardlight map wards.gpkg --id WD22CD --name WD22NM --value score --policy public --scheme quantile --palette Purples -o score.svg
        wardlight map wards.gpkg --id WD22CD --counts burglary.csv --value count --scheme manual:5,10,20 --group LAD22NM -o map.svg -o map.qml
        wardlight map hotspots.gpkg --id id --value class --title "Burglary: hot spots" --subtitle "2024 · wards" -o hot.svg -o hot.pdf --table hot.csv
        wardlight map wards.gpkg --id WD22CD --counts referrals.csv --value count --only LAD22NM=Newham --labels names -o newham.png --dpi 300
        wardlight map wards.gpkg --id WD22CD --value score --with rate --type bivariate --policy public -o both.svg -o both.sld
      """)

  @OptionGroup(title: "The areas") var layer: FigureLayerOptions
  @OptionGroup(title: "What is drawn") var content: MapContentOptions
  @OptionGroup(title: "Of bivariate and choropleth-symbols") var second: SecondColumnOptions
  @OptionGroup(title: "Of symbols, graduated and choropleth-symbols") var symbols: SymbolOptions
  @OptionGroup(title: "Of flows") var flows: FlowOptions
  @OptionGroup(title: "Classes and colours") var classes: MapClassOptions
  @OptionGroup(title: "Around the map") var surroundings: MapSurroundingOptions
  @OptionGroup(title: "Texts") var texts: MapTextOptions
  @OptionGroup(title: "Release") var release: FigureReleaseOptions
  @OptionGroup(title: "Files") var result: MapOutputOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try plan.check(result.given)
    try OutputPath.check(result.outputs, apartFrom: layer.inputs + surroundings.inputs + [flows.links].compactMap { $0 })
  }

  func run() throws {
    try Report.exiting {
      try release.audit.note("map", policy: release.policy, outputs: result.outputs, created: result.created.date())
      let renderer = try result.pictures.printer(of: result.output)
      let made = try Provenance.of(
        layer.inputs + [flows.links].compactMap { $0 }, by: release.producer, created: result.created.date())
      let figures = try request().figures(parallel: common.parallel).stating(made)
      for notice in figures.notices { common.console.say(notice) }
      let painter = MapPainter(
        figures: figures, links: try links(figures.areas)?.stating(made), plan: plan,
        furniture: texts.furniture(
          .fields(plan.columnFields, of: figures.areas), inputs: [layer.inputs, [flows.links].compactMap { $0 }],
          created: try result.created.date()),
        setting: try surroundings.setting(figures), parallel: common.parallel)
      let drawn = try painter.drawn()
      for line in drawn.remarks { common.console.say(line) }
      try result.write(MapPrinter(drawn, renderer, created: painter.furniture.created), table: painter.table)
    }
  }

  private func links(_ areas: Areas) throws -> Released<Table>? {
    try flows.table(plan.columnFields[0])?.released(among: areas, policy: release.policy ?? .standard, marking: release.marking)
  }

  private var plan: MapPlan { MapPlan(content: content, second: second, symbols: symbols, flows: flows, classes: classes) }

  private func request() throws -> MapRequest {
    let crs = try CRSOverride.reference(layer.crs)
    return MapRequest(
      layer: try layer.source(), values: plan.columns, part: surroundings.part, groups: surroundings.outlines(crs),
      context: surroundings.source(surroundings.backdrop.context, crs),
      water: surroundings.source(surroundings.backdrop.water, crs),
      zooms: surroundings.zooms, locator: surroundings.source(surroundings.locator, crs), origin: flows.area,
      policy: release.policy ?? .standard, marking: release.marking)
  }
}
