import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightTestSupport

@testable import WardlightGazetteer

@Suite("Directories of postcodes")
struct PostcodeDirectoryTests {
  private func place(_ directory: PostcodeDirectory, _ text: String) throws -> PostcodeDirectory.Answer {
    directory.place(of: try #require(Postcode(text)))
  }

  @Test("Both layouts of Code-Point Open are read, and quality 90 and 0,0 are no location")
  func layouts() throws {
    let folder = try ScratchFolder()
    let six = try folder.file(
      "six.csv", "postcode,pq,easting,northing,district,ward\nE7 8AA,10,540000,185000,E09000025,E05000001\nE7 8AB,90,0,0,,\n")
    let ten = try folder.file(
      "ten.csv",
      "\"E139BB\",50,541000,183000,\"E92000001\",\"\",\"\",\"\",\"E09000025\",\"E05000002\"\n\"E13 9BC\",10,0,0,\"E92000001\",\"\",\"\",\"\",\"\",\"\"\n"
    )
    let directory = try PostcodeDirectory.load([six, ten])
    #expect(directory.count == 4)
    guard case .at(let first, let quality) = try place(directory, "e78aa") else {
      Issue.record("E7 8AA has a place")
      return
    }
    #expect(first == Coordinate(easting: 540_000, northing: 185_000) && quality.indicator == 10 && quality.metres == 10)
    guard case .at(let second, let coarse) = try place(directory, "E13 9BB") else {
      Issue.record("E13 9BB has a place")
      return
    }
    #expect(second == Coordinate(easting: 541_000, northing: 183_000) && coarse.metres == 100 && quality < coarse)
    #expect(try place(directory, "E7 8AB") == .withoutLocation)
    #expect(try place(directory, "E13 9BC") == .withoutLocation)
    #expect(try place(directory, "E13 9BD") == .unknown)
  }

  @Test("The earlier file holds, and within a file the better quality")
  func precedence() throws {
    let folder = try ScratchFolder()
    let new = try folder.file("new.csv", "postcode,pq,easting,northing\nE7 8AA,50,2,2\nE7 8AA,10,1,1\n")
    let old = try folder.file("old.csv", "postcode,pq,easting,northing\nE7 8AA,10,9,9\nE7 8AB,10,3,3\n")
    for threads in [1, 3] {
      let directory = try PostcodeDirectory.load([new, old], parallel: Parallel(threads: threads))
      guard case .at(let place, _) = try place(directory, "E7 8AA") else {
        Issue.record("E7 8AA has a place")
        return
      }
      #expect(place.easting == 1 && directory.count == 2)
    }
  }

  @Test("Every postcode is found in a directory of any order, and none that is not there")
  func search() throws {
    var random = KeyedRandom(seed: 3, purpose: "postcodes")
    let letters = Array("ABDEFGHJLNPQRSTUWXYZ".utf8)
    func letter() -> UInt8 { letters[random.below(20)] }
    var entries: [PostcodeRow] = []
    for number in 0..<500 {
      let compact = [letter(), UInt8(ascii: "1") + UInt8(random.below(9)), UInt8(ascii: "0") + UInt8(random.below(9)), letter(), letter()]
      let key = try #require(PostcodeShape.postcode(compact)).packed
      entries.append(row(key, Int32(number), 1))
    }
    let directory = PostcodeDirectory(entries)
    #expect(directory.count == Set(entries.map(\.postcode)).count)
    for entry in entries {
      let least = entries.filter { $0.postcode == entry.postcode }.map(\.easting).min()
      guard case .at(let place, _) = directory.place(ofPacked: entry.postcode) else {
        Issue.record("each entry has a place")
        return
      }
      #expect(place.easting == Double(least ?? -1) / 100)
    }
    #expect(try place(directory, "A1 9AA") == .unknown)
  }

  @Test("A file that is no directory, or not readable, is named by its columns or its first bad row")
  func errors() throws {
    let folder = try ScratchFolder()
    let heading = try folder.file("a.csv", "id,name,x,y\n1,2,3,4\n")
    #expect { try PostcodeDirectory.load([heading]) } throws: {
      "\($0)".contains("its columns are id, name, x, y, expected are those of Code-Point Open")
    }
    let postcode = try folder.file("b.csv", "postcode,pq,easting,northing\nE7 8AA,10,1,1\nnonsense,10,1,1\n")
    #expect { try PostcodeDirectory.load([postcode]) } throws: {
      "\($0)" == "b.csv: 1 of 2 rows cannot be read, more than 1 in 100; the first is row 3, column postcode: not a postcode."
    }
    let number = try folder.file("c.csv", "postcode,pq,easting,northing\nE7 8AA,10,1,one\n")
    #expect { try PostcodeDirectory.load([number]) } throws: { "\($0)".hasSuffix("row 2, column northing: not a number.") }
    #expect { try PostcodeDirectory.load([folder.path + "/none.csv"]) } throws: { "\($0)".contains("none.csv") }
  }

  @Test("The postcodes of London are read", .enabled(if: SharedData.isPresent, SharedData.missing))
  func london() throws {
    let directory = try PostcodeDirectory.load([SharedData.path("geodata/postcodes/codepoint_open_2025_london.csv.gz")])
    #expect(directory.count == 180_790)
    guard case .at(let place, let quality) = try place(directory, "br11aa") else {
      Issue.record("BR1 1AA has a place")
      return
    }
    #expect(place == Coordinate(easting: 540_291, northing: 168_873) && quality.indicator == 10)
  }
}
