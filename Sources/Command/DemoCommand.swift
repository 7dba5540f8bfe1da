import ArgumentParser
import Wardlight

/// `wardlight demo`
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Make the synthetic records and hexagons of GeoData/demo from published figures.",
    discussion: """
      The records are made up from a seed such that their totals equal the published tables. No row is about a real person.

      Example:
        wardlight demo --facts facts --published published -o GeoData/demo
      """)

  @Option(name: .long, help: ArgumentHelp("The folder of ward, force and town figures.", valueName: "folder"))
  var facts: String

  @Option(name: .long, help: ArgumentHelp("The folder of published tables.", valueName: "folder"))
  var published: String

  @Option(name: .long, help: ArgumentHelp("The seed of all that is drawn.", valueName: "n"))
  var seed: UInt64 = DemoMaker.shippedSeed

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The folder to write into.", valueName: "folder"))
  var output: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    try Report.exiting {
      let figures = try DemoFigures.read(facts: facts, published: published)
      common.console.say("Making the demo")
      try DemoMaker(figures: figures, seed: seed).make().write(to: output)
      common.console.say("  \(output)")
    }
  }
}
