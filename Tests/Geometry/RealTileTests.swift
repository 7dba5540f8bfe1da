import Testing
import WardlightGeometry
import WardlightTestSupport

@Suite(.enabled(if: SharedData.isPresent, "London's wards are not laid out as tiles, because the boundaries are not here"))
struct RealTileTests {
  /// Few rounds, because this is slow without optimisation; with all 300 of them 1,327 and 944 pairs are kept. The assignment alone keeps 1,238
  /// and 887, and leaves six and ten boroughs in pieces.
  @Test(arguments: [(TileShape.hexagon, 1_250), (.square, 890)]) func allBoroughsHoldTogether(shape: TileShape, kept: Int) {
    let (shapes, boroughs) = RealWards.all
    let names = Set(boroughs).sorted()
    let groups = boroughs.map { name in names.firstIndex(of: name) ?? 0 }
    let codes = boroughs.indices.map { "\(100_000 + $0)" }
    let areas = Areas(geography: Geography(kind: "ward", vintage: "2018"), codes: codes, names: codes, shapes: shapes)
    let layout = TileLayout.arrange(areas, groups: groups, shape: shape, rounds: 8)
    let quality = layout.quality
    #expect(Set(layout.cells).count == 633)
    #expect(quality.groups == 33)
    #expect(quality.wholeGroups == 33)
    #expect(quality.neighbourPairs == 1_738)
    #expect(quality.keptPairs >= kept, "\(quality)")
    #expect(quality.meanDisplacement < 3_500)
  }
}
