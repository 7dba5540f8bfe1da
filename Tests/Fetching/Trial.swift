import Foundation
import WardlightFetching
import WardlightTestSupport

/// A source of a loopback server and a folder to fetch it into.
struct Trial {
  let scratch: ScratchFolder
  let server: LoopbackServer

  init(_ answer: @escaping @Sendable (Request) -> Reply) throws {
    scratch = try ScratchFolder()
    server = try LoopbackServer(answer)
  }

  var folder: String { scratch.path("downloads") }

  /// An entry of a list of sources with what a test adds.
  func source(format: String = "csv", service: String = "file", path: String = "/data", _ more: String = "") throws -> OfficialSource {
    let text = """
      sources:
      - id: trial
        title: A trial
        publisher: Nobody
        vintage: "2021"
        licence: OGL
        attribution: Contains nothing
        service: \(service)
        address: \(server.address(path))
        format: \(format)
        checked: in a test
        \(more.split(separator: "\n").joined(separator: "\n  "))
      """
    return try SourceList(text: text, file: "sources.yaml").source("trial")
  }

  func fetch(
    _ source: OfficialSource, settings: FetchSettings = FetchSettings(attempts: 3, firstPause: 0, idleTimeout: 30),
    renewal: Fetcher.Renewal = .whereNeeded
  ) throws(FetchError) -> Fetcher.Fetched {
    try Fetcher(into: folder, settings: settings).fetch(source, renewal: renewal)
  }

  /// The error of a fetch, in words that do not depend on the port.
  func sentence(of source: OfficialSource, settings: FetchSettings = FetchSettings(attempts: 3, firstPause: 0, idleTimeout: 30)) -> String?
  {
    do throws(FetchError) {
      _ = try fetch(source, settings: settings)
      return nil
    } catch {
      return error.description.replacingOccurrences(of: server.address(""), with: "http://server")
        .replacingOccurrences(of: scratch.path, with: "")
    }
  }

  /// The names of the files that are there.
  var files: [String] { ((try? scratch.tree("downloads")) ?? [:]).keys.sorted() }

  /// The fetched file.
  func contents(_ format: String = "csv") -> Data? { FileManager.default.contents(atPath: "\(folder)/trial/trial.\(format)") }
}

/// A table of as many rows as are wanted.
func table(rows: Int) -> Data {
  Data(("code,name\n" + (0..<rows).map { "E\(100_000 + $0),Place \($0)\n" }.joined()).utf8)
}
