import Testing
import WardlightEssentials

@Suite struct ReadAheadTests {
  private struct Fault: Error, Equatable { let place: Int }

  @Test(arguments: [1, 2, 7]) func itemsComeInTheirOrder(depth: Int) throws {
    let ahead = ReadAhead<Int, Fault>(depth: depth) { (hand) throws(Fault) in
      for item in 0..<2_000 { guard hand(item) else { return } }
    }
    var items: [Int] = []
    while let item = try ahead.next() { items.append(item) }
    #expect(items == Array(0..<2_000))
    #expect(try ahead.next() == nil)
  }

  @Test func aFaultComesBehindTheItemsBeforeIt() throws {
    let ahead = ReadAhead<Int, Fault>(depth: 2) { (hand) throws(Fault) in
      for item in 0..<5 { _ = hand(item) }
      throw Fault(place: 5)
    }
    for item in 0..<5 { #expect(try ahead.next() == item) }
    #expect(throws: Fault(place: 5)) { try ahead.next() }
  }

  @Test func partsOfABufferAreFilledSideBySide() {
    for threads in [1, 2, 8] {
      let filled: [Int] = Parallel(threads: threads).fill([3, 0, 1, 4]) { part, places in
        for place in places.indices { places.initializeElement(at: place, to: part * 10 + place) }
      }
      #expect(filled == [0, 1, 2, 20, 30, 31, 32, 33])
    }
    #expect(Parallel(threads: 2).fill([]) { (_, _: UnsafeMutableBufferPointer<Int>) in }.isEmpty)
  }
}
