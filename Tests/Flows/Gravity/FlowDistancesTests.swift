import Testing
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@testable import WardlightFlows

@Suite("Distances of flows")
struct FlowDistancesTests {
  private func ends(_ kind: String, _ points: [Coordinate?]) -> FlowEnds {
    FlowEnds(kind: kind, codes: points.indices.map { "\($0)" }, names: points.indices.map { "\($0)" }, points: points)
  }

  @Test("Straight lines, and a stated distance within a place")
  func distances() {
    let places = ends("a", [Coordinate(easting: 0, northing: 0), Coordinate(easting: 300, northing: 400), nil])
    let half = FlowDistances.between(places, places)
    #expect(Array(half.metres[0..<2]) == [250, 500] && Array(half.metres[3..<5]) == [500, 250])
    #expect(half[0, 2].isNaN && half[2, 2].isNaN && half.isSymmetric && half.within == .halfNearest)
    let stated = FlowDistances.between(places, places, within: .stated([7, 8, 9]))
    #expect(stated[0, 0] == 7 && stated[1, 1] == 8 && stated[2, 2].isNaN)
    // A circle of radius 1,000 m: Crofton's mean, 128/45π of it.
    let circles = FlowDistances.between(places, places, within: .circles(areas: [Double.pi * 1e6, Double.pi * 1e6, 1]))
    #expect((circles[0, 0] - 905.414_787).magnitude < 1e-6)
    let towns = FlowDistances.between(places, ends("b", [Coordinate(easting: 0, northing: 12)]))
    #expect(!towns.isSymmetric && towns[0, 0] == 12 && towns.metres.count == 3)
  }

  @Test("The boroughs' centroids are those that R was given", .enabled(if: SharedData.isPresent, SharedData.missing))
  func centroids() throws {
    let layer = try AreaLoader(
      source: LayerSource(path: SharedData.path("geodata/boroughs/london_boroughs_2022.geojson")),
      fields: AreaFields(code: "LAD22CD", name: "LAD22NM"), geography: Geography(kind: "borough", vintage: "2022")
    ).load().areas
    let stated = try GravityReference.boroughs()
    #expect(layer.codes == stated.codes && layer.names == stated.names)
    for place in 0..<stated.count {
      let (own, point) = (layer.shapes.centroid(ofArea: place), stated.points[place])
      #expect(own != nil && point != nil)
      if let own, let point { #expect(own.distance(to: point) < 3) }
    }
  }
}
