import Foundation
import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@Suite(.enabled(if: PostGISServer.isInstalled, "PostgreSQL or PostGIS is not installed, so no layer is read from a database"))
struct PostGISTests {
  @Test func areasAndTablesComeFromADatabase() throws {
    let server = try PostGISServer()
    try server.run(
      """
      CREATE EXTENSION postgis;
      CREATE TABLE wards (id serial PRIMARY KEY, code text, name text, n integer, geom geometry(Polygon, 27700));
      INSERT INTO wards (code, name, n, geom) VALUES ('B', 'Bow', 7, ST_MakeEnvelope(531000, 180000, 532000, 181000, 27700)),
        ('A', 'Abbey', 5, ST_MakeEnvelope(530000, 180000, 531000, 181000, 27700));
      CREATE TABLE referrals (id text, postcode text, n integer);
      INSERT INTO referrals VALUES ('007', 'E7 9AB', 1), ('008', NULL, 2);
      """)
    let fields = AreaFields(code: "code", name: "name", numbers: ["n"])
    let loader = AreaLoader(
      source: LayerSource(path: server.connection, layer: "wards"), fields: fields, geography: Geography(kind: "ward", vintage: "2018"))
    let loaded = try loader.load()
    #expect(loaded.areas.codes == ["A", "B"])
    #expect(loaded.areas.names == ["Abbey", "Bow"])
    #expect(loaded.areas.numbers["n"] == [5, 7])
    #expect(loaded.areas.shapes.size(ofArea: 0) == 1e6)
    #expect(loaded.report.driver == "PostgreSQL")
    #expect(!loaded.report.file.contains("secret"))
    #expect(try loader.survey().faults.isEmpty)
    let table = try TableReader(path: server.connection, layer: "referrals").read(fields: ["id", "postcode"])
    #expect((0..<table.rowCount).map { table.column("id")?[$0] } == ["007", "008"])
    #expect((0..<table.rowCount).map { table.column("postcode")?[$0] } == ["E7 9AB", ""])
    let missing = AreaLoader(
      source: LayerSource(path: server.connection, layer: "towns"), fields: fields, geography: loaded.areas.geography)
    #expect(throws: LoadingError.self) { try missing.load() }
  }
}

/// A server of the test's own, in a folder of its own, that listens on a socket there and on no port.
private final class PostGISServer {
  private static let programs = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql"))?.sorted().last.map {
    "/usr/lib/postgresql/\($0)/bin"
  }
  private static let version = programs?.split(separator: "/").dropLast().last.map(String.init) ?? ""

  static var isInstalled: Bool {
    guard let programs, FileManager.default.isExecutableFile(atPath: programs + "/initdb") else { return false }
    return FileManager.default.fileExists(atPath: "/usr/share/postgresql/\(version)/extension/postgis.control")
  }

  private let scratch: ScratchFolder
  private let shell: ExternalProgram
  private var folder: String { scratch.path("server") }

  struct Failure: Error { let step: String }

  init() throws {
    scratch = try ScratchFolder()
    shell = try #require(ExternalProgram(named: "sh", searchPath: "/bin:/usr/bin"))
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if getuid() == 0 { try step("chown postgres '\(folder)' && chmod 755 '\(scratch.path)'") }
    try step(asOwner("initdb -D '\(folder)/data' -A trust -U postgres --no-sync -E UTF8"))
    try step(
      asOwner(
        "pg_ctl -D '\(folder)/data' -w -t 60 -l '\(folder)/log' -o \"-c listen_addresses= -c unix_socket_directories=\(folder) -c fsync=off\" start"
      ))
  }

  deinit { _ = shell.run(["-c", asOwner("pg_ctl -D '\(folder)/data' -m immediate -w stop")]) }

  /// A password is not asked for; it is there to be kept out of messages.
  var connection: String { "PG:host=\(folder) dbname=postgres user=postgres password=secret" }

  func run(_ statements: String) throws {
    let file = try scratch.file("setup.sql", statements)
    try step(asOwner("psql -h '\(folder)' -v ON_ERROR_STOP=1 -d postgres -f '\(file)'"))
  }

  /// A server refuses to run as root.
  private func asOwner(_ command: String) -> String {
    let call = "cd / && \(Self.programs ?? "")/\(command)"
    guard getuid() == 0 else { return call }
    return "su postgres -s /bin/sh -c \"$(cat <<'END'\n\(call)\nEND\n)\""
  }

  private func step(_ command: String) throws {
    if shell.run(["-c", command]) != 0 { throw Failure(step: command) }
  }
}
