import Foundation
import Testing
import WardlightAnalysis
import WardlightGeometry
import WardlightLoading
import WardlightSpatialStatistics
import WardlightTestSupport

@Suite("Weights of real layers agree with other programs", .enabled(if: SharedData.isPresent, SharedData.missing))
struct RealWeightsTests {
  private func areas(_ file: String, _ code: String, crs: CRSOverride? = nil) throws -> Areas {
    try FigureLayer(layer: LayerSource(path: SharedData.path("geodata/\(file)"), crs: crs), code: code).figures(of: []).areas
  }

  /// The neighbours by code that published files and layers share.
  private func neighbours(_ weights: Weights, _ codes: [String]) -> [String: Set<String>] {
    Dictionary(uniqueKeysWithValues: codes.indices.map { area in (codes[area], Set(weights.neighbours(of: area).map { codes[Int($0)] })) })
  }

  private func file(_ name: String, _ codes: [String]) throws -> Weights {
    try Weights.read(SharedData.path("geodata/statistics/\(name)"), codes: codes)
  }

  /// libpysal 4.14.1, `Queen.from_dataframe` and `Rook.from_dataframe`, and spdep 1.2-7, `poly2nb`, have as many links.
  @Test("Columbus and the counties of North Carolina have their published neighbours")
  func publishedNeighbours() throws {
    let columbus = try areas("statistics/columbus/columbus.shp", "POLYID", crs: .planar)
    let published = try file("columbus/columbus.gal", columbus.codes)
    #expect(try WeightsRecipe("queen").weights(of: columbus.shapes, codes: columbus.codes, snap: columbus.customarySnap) == published)
    #expect(published.links == 236 && Weights.contiguity(.rook, of: columbus.shapes, snap: 1e-6).links == 200)
    let counties = try areas("statistics/sids2/sids2.shp", "FIPSNO", crs: .planar)
    let rook = Weights.contiguity(.rook, of: counties.shapes, snap: counties.customarySnap)
    #expect(rook == (try file("sids2/sids2.gal", counties.codes)) && rook.links == 462)
    #expect(Weights.contiguity(.queen, of: counties.shapes, snap: counties.customarySnap).links == 490)
  }

  /// spdep 1.2-7, `poly2nb(st_make_valid(ny))` at any snap from 0.001 to 10 m; the published file has other neighbours for 57 tracts.
  @Test("New York's tracts, some of them repaired, have the neighbours that spdep finds")
  func newYork() throws {
    let tracts = try areas("statistics/ny8/NY8_utm18.gpkg", "AREAKEY")
    for snap in [0.001, 0.01, 0.1, 1, 10] { #expect(Weights.contiguity(.queen, of: tracts.shapes, snap: snap).links == 1_624, "\(snap)") }
    let published = try file("ny8/NY_nb.gal", (0..<281).map(String.init))
    #expect(published.links == 1_522 && published.isSymmetric && published.islands.isEmpty)
  }

  @Test("A published file of four nearest neighbours is read, and differs only where places are equally far")
  func baltimore() throws {
    let codes = (1...211).map(String.init)
    let weights = try file("baltimore/baltim_k4.gwt", codes)
    #expect(weights.values == nil && weights.links == 844 && WeightsSummary(weights).least == 4)
    #expect(neighbours(weights, codes)["79"] == ["54", "77", "78", "81"])
  }

  /// libpysal 4.14.1 on the centroids of the same layer in order of code; the digest is Σ (i + 1)(j + 1) mod 1,000,003 over all links.
  @Test("Distances, nearest neighbours, kernels and higher orders of London's LSOAs")
  func london() throws {
    let lsoas = try areas("lsoa/london_lsoa_2011.shp", "LSOA11CD")
    let places = try lsoas.shapes.centroids()
    // KNN.from_array(c, k=8)
    #expect(digest(try Weights.nearest(8, of: places)) == 17_068_354_685)
    // DistanceBand.from_array(c, threshold=2000, binary=False, alpha=-1.0)
    let inverse = try Weights.inverseDistance(within: 2_000, of: places)
    #expect(inverse.links == 255_678 && digest(inverse) == 113_636_507_682 && inverse.islands == [2_339, 2_392])
    #expect(WeightsSummary(inverse).components == 4 && abs((inverse.values ?? []).reduce(0, +) - 233.53106697913879) < 1e-9)
    // min_threshold_distance(c)
    #expect(abs(try Weights.leastBand(of: places) - 2_320.05357909857) < 1e-6)
    // higher_order(Queen.from_dataframe(lsoas), k, lower_order=…)
    let queen = Weights.contiguity(.queen, of: lsoas.shapes)
    for (order, scope, links, sum) in [
      (2, OrderScope.only, 66_124, 28_584_114_664), (2, .upTo, 94_716, 41_271_074_492), (3, .only, 110_648, 47_390_760_478),
      (3, .upTo, 205_364, 88_661_834_970),
    ] {
      let weights = try queen.ofOrder(order, scope)
      #expect(weights.links == links && digest(weights) == sum, "order \(order), \(scope)")
    }
    // Kernel.from_array(c, k=12, function="triangular", fixed=False): 62,855 weights of which each area has one for itself and one of 1e-7 for its twelfth neighbour.
    let kernel = try Weights.kernel(.triangular, .adaptive(12), of: places)
    #expect(kernel.links == 62_855 - 2 * 4_835)
    #expect(abs((kernel.values ?? []).reduce(0, +) - (21_074.32707688162 - 4_835)) < 0.01)
  }

  private func digest(_ weights: Weights) -> Int {
    (0..<weights.count).reduce(0) { sum, area in weights.neighbours(of: area).reduce(sum) { $0 + (area + 1) * (Int($1) + 1) % 1_000_003 } }
  }
}
