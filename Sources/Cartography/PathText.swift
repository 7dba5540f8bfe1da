/// Outlines as the path data of SVG: relative commands in hundredths of a millimetre, so that nothing is written twice and rounding does not
/// add up.
struct PathText {
  private(set) var bytes: [UInt8] = []
  private var across = 0
  private var down = 0
  private var command: UInt8 = 0

  /// - Complexity: O(strokes).
  mutating func add(_ outline: Outline) {
    for stroke in outline.strokes {
      switch stroke {
      case .move(let point): move(to: point)
      case .line(let point): line(to: point)
      case .curve(let first, let second, let end): curve(first, second, end)
      case .close: close()
      }
    }
  }

  private var start = (across: 0, down: 0)

  private mutating func move(to point: SheetPoint) {
    let (right, lower) = Self.hundredths(point)
    bytes.append(UInt8(ascii: "M"))
    pair(right, lower, isFirst: true)
    (across, down) = (right, lower)
    start = (right, lower)
    command = UInt8(ascii: "M")
  }

  /// Lines of no length after rounding are left out.
  private mutating func line(to point: SheetPoint) {
    let (right, lower) = Self.hundredths(point)
    guard right != across || lower != down else { return }
    let isFirst = command != UInt8(ascii: "l")
    if isFirst { bytes.append(UInt8(ascii: "l")) }
    pair(right - across, lower - down, isFirst: isFirst)
    (across, down) = (right, lower)
    command = UInt8(ascii: "l")
  }

  private mutating func curve(_ first: SheetPoint, _ second: SheetPoint, _ end: SheetPoint) {
    bytes.append(UInt8(ascii: "c"))
    for (place, point) in [first, second, end].enumerated() {
      let (right, lower) = Self.hundredths(point)
      pair(right - across, lower - down, isFirst: place == 0)
    }
    (across, down) = Self.hundredths(end)
    command = UInt8(ascii: "c")
  }

  private mutating func close() {
    bytes.append(UInt8(ascii: "z"))
    (across, down) = start
    command = UInt8(ascii: "z")
  }

  private mutating func pair(_ right: Int, _ lower: Int, isFirst: Bool) {
    number(right, isFirst: isFirst)
    number(lower, isFirst: false)
  }

  /// A number without the zeros that can be left out, and without a space before a minus.
  private mutating func number(_ hundredths: Int, isFirst: Bool) {
    if hundredths < 0 { bytes.append(UInt8(ascii: "-")) } else if !isFirst { bytes.append(UInt8(ascii: " ")) }
    let (whole, rest) = Int(hundredths.magnitude).quotientAndRemainder(dividingBy: 100)
    if whole > 0 || rest == 0 { bytes.append(contentsOf: String(whole).utf8) }
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
    if !rest.isMultiple(of: 10) { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
  }

  private static func hundredths(_ point: SheetPoint) -> (Int, Int) {
    (Int((point.across * 100).rounded(.toNearestOrAwayFromZero)), Int((point.down * 100).rounded(.toNearestOrAwayFromZero)))
  }
}
