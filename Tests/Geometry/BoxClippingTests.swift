import Testing
import WardlightEssentials
import WardlightGeometry

@Suite struct BoxClippingTests {
  private let box = Box(lower: Patterns.at(0, 0), upper: Patterns.at(10, 10))

  @Test func whatLiesInsideStaysAndWhatLiesOutsideGoes() {
    let inner = Patterns.rectangle(1, 1, 9, 9)
    #expect(box.clipped(ring: inner) == inner)
    #expect(box.clipped(ring: Patterns.rectangle(11, 1, 12, 2)).isEmpty)
    #expect(box.clipped(ring: [Coordinate]()).isEmpty)
    #expect(Set(box.clipped(ring: Patterns.rectangle(-5, -5, 15, 15))) == Set(Patterns.rectangle(0, 0, 10, 10)))
  }

  @Test func aCornerIsCutOff() {
    let ring = box.clipped(ring: [Patterns.at(5, 5), Patterns.at(15, 5), Patterns.at(5, 15)])
    #expect(abs(RingMeasure.signedArea(ring[...]) - 25) < 1e-12)
    #expect(ring.allSatisfy(box.contains))
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64]) func thePartsOfANetFillTheBox(seed: UInt64) {
    let shapes = Patterns.bent(columns: 3, rows: 3, bends: 6, seed: seed)
    let window = Box(lower: Patterns.at(40, 30), upper: Patterns.at(150, 170))
    var sum = 0.0
    for ring in 0..<shapes.ringStarts.count - 1 {
      let part = window.clipped(ring: shapes.vertices(ofRing: ring))
      #expect(part.allSatisfy(window.contains), "seed \(seed)")
      sum += RingMeasure.signedArea(part[...])
    }
    #expect(abs(sum - window.width * window.height) < 1e-8, "seed \(seed)")
  }

  @Test func bothSidesOfABorderAreCutAtTheSamePlace() {
    var random = KeyedRandom(seed: 5, purpose: "edges")
    for _ in 0..<200 {
      let (a, b) = (Patterns.at(random.unit() * 10, random.unit() * 10), Patterns.at(10 + random.unit() * 9, random.unit() * 10))
      let one = box.clipped(ring: [a, b, Patterns.at(20, 40)])
      let other = box.clipped(ring: [b, a, Patterns.at(20, -40)])
      #expect(one.contains { $0.easting == 10 && other.contains($0) }, "seed 5")
    }
  }

  @Test func linesFallIntoPieces() {
    let zigzag = [(-5.0, 5.0), (5, 5), (5, 15), (8, 15), (8, 5), (9, 5)].map { Patterns.at($0.0, $0.1) }
    #expect(
      box.pieces(ofLine: zigzag) == [
        [Patterns.at(0, 5), Patterns.at(5, 5), Patterns.at(5, 10)], [Patterns.at(8, 10), Patterns.at(8, 5), Patterns.at(9, 5)],
      ])
    #expect(box.pieces(ofLine: [Patterns.at(-5, 0), Patterns.at(0, -5)]).isEmpty)
    #expect(box.pieces(ofLine: [Patterns.at(1, 1)]).isEmpty)
    #expect(box.pieces(ofLine: [Patterns.at(-2, 5), Patterns.at(12, 5)]) == [[Patterns.at(0, 5), Patterns.at(10, 5)]])
  }
}
