import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightTestSupport

/// What simplification promises, on real borders.
@Suite(
  .enabled(
    if: SharedData.isPresent, "London's wards of 2018 are not beside the package: what simplification promises is not tried on them."))
struct SimplifiedLayersTests {
  @Test(arguments: [5.0, 30, 120, 600]) func realBordersNeitherCrackNorCross(tolerance: Double) {
    let shapes = RealWards.all.shapes
    let before = CoverageFaults(shapes)
    let simplified = SharedBorders(shapes).simplified(tolerance: tolerance)
    let after = CoverageFaults(simplified)
    #expect(after.overlaps.count <= before.overlaps.count, "new overlaps at \(tolerance) m")
    #expect(after.gaps.count <= before.gaps.count, "new gaps at \(tolerance) m")
    #expect(simplified.areaStarts == shapes.areaStarts)
    #expect(simplified.polygonStarts == shapes.polygonStarts)
    #expect((0..<simplified.count).allSatisfy { simplified.size(ofArea: $0) > 0 })
    #expect(simplified.contiguity(.rook) == shapes.contiguity(.rook))
    let length = (0..<shapes.count).reduce(0) { $0 + shapes.size(ofArea: $1) }
    let change = (0..<shapes.count).reduce(0) { $0 + abs(shapes.size(ofArea: $1) - simplified.size(ofArea: $1)) }
    #expect(change < length * tolerance / 2_000, "areas lose or gain too much at \(tolerance) m")
  }

  @Test func theNumberOfThreadsDoesNotShow() {
    let borders = SharedBorders(RealWards.all.shapes)
    let one = borders.simplified(tolerance: 60, parallel: Parallel(threads: 1))
    for threads in [2, 3, 8] { #expect(borders.simplified(tolerance: 60, parallel: Parallel(threads: threads)) == one) }
  }

  @Test func whatIsSimpleStaysSo() {
    let once = SharedBorders(RealWards.all.shapes).simplified(tolerance: 60)
    let twice = SharedBorders(once).simplified(tolerance: 60)
    #expect(Double(twice.vertices.count) > 0.99 * Double(once.vertices.count))
  }
}
