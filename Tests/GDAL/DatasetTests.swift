import Foundation
import Testing
import WardlightGDAL
import WardlightTestSupport

@Suite struct DatasetTests {
  @Test func aMissingFileIsNamed() {
    #expect(throws: GDALError.missing(path: "/nowhere/wards.gpkg")) { try Dataset(VirtualPath("/nowhere/wards.gpkg")) }
  }

  @Test func pathsOfPackedFilesAreUnpacked() {
    #expect(VirtualPath("a/b.csv.gz").forGDAL == "/vsigzip/a/b.csv.gz")
    #expect(VirtualPath("a/b.csv.gz").format == "csv")
    #expect(VirtualPath("a/b.XLSX").format == "xlsx")
    #expect(VirtualPath("a.dir/b").format == "")
    #expect(VirtualPath("a.csv").forGDAL == "a.csv")
  }

  @Test func passwordsAreNotShown() {
    let place = VirtualPath("PG:dbname=wards user=ann password=secret host=db")
    #expect(place.shown == "PG:dbname=wards user=ann password=… host=db")
    #expect(place.forGDAL.contains("secret"))
    #expect(!VirtualPath("postgresql://ann:secret@db/wards").shown.contains("secret"))
    #expect(place.exists)
  }

  @Test func aRefusedConnectionDoesNotTellThePassword() {
    do {
      _ = try Dataset(VirtualPath("PG:dbname=none host=127.0.0.1 port=1 password=secret"))
      Issue.record("there is no such database")
    } catch {
      #expect(!"\(error)".contains("secret"))
    }
  }

  @Test(.enabled(if: SharedData.isPresent, SharedData.missing)) func childrenKeepTheirParents() throws {
    func firstShape() throws -> FeatureShape? {
      try Dataset(VirtualPath(SharedData.path("geodata/police/police_force_areas_2022.shp"))).layer().next()?.shape
    }
    let shape = try #require(try firstShape())
    var buffer = PolygonBuffer()
    #expect(shape.invalidity == nil)
    #expect(shape.append(to: &buffer) > 0)
    #expect(buffer.count == 1)
    #expect(!buffer.coordinates.isEmpty)
  }

  @Test func anArchiveIsTheSameEachTime() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wardlight-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let archives = try ["a.zip", "b.zip"].map { name in
      let path = folder.appendingPathComponent(name)
      let archive = try ZipArchive(writing: path.path)
      try archive.add("notes/one.txt", String(repeating: "ward ", count: 1_000))
      try archive.finish()
      return try Data(contentsOf: path)
    }
    #expect(archives[0] == archives[1])
    #expect(archives[0].count < 1_000)
  }

  @Test func anArchiveThatCannotBeWrittenIsNamed() {
    #expect(throws: GDALError.self) { try ZipArchive(writing: "/nowhere/a.zip") }
  }
}
