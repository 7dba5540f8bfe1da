import Foundation
import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightTestSupport

@testable import WardlightGazetteer

@Suite("Layouts of directories of postcodes")
struct PostcodeLayoutTests {
  private func read(_ text: String, named name: String = "table.csv") throws -> PostcodeTable {
    let folder = try ScratchFolder()
    return try PostcodeTable.read(try folder.file(name, text), named: name, number: 0, Parallel(threads: 1))
  }

  // The headings are those of the editions named, up to the columns that matter.
  @Test(
    "ONSPD and NSPL are known by their columns, of any year",
    arguments: [
      ("pcd,pcd2,pcds,dointr,doterm,oscty,oslaua,osward,usertype,oseast1m,osnrth1m,osgrdind,oshlthau", PostcodeLayout.onspd),  // May 2011
      ("pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,osgrdind", .onspd),  // February 2023
      ("PCD,PCD2,PCDS,DOINTR,DOTERM,OSCTY,OSLAUA,OSWARD,USERTYPE,OSEAST1M,OSNRTH1M,OSGRDIND", .onspd),
      ("pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa11,cty,ced,laua,ward,hlthau,nhser,park", .nspl),  // August 2020
      ("pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,cty25cd,ced25cd,lad25cd,wd25cd,npark16cd", .nspl),  // 2025
      ("PCD7,PCD8,DOINTR,DOTERM,USRTYPIND,EAST1M,NORTH1M,GRIDIND,OA21CD", .nspl),
    ])
  func ons(heading: String, layout: PostcodeLayout) throws {
    func line(_ values: [String: String]) -> String {
      heading.lowercased().split(separator: ",").map { "\"\(values[String($0)] ?? "")\"" }.joined(separator: ",")
    }
    func line(_ postcode: String, _ introduced: String, _ terminated: String, _ easting: String, _ northing: String, _ quality: String)
      -> String
    {
      line([
        "pcd": postcode, "pcd2": postcode, "pcd7": postcode, "pcd8": postcode, "pcds": postcode, "dointr": introduced, "doterm": terminated,
        "oseast1m": easting, "east1m": easting, "osnrth1m": northing, "north1m": northing, "osgrdind": quality, "gridind": quality,
      ])
    }
    let lines = [
      heading, line("AB1 0AA", "198001", "199606", "385386", "0801193", "1"), line("AB101AB", "201106", "", "394235", "0806529", "1"),
      line("GY1 1AA", "199806", "", "", "", "9"), line("BT1 1AA", "199606", "", "334260", "0374700", "1"),
      line("E1  6AN", "198001", "      ", "533500", "0181700", "6"), line("NPT 0AA", "198001", "199903", "330000", "0190000", "8"),
    ]
    let table = try read(lines.joined(separator: "\n") + "\n")
    #expect(table.layout == layout && table.faults.isEmpty && table.rowCount == 6)
    #expect(table.rows.map(\.indicator) == [10, 10, 90, 90, 60, 80])
    #expect(table.rows.map(\.terminated) == [199_606, 0, 0, 0, 0, 199_903])
    #expect(table.rows.map(\.introduced) == [198_001, 201_106, 199_806, 199_606, 198_001, 198_001])
    #expect(table.rows[0].easting == 38_538_600 && table.rows[0].northing == 80_119_300 && table.rows[3].easting == 0)
    #expect(table.rows[4].postcode == Postcode("E1 6AN")?.packed)
  }

  @Test("Rows that cannot be read are listed with their columns, and the others hold")
  func faults() throws {
    let table = try read(
      "pcds,dointr,doterm,oseast1m,osnrth1m,osgrdind\nE1 6AN,198001,,533500,181700,1\nE1,198001,,1,1,1\nE1 6AP,198013,,1,1,1\nE1 6AQ,,x,1,1,1\n"
        + "E1 6AR,,,east,1,1\nE1 6AS,,,1,1300001,1\nE1 6AT,,,-1,1,1\nE1 6AU,,,1,1,\nS01 6AA,,,1,1,1\n")
    #expect(table.rows.count == 1 && table.rowCount == 9)
    #expect(
      table.faults.map(\.description) == [
        "table.csv, row 3, column pcds: not a postcode", "table.csv, row 4, column dointr: not a year and month",
        "table.csv, row 5, column doterm: not a year and month", "table.csv, row 6, column oseast1m: not a number",
        "table.csv, row 7, column osnrth1m: off the National Grid", "table.csv, row 8, column oseast1m: off the National Grid",
        "table.csv, row 9, column osgrdind: not a number", "table.csv, row 10, column pcds: not a postcode",
      ])
  }

  @Test("One unreadable row in a hundred is borne, more are not")
  func limit() throws {
    let folder = try ScratchFolder()
    let good = (0..<99).map { "E1 \($0 / 20 % 10)A\(Array("ABDEFGHJLNPQRSTUWXYZ")[$0 % 20]),10,1,1\n" }
    let borne = try folder.file("borne.csv", "postcode,pq,easting,northing\n" + good.joined() + "x,10,1,1\n")
    #expect(try PostcodeDirectory.load([borne]).count == 99)
    let refused = try folder.file("refused.csv", "postcode,pq,easting,northing\n" + good.dropFirst().joined() + "x,10,1,1\n")
    #expect(
      throws: GazetteerError.tooManyUnreadable(
        file: "refused.csv", unreadable: 1, rows: 99,
        first: PostcodeFault(file: "refused.csv", row: 100, column: "postcode", reason: .notAPostcode))
    ) { try PostcodeDirectory.load([refused]) }
  }

  @Test("A delivery's folder or archive is read without the look-ups beside the data, and without the pieces of the whole")
  func deliveries() throws {
    let folder = try ScratchFolder()
    let ten = ",10,540000,185000,E92000001,,,,E09000025,E05000001\n"
    let files = [
      ("Data/CSV/e.csv", "E7 8AA\(ten)E7 8AB\(ten)"), ("Data/CSV/ab.csv", "AB101AB\(ten)"), ("Data/multi_csv/e.csv", "E1 1AA\(ten)"),
      ("Doc/Code-Point_Open_Column_Headers.csv", "PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\nPostcode,Positional_quality_indicator,Eastings\n"),
      ("Doc/licence.txt", "…"),
    ]
    let zip = try folder.file("codepo_gb.zip", StoredZip.archive(files))
    for (path, text) in files {
      let file = URL(fileURLWithPath: folder.path("unpacked/" + path))
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let unpacked = folder.path("unpacked")
    let fromZip = try PostcodeSource.all([zip])
    #expect(fromZip.map(\.name) == ["codepo_gb.zip"] && fromZip[0].tables.count == 2)
    #expect(try PostcodeSource.all([unpacked]).map(\.name) == ["ab.csv", "e.csv"])
    #expect(try PostcodeDirectory.load([zip]).count == 3)
    #expect(try PostcodeDirectory.load([unpacked]).count == 3)
    let empty = try folder.file("empty.zip", StoredZip.archive([("readme.txt", "…")]))
    #expect(throws: GazetteerError.noTables(path: empty)) { try PostcodeDirectory.load([empty]) }
    let noZip = try folder.file("no.zip", "not a zip")
    #expect { try PostcodeDirectory.load([noZip]) } throws: { "\($0)".contains("no zip archive") }
  }

  @Test(
    "The name of a file states its date",
    arguments: [
      ("ONSPD_FEB_2024_UK.csv", "2024-02"), ("NSPL21_MAY_2025_UK.zip", "2025-05"), ("codepoint_open_2025_gb.csv.gz", "2025"),
      ("codepo_gb.zip", ""),
      ("NSPL_NOV_2012_UK.csv", "2012-11"),
    ])
  func dates(name: String, date: String) {
    #expect(PostcodeSource(name: name, path: name, tables: []).date == date)
  }
}
