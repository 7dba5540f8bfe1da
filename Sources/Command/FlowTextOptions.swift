import ArgumentParser
import Wardlight

/// What stands on the page of flows, and how they are drawn.
struct FlowTextOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("What is counted, in the plural. (default: linked individuals; of a table of counts, persons)", valueName: "noun"))
  var noun: String?

  @Option(name: .long, help: ArgumentHelp("The heading. (default: from where to where)", valueName: "text"))
  var title: String?

  @Option(name: .long, help: ArgumentHelp("Below the heading: the period, say. (default: the periods, or the files)", valueName: "text"))
  var subtitle: String?

  @Option(
    name: .long,
    help: ArgumentHelp("A source with its attribution; may be given again. (default: the names of the files)", valueName: "text"))
  var source: [String] = []

  @Option(name: .long, help: ArgumentHelp("Draw so many of the largest flows, and state the others together.", valueName: "n"))
  var largest = 100

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many one millimetre of a line's width stands for, so that maps can share it. (default: a round number)", valueName: "n"))
  var scale: Double?

  @Option(
    name: .long,
    help: ArgumentHelp("The upper ends of the classes of destinations: 4,44,100,240. (default: natural breaks)", valueName: "n,…"))
  var classes: String?

  @Flag(name: .long, help: "Make no PNG pictures of the maps.")
  var noPictures = false

  @OptionGroup var created: CreatedOption

  func validate() throws {
    guard (1...5_000).contains(largest) else { throw ValidationError("--largest must be from 1 to 5000.") }
    if let scale, !(scale > 0 && scale.isFinite) { throw ValidationError("--scale must be a number above 0.") }
    _ = try upperEnds()
  }

  func looks() throws -> FlowLooks { FlowLooks(personsPerMillimetre: scale, largest: largest, classes: try upperEnds()) }

  private func upperEnds() throws -> [Double] {
    guard let classes else { return [] }
    let numbers = classes.split(separator: ",", omittingEmptySubsequences: false).map { DecimalNumber.value($0.utf8) }
    let ends = numbers.compactMap { $0 }
    guard ends.count == numbers.count, !ends.isEmpty, zip(ends, ends.dropFirst()).allSatisfy({ $0 < $1 }), ends[0] >= 0 else {
      throw ValidationError("--classes must be rising numbers from 0 such as 4,44,100,240, not “\(classes)”.")
    }
    return ends
  }
}
