import Foundation
import Testing
import WardlightEssentials
import WardlightTestSupport

/// Records in which every value is a marker that nothing else has, in good rows and in bad ones.
struct PlantedStudy {
  let scratch: ScratchFolder

  /// What no output may have: texts without their spaces, in small letters.
  static let markers = ["planted", "qq99zz", "qq88zz", "qq7", "2009-08-17", "17/08/2009"] + coordinates

  /// Eastings and northings with any number of decimals, as they stand and rounded; longitudes and latitudes as written.
  private static let coordinates =
    (0..<9).flatMap { ["53\(1 + $0)234", "53\(1 + $0)235", "53\(1 + $0)276", "53\(1 + $0)277"] }
    + ["180765", "180766", "180811", "180812", "0.110137", "51.510791"]

  /// Which columns of the records are about the person alone.
  static let personal = ["Child name", "DOB", "Notes", "Ethnicity"]

  init() throws {
    scratch = try ScratchFolder()
    try layers()
    _ = try scratch.file(
      "postcodes.csv",
      "postcode,pq,easting,northing,district,ward\n" + (0..<60).map(Self.postcode).joined()
        + "QQ9 9ZZ,10,531400,180400,E09000025,E05000001\n")
    let heading = "id,date,postcode,easting,northing,longitude,latitude,responsible_borough,referral_type,Child name,DOB,Notes,Ethnicity"
    _ = try scratch.file("records.csv", ([heading] + Self.good + (0..<6).flatMap { _ in Self.bad }).joined(separator: "\n") + "\n")
    _ = try scratch.file("links.csv", Self.links)
    _ = try scratch.file("rescues.csv", Self.rescues)
    _ = try scratch.file("wardlight.yaml", Self.configuration())
  }

  private static let person = "Zebedee Plantedname,2009-08-17,\"plantednote, seen at 17/08/2009\",Plantedethnic"

  /// 540 records of nine wards, busy and quiet ones.
  private static let good: [String] = (0..<540).map { row in
    let date = "20\(19 + row / 18 % 2)-0\(row / 36 % 9 + 1)-11"
    let ward = [0, 0, 0, 1, 1, 2, 3, 3, 4, 4, 4, 5, 6, 6, 7, 8, 8, 8][row % 18]
    let east = [",53\(1 + ward)234.567,180765.432,,", ",53\(1 + ward)276.543,180811.234,,"][row % 2]
    let place = ward > 0 ? east : ["QQ9 9ZZ,,,,", east, ",,,-0.110137,51.510791", "qq99zz,,,,"][row / 18 % 4]
    let borough = row / 36 % 9 == 3 && row % 2 == 0 ? "Plantedborough" : boroughs[ward / 3].name
    return "PLANTEDID\(row % 300),\(date),\(place),\(borough),intervention,\(person)"
  }

  private static let bad = [
    "PLANTEDID90,PLANTEDDATE,QQ8 8ZZ,,,,,Newham,intervention,\(person)", "PLANTEDID91,2020-02-02,QQ8 8ZZ,,,,,Newham,plantedtype,\(person)",
    "PLANTEDID92,2020-02-02,,531234.567,,,,Newham,intervention,\(person)",
    "PLANTEDID93,2020-02-02,,531234x,180765.432,,,Newham,intervention,\(person)",
    "PLANTEDID94,2020-02-02,,,,51.510791,-0.110137,Newham,intervention,\(person)",
    "PLANTEDID95,2020-02-02,QQ7,,,,,Newham,intervention,\(person)",
    "PLANTEDID96,2020-02-02,QQ8 8ZZ,,,,,Newham,intervention,\(person),planted,planted",
    "PLANTEDID97,2020-02-02,planted postcode,,,,,Newham,intervention,\(person)",
  ]

  private static let links =
    "id,date,responsible_borough,county_force,town,Child name,Notes\n"
    + (0..<240).map { link($0, boroughs[$0 % 3].name, forces[[0, 0, 0, 1, 1, 2, 3][$0 / 3 % 7]].name) }.joined()
    + (0..<24).map { link($0, "Plantedborough", "Plantedforce\($0 % 3)") }.joined()
    + (0..<6).map { _ in "PLANTEDID40,PLANTEDDATE,Newham,Kent,,Plantedname,plantednote\n" }.joined()

  private static func link(_ row: Int, _ borough: String, _ force: String) -> String {
    "PLANTEDID\(1_000 + row),20\(19 + row / 5 % 2)-06-15,\(borough),\(force),,Plantedname,plantednote\n"
  }

  private static let rescues =
    "date,county_force,outcome,Child name\n"
    + (0..<60).map { "20\(19 + $0 % 2)-06-01,\($0 % 6 == 0 ? "Plantedforce" : forces[$0 % 4].name),rescued,Plantedname\n" }.joined()
    + (0..<6).map { _ in "2020-06-02,Kent,plantedoutcome,Plantedname\n" }.joined()

  private static func postcode(_ number: Int) -> String {
    let letters = "ABDEFGHJLNPQRSTUWXYZ".map(String.init)
    return
      "E1 1\(letters[number % 20])\(letters[number / 20]),10,\(530_050 + 137 * (number % 7)),\(180_040 + 101 * (number / 7)),E09000025,E05000001\n"
  }

  /// The configuration, with further lines.
  static func configuration(_ further: String = "") -> String {
    """
    title: A study
    producer: A council
    period: {from: 2019-01-01, to: 2020-12-31}
    wards: {file: areas.geojson, code: code, name: name, borough_code: bc, borough: b}
    forces: {file: forces.geojson, code: code, name: name}
    referrals: {file: records.csv}
    links: {file: links.csv}
    rescues: {file: rescues.csv}
    postcodes: {file: postcodes.csv}
    statistics: {permutations: 99}
    \(further)
    """
  }

  private typealias Area = (code: String, name: String)

  private static let boroughs: [Area] = [("E09000025", "Newham"), ("E09000030", "Tower Hamlets"), ("E09000005", "Brent")]
  private static let forces: [Area] = [("E23000032", "Kent"), ("E23000029", "Suffolk"), ("E23000028", "Essex"), ("E23000031", "Surrey")]

  private func layers() throws {
    let wards = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"].enumerated().map { Area("E0500000\($0 + 1)", $1) }
    try layer("areas.geojson", wards, side: 1_000, west: 531_000, south: 180_000) { ward in
      "\"bc\":\"\(Self.boroughs[ward / 3].code)\",\"b\":\"\(Self.boroughs[ward / 3].name)\","
    }
    try layer("boroughs.geojson", Self.boroughs, side: 3_000, west: 531_000, south: 180_000)
    try layer("forces.geojson", Self.forces, side: 30_000, west: 550_000, south: 210_000)
  }

  private func layer(
    _ file: String, _ areas: [Area], side: Int, west: Int, south: Int, further: (_ place: Int) -> String = { _ in "" }
  ) throws {
    let features = areas.enumerated().map { place, area in
      let (left, right, top) = (west + side * place, west + side * (place + 1), south + side)
      let ring = "[[\(left),\(south)],[\(right),\(south)],[\(right),\(top)],[\(left),\(top)],[\(left),\(south)]]"
      let known = "{\(further(place))\"code\":\"\(area.code)\",\"name\":\"\(area.name)\"}"
      return "{\"type\":\"Feature\",\"properties\":\(known),\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
    }
    let reference = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:27700\"}}"
    _ = try scratch.file(file, "{\"type\":\"FeatureCollection\",\(reference),\"features\":[\(features.joined(separator: ","))]}")
  }

  /// Runs a verb and finds no marker in what it says and in every file that it writes.
  ///
  /// - Parameters:
  ///   - status: How it must end.
  ///   - restricted: Files of the user's own rows, in which only what is about the person alone may not stand.
  /// - Returns: What it wrote, by name.
  @discardableResult
  func run(
    _ arguments: [String], status: Int32 = 0, restricted: Set<String> = [], _ location: SourceLocation = #_sourceLocation
  ) throws -> Set<String> {
    let before = Set(try scratch.tree().keys)
    let outcome = try Tool.run(arguments, in: scratch)
    #expect(outcome.status == status, "\(arguments): \(outcome.status) \(outcome.errors)", sourceLocation: location)
    expectClean(outcome.errors + outcome.output, Self.markers, "what “\(arguments.joined(separator: " "))” says", location)
    let written = try scratch.tree().filter { !before.contains($0.key) }
    for (name, bytes) in written {
      let text = name.hasSuffix(".xlsx") ? try unpacked(name) : String(decoding: bytes, as: UTF8.self)
      let markers = restricted.contains(name) ? ["plantedname", "plantednote", "plantedethnic", "2009-08-17", "17/08/2009"] : Self.markers
      expectClean(text, markers, name, location)
    }
    for name in written.keys { try? FileManager.default.removeItem(atPath: scratch.path(name)) }
    return Set(written.keys)
  }

  private func expectClean(_ text: String, _ markers: [String], _ place: String, _ location: SourceLocation) {
    let small = text.lowercased()
    let joined = small.filter { $0 != " " }
    for marker in markers {
      #expect(!small.contains(marker) && !joined.contains(marker), "\(place) has \(marker)", sourceLocation: location)
    }
  }

  /// All parts of a workbook.
  private func unpacked(_ name: String) throws -> String {
    let shell = try #require(ExternalProgram(named: "sh", searchPath: "/bin"))
    let folder = try ScratchFolder()
    let script =
      "PATH=/usr/bin:/usr/local/bin:/opt/homebrew/bin; unzip -p \"$0\" >\"$1\" 2>/dev/null || ogr2ogr -f CSV /vsistdout/ \"$0\" >\"$1\""
    #expect(shell.run(["-c", script, scratch.path(name), folder.path("parts")]) == 0)
    let parts = try #require(FileManager.default.contents(atPath: folder.path("parts")))
    #expect(!parts.isEmpty)
    return String(decoding: parts, as: UTF8.self)
  }
}
