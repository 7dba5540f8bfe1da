import ArgumentParser
import Foundation
import Wardlight

/// `wardlight fetch`
struct FetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Download official boundaries, look-ups, postcodes and indices, and check them.",
    discussion: """
      The list of sources names for each its address, licence and what must be in it. A source is written into a folder of its own, whole and \
      checked or not at all, with source.json beside it. A download that breaks off is taken up again, in this run or the next.

      Example:
        wardlight fetch lsoa-2021 iod-2025
      """)

  @Argument(help: ArgumentHelp("The sources to fetch. (default: all)", valueName: "id"))
  var ids: [String] = []

  @Option(name: .long, help: ArgumentHelp("The list of sources.", valueName: "file"))
  var sources = "GeoData/sources.yaml"

  @Option(name: .long, help: ArgumentHelp("The folder to write into.", valueName: "folder"))
  var into = "GeoData/downloads"

  @Flag(name: .long, help: "List the sources and fetch nothing.")
  var list = false

  @Flag(name: .long, help: "Fetch again what is there.")
  var force = false

  @Option(
    name: .long, help: ArgumentHelp("The date of fetching that stands in source.json. (default: SOURCE_DATE_EPOCH's)", valueName: "date"))
  var retrieved: CalendarDate?

  @OptionGroup var common: CommonOptions

  func run() throws {
    try Report.exiting {
      let all = try SourceList(reading: sources)
      let wanted = try ids.isEmpty ? all.sources : ids.map { try all.source($0) }
      if list { return show(wanted) }
      try fetch(wanted)
    }
  }

  /// One line for each source on standard output.
  private func show(_ sources: [OfficialSource]) {
    let widest = sources.map(\.id.count).max() ?? 0
    for source in sources {
      let id = source.id.padding(toLength: widest, withPad: " ", startingAt: 0)
      FileHandle.standardOutput.write(Data("\(id)  \(source.title) (\(source.vintage))\n".utf8))
    }
  }

  /// One source that fails does not keep the others from being fetched; the first failure ends the run with its code.
  private func fetch(_ sources: [OfficialSource]) throws {
    let display = common.console.progressDisplay
    let fetcher = Fetcher(into: into, retrieved: try retrieved ?? Today.stated(), progress: { display?.show($0) })
    var failures: [FetchError] = []
    for source in sources {
      do throws(FetchError) {
        let fetched = try fetcher.fetch(source, renewal: force ? .always : .whereNeeded)
        display?.finish()
        common.console.say(Self.words(fetched))
      } catch {
        display?.finish()
        failures.append(error)
      }
    }
    for failure in failures.dropFirst() { FileHandle.standardError.write(Data("wardlight: \(failure.description)\n".utf8)) }
    if let first = failures.first { throw first }
  }

  private static func words(_ fetched: Fetcher.Fetched) -> String {
    let rows = fetched.record.count.map { ", \($0) rows" } ?? ""
    let what = "\(fetched.path) (\(fetched.record.bytes) bytes\(rows))"
    return switch fetched.origin {
    case .fetched: "\(fetched.record.id): fetched into \(what)"
    case .alreadyThere: "\(fetched.record.id): already there and unchanged, \(what)"
    case .savedByHand: "\(fetched.record.id): saved by hand and checked, \(what)"
    }
  }
}
