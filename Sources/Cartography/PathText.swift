/// Outlines as the path data of SVG: relative commands in hundredths of a millimetre, each point rounded by itself, so that rounding does not
/// add up and a border has the same places on both sides.
///
/// Lines due east or south have a command of their own, a number that begins with a point needs no space after one that has a point, and a
/// ring in which rounding leaves no inside is left out. An outline of nothing but such rings stays as a speck of a hundredth.
struct PathText {
  private let places: UnsafeMutableBufferPointer<UInt8>
  private var count = 0
  /// Where the pen is, and where it was put down.
  private var pen = PagePlace(across: 0, down: 0)
  private var start = PagePlace(across: 0, down: 0)
  private var command: UInt8 = 0
  private var hasPoint = false
  /// Where the part under way begins in the text, and the pen before it.
  private var partStart = 0
  private var before = PagePlace(across: 0, down: 0)
  /// Twice the size of the part under way, and whether it has a curve, which makes it worth its place whatever its corners enclose.
  private var size = 0
  private var isCurved = false

  /// The most bytes that an outline can need.
  private static func most(_ outline: Outline) -> Int { 26 * 2 * outline.points.count + 2 * outline.movements.count + 32 }

  /// Writes an outline behind a text.
  ///
  /// - Complexity: O(strokes).
  static func write(_ outline: Outline, to text: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: most(outline)) { places in
      var path = PathText(places)
      path.add(outline)
      text.append(contentsOf: UnsafeBufferPointer(rebasing: places[..<path.count]))
    }
  }

  private init(_ places: UnsafeMutableBufferPointer<UInt8>) { self.places = places }

  private mutating func add(_ outline: Outline) {
    outline.points.withUnsafeBufferPointer { points in
      var next = 0
      for movement in outline.movements {
        switch movement {
        case .move: move(to: PagePlace(points[next]))
        case .line: line(to: PagePlace(points[next]))
        case .curve: curve(PagePlace(points[next]), PagePlace(points[next + 1]), PagePlace(points[next + 2]))
        case .close: close()
        }
        next += movement.places
      }
      if count == 0, let first = points.first { speck(PagePlace(first)) }
    }
  }

  private mutating func move(to place: PagePlace) {
    (partStart, before) = (count, pen)
    if count == 0 {
      put(UInt8(ascii: "M"))
      pair(place.across, place.down)
    } else {
      put(UInt8(ascii: "m"))
      pair(place.across - pen.across, place.down - pen.down)
    }
    (pen, start, command, size, isCurved) = (place, place, UInt8(ascii: "M"), 0, false)
  }

  /// Lines of no length after rounding are left out.
  private mutating func line(to place: PagePlace) {
    let (right, lower) = (place.across - pen.across, place.down - pen.down)
    guard right != 0 || lower != 0 else { return }
    if lower == 0 {
      letter(UInt8(ascii: "h"))
      number(right)
    } else if right == 0 {
      letter(UInt8(ascii: "v"))
      number(lower)
    } else {
      letter(UInt8(ascii: "l"))
      pair(right, lower)
    }
    size &+= (pen.across - start.across) &* (place.down - start.down) &- (place.across - start.across) &* (pen.down - start.down)
    pen = place
  }

  private mutating func curve(_ first: PagePlace, _ second: PagePlace, _ end: PagePlace) {
    letter(UInt8(ascii: "c"))
    for place in [first, second, end] { pair(place.across - pen.across, place.down - pen.down) }
    (pen, isCurved) = (end, true)
  }

  private mutating func close() {
    guard size != 0 || isCurved else {
      (count, pen, command) = (partStart, before, UInt8(ascii: "z"))
      return
    }
    put(UInt8(ascii: "z"))
    (pen, command) = (start, UInt8(ascii: "z"))
  }

  /// A triangle of the smallest size that a path can have.
  private mutating func speck(_ place: PagePlace) {
    pen = PagePlace(across: 0, down: 0)
    move(to: place)
    line(to: PagePlace(across: place.across + 1, down: place.down))
    line(to: PagePlace(across: place.across, down: place.down + 1))
    close()
  }
}

extension PathText {
  /// A command, unless it is still the last one's.
  private mutating func letter(_ letter: UInt8) {
    guard command != letter else { return }
    put(letter)
    command = letter
  }

  private mutating func pair(_ across: Int, _ down: Int) {
    number(across)
    number(down)
  }

  /// A number without the zeros that can be left out, and without a space where the grammar needs none.
  private mutating func number(_ hundredths: Int) {
    let followsNumber = count > 0 && places[count - 1] < UInt8(ascii: "A")
    let (whole, rest) = Int(hundredths.magnitude).quotientAndRemainder(dividingBy: 100)
    let isFraction = whole == 0 && rest > 0
    if hundredths < 0 { put(UInt8(ascii: "-")) } else if followsNumber, !(isFraction && hasPoint) { put(UInt8(ascii: " ")) }
    if !isFraction { digits(whole) }
    hasPoint = rest > 0
    guard rest > 0 else { return }
    put(UInt8(ascii: "."))
    put(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest / 10))
    if !rest.isMultiple(of: 10) { put(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)) }
  }

  private mutating func digits(_ whole: Int) {
    if whole >= 10 { digits(whole / 10) }
    put(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: whole % 10))
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    places[count] = byte
    count &+= 1
  }
}

/// A place on the page in whole hundredths of a millimetre.
struct PagePlace {
  let across: Int
  let down: Int

  init(across: Int, down: Int) {
    self.across = across
    self.down = down
  }

  /// The nearest one, halves away from 0.
  init(_ point: SheetPoint) {
    self.init(across: Self.hundredths(point.across), down: Self.hundredths(point.down))
  }

  /// Whole hundredths; what is no number, or farther away than ten kilometres, which no page is, counts as the edge of that.
  static func hundredths(_ millimetres: Double) -> Int {
    guard millimetres.magnitude <= 1e7 else { return millimetres > 0 ? 1_000_000_000 : millimetres < 0 ? -1_000_000_000 : 0 }
    return Int((millimetres * 100).rounded(.toNearestOrAwayFromZero))
  }
}
