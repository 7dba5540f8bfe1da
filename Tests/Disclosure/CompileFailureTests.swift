import Foundation
import Testing
import WardlightEssentials
import WardlightTestSupport

/// What the compiler lets through to the rooms that draw and write. The snippets are compiled against the modules that these tests were built with.
@Suite("A raw count can be neither drawn nor written")
struct CompileFailureTests {
  private static let imports = ["Cartography", "Disclosure", "Essentials", "Export", "Geometry"].map { "import Wardlight\($0)\n" }.joined()
  private static let parameters = "(_ areas: Areas, _ furniture: MapFurniture, _ raw: RawTable, _ counts: [Int], _ door: Door)"

  /// What the compiler says of functions that are handed areas, a raw table, raw counts and a door, each with a line for its body.
  private func complaints(_ bodies: [String]) throws -> String {
    let (compiler, modules) = try (#require(Self.compiler), #require(Self.modules))
    let functions = bodies.enumerated().map { "func use\($0)\(Self.parameters) throws { \($1) }\n" }.joined()
    let scratch = try ScratchFolder()
    let snippet = try scratch.file("snippet.swift", Self.imports + functions)
    let shell = try #require(ExternalProgram(named: "sh", searchPath: "/bin"))
    let arguments = ["-typecheck", "-swift-version", "6", "-module-cache-path", modules.cache, "-I", modules.folder]
    let script = "\"$0\" \"$@\" >'\(scratch.path)/said' 2>&1 </dev/null"
    let status = shell.run(["-c", script, compiler] + arguments + Self.systemModules + [snippet])
    let said = try String(contentsOfFile: scratch.path + "/said", encoding: .utf8)
    #expect((status == 0) == !said.contains("error:"), "\(status): \(said)")
    return said
  }

  @Test(
    "What has passed the door is drawn and written", .enabled(if: compiler != nil && modules != nil, "no swiftc beside the built modules"))
  func control() throws {
    let said = try complaints([
      #"_ = try ChoroplethMap(areas: areas, values: door.release(raw).column("count"), scheme: .naturalBreaks(5), palette: .oranges, furniture: furniture).svg()"#,
      "_ = CSVFile.text(door.release(raw))",
    ])
    #expect(said == "", "\(said)")
  }

  @Test(
    "What has not passed the door, or pretends to have, is no program",
    .enabled(if: compiler != nil && modules != nil, "no swiftc beside the built modules"))
  func refused() throws {
    let said = try complaints(Self.refusals.map(\.body)).split(separator: "\n")
    let imports = Self.imports.count { $0 == "\n" }
    for (place, refusal) in Self.refusals.enumerated() {
      let start = "snippet.swift:\(imports + place + 1):"
      let own = said.filter { $0.contains(start) && $0.contains("error: ") }
      #expect(own.contains { $0.contains("error: \(refusal.complaint)") }, "\(refusal.body): \(own)")
    }
  }

  private static let refusals: [(body: String, complaint: String)] = [
    // A raw table, a raw column and plain numbers, where a released one is wanted.
    (#"_ = CSVFile.text(raw)"#, "cannot convert value of type 'RawTable' to expected argument type 'Released<Table>'"),
    (
      #"_ = ChoroplethMap(areas: areas, values: counts, scheme: .naturalBreaks(5), palette: .oranges, furniture: furniture)"#,
      "cannot convert value of type '[Int]' to expected argument type 'Released<CellColumn>'"
    ),
    (
      #"_ = ChoroplethMap(areas: areas, values: raw.columns[0], scheme: .naturalBreaks(5), palette: .oranges, furniture: furniture)"#,
      "cannot convert value of type 'RawColumn' to expected argument type 'Released<CellColumn>'"
    ),
    // Cells that somebody made up, without a door.
    (
      #"_ = Released<Table>(door.release(raw).content, terms: door.terms)"#,
      "'Released<Content>' initializer is inaccessible due to 'internal' protection level"
    ),
    (
      #"_ = Table(name: "t", title: "T", note: "", columns: [], rows: counts.map { [Cell.count($0)] }, meaning: nil)"#,
      "'Table' initializer is inaccessible due to 'internal' protection level"
    ),
    (
      #"_ = CellColumn(heading: door.release(raw).column("count").content.heading, cells: counts.map { Cell.count($0) })"#,
      "'CellColumn' initializer is inaccessible due to 'internal' protection level"
    ),
    (#"var table = door.release(raw).content; table.rows = []"#, "cannot assign to property: 'rows' is a 'let' constant"),
    // A policy that was not asked for.
    (
      #"_ = ReleaseTerms(policy: .open, marking: .official, ground: "")"#,
      "'ReleaseTerms' initializer is inaccessible due to 'internal' protection level"
    ),
  ]

  // MARK: The compiler and the modules

  private static let compiler: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/swiftc" }
    .first {
      FileManager.default.isExecutableFile(atPath: $0)
    }

  /// The modules that were built with these tests, and where the compiler may keep those of the system: apart from the build's own, which knows them by another path.
  private static let modules: (folder: String, cache: String)? = {
    let beside = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    let folders = [beside, Checkout.root.appendingPathComponent(".build/debug").resolvingSymlinksInPath()].map {
      $0.appendingPathComponent("Modules")
    }
    let found = folders.first { FileManager.default.fileExists(atPath: $0.appendingPathComponent("WardlightCartography.swiftmodule").path) }
    return found.map { ($0.path, $0.deletingLastPathComponent().appendingPathComponent("CompileFailureCache").path) }
  }()

  /// The C libraries behind the rooms, which the compiler loads with them.
  private static let systemModules: [String] =
    ["CClp", "CGDAL", "CPROJ"].flatMap { name in
      ["-Xcc", "-fmodule-map-file=\(Checkout.root.path)/Sources/\(name)/module.modulemap"]
    } + ["-Xcc", "-I/usr/include/gdal", "-Xcc", "-I/usr/include/coin"]
}
