import WardlightEssentials

/// Random places, shuffled on from one draw to the next.
///
/// Up to four places come from one 64-bit draw: the draw times the first bound gives the first place above its 64 bits, what is below them
/// times the second bound the second one, and so on. A draw whose last remainder is under 2⁶⁴ modulo the product of the bounds is thrown
/// away, so that every arrangement is exactly as likely as every other.
///
/// - SeeAlso: Durstenfeld (1964), doi:10.1145/364520.364540; Brackett-Rozinsky & Lemire (2024), Batched ranged random integer generation,
///   doi:10.1002/spe.3369.
struct PlaceShuffle {
  /// After a draw of k places these come first, in random order.
  private(set) var places: [Int32]
  private var state: UInt64

  /// Where four bounds would have so large a product that many draws were thrown away, only two share a draw.
  private static let fourUpTo = 16_384

  /// - Parameters:
  ///   - count: How many places there are.
  ///   - seed: Names the draws.
  ///   - block: Which of many streams of shuffles.
  init(count: Int, seed: UInt64, block: Int) {
    var random = KeyedRandom(seed: seed, purpose: "rank correlation", index: UInt64(block))
    state = random.next()
    places = (0..<Int32(count)).map { $0 }
  }

  /// Brings `wanted` random distinct places to the front.
  mutating func draw(_ wanted: Int) {
    var state = state
    places.withUnsafeMutableBufferPointer { places in
      var place = 0
      if places.count <= Self.fourUpTo {
        while place + 4 <= wanted {
          Self.four(places, place, &state)
          place += 4
        }
      }
      while place + 2 <= wanted {
        Self.two(places, place, &state)
        place += 2
      }
      if place < wanted { Self.one(places, place, &state) }
    }
    self.state = state
  }

  @inline(__always)
  private static func four(_ places: UnsafeMutableBufferPointer<Int32>, _ place: Int, _ state: inout UInt64) {
    let bound = UInt64(places.count - place)
    let product = bound &* (bound &- 1) &* (bound &- 2) &* (bound &- 3)
    while true {
      let first = next(&state).multipliedFullWidth(by: bound)
      let second = first.low.multipliedFullWidth(by: bound &- 1)
      let third = second.low.multipliedFullWidth(by: bound &- 2)
      let fourth = third.low.multipliedFullWidth(by: bound &- 3)
      if fourth.low < product, fourth.low < (0 &- product) % product { continue }
      exchange(places, place, first.high)
      exchange(places, place &+ 1, second.high)
      exchange(places, place &+ 2, third.high)
      exchange(places, place &+ 3, fourth.high)
      return
    }
  }

  @inline(__always)
  private static func two(_ places: UnsafeMutableBufferPointer<Int32>, _ place: Int, _ state: inout UInt64) {
    let bound = UInt64(places.count - place)
    let product = bound &* (bound &- 1)
    while true {
      let first = next(&state).multipliedFullWidth(by: bound)
      let second = first.low.multipliedFullWidth(by: bound &- 1)
      if second.low < product, second.low < (0 &- product) % product { continue }
      exchange(places, place, first.high)
      exchange(places, place &+ 1, second.high)
      return
    }
  }

  @inline(__always)
  private static func one(_ places: UnsafeMutableBufferPointer<Int32>, _ place: Int, _ state: inout UInt64) {
    let bound = UInt64(places.count - place)
    while true {
      let drawn = next(&state).multipliedFullWidth(by: bound)
      if drawn.low < bound, drawn.low < (0 &- bound) % bound { continue }
      exchange(places, place, drawn.high)
      return
    }
  }

  @inline(__always)
  private static func exchange(_ places: UnsafeMutableBufferPointer<Int32>, _ place: Int, _ further: UInt64) {
    let other = place &+ Int(truncatingIfNeeded: further)
    let held = places[place]
    places[place] = places[other]
    places[other] = held
  }

  /// The next number of a SplitMix64 stream; here, and not in another module, so that the compiler can lay it into the loop.
  @inline(__always)
  private static func next(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
