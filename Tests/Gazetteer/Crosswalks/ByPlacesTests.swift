import Testing
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry

@Suite("Cross-walks by places") struct ByPlacesTests {
  private func strip(_ code: String, _ west: Double, _ east: Double) -> (String, [[[Coordinate]]]) {
    let corners = [(west, 0.0), (east, 0), (east, 10), (west, 10)]
    return (code, [[corners.map { Coordinate(easting: $0.0, northing: $0.1) }]])
  }

  private func layer(_ kind: String, _ vintage: String, _ strips: [(String, [[[Coordinate]]])]) -> Areas {
    var shapes = MultiPolygons()
    for strip in strips { shapes.append(strip.1) }
    return Areas(geography: Geography(kind: kind, vintage: vintage), codes: strips.map(\.0), names: strips.map(\.0), shapes: shapes)
  }

  @Test("Places are counted by pair, those outside are said, and areas without any are named")
  func counts() throws {
    let old = layer("wards", "2018", [strip("A", 0, 10), strip("B", 10, 20), strip("C", 50, 60)])
    let new = layer("wards", "2022", [strip("P", 0, 4), strip("Q", 4, 20), strip("R", 80, 90)])
    let places = [1.0, 2, 3, 5, 12, 15, 55, 85, 99].map { Coordinate(easting: $0, northing: 5) }
    let made = try Crosswalk.byPlaces(places, from: old, to: new)
    #expect(made.from == Vintage(.ward, 2018) && made.to == Vintage(.ward, 2022))
    #expect(made.share(of: "A", in: "P") == 0.75 && made.share(of: "A", in: "Q") == 0.25 && made.share(of: "B", in: "Q") == 1)
    #expect(made.making.sourcesLacking == ["C"] && made.making.targetsLacking == ["R"])
    #expect(
      made.making.method == "by 6 places in both layers"
        && made.making.notes == ["left out because outside one of the layers: 3 of 9 places"])
    #expect(try Crosswalk.byPlaces(places.reversed(), from: old, to: new, parallel: Parallel(threads: 8)) == made)
    #expect { try Crosswalk.byPlaces([], from: old, to: new) } throws: {
      "\($0)" == "No place lies both in one of the wards 2018 and in one of the wards 2022."
    }
  }
}
