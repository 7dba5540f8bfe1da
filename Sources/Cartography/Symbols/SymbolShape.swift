/// What a symbol is.
public enum SymbolShape: String, Hashable, Sendable, CaseIterable {
  /// A circle.
  case circle
  /// A square that stands upright.
  case square

  /// Half the width of a symbol of this area in square millimetres: for a circle √(a/π), for a square √a/2.
  func halfWidth(area: Double) -> Double {
    switch self {
    case .circle: (area / Double.pi).squareRoot()
    case .square: area.squareRoot() / 2
    }
  }

  /// The area of a symbol of half this width.
  func area(halfWidth: Double) -> Double {
    switch self {
    case .circle: Double.pi * halfWidth * halfWidth
    case .square: 4 * halfWidth * halfWidth
    }
  }

  /// The symbol around a place.
  func outline(around place: SheetPoint, halfWidth: Double) -> Outline {
    let box = SheetBox(around: place, halfWidth: halfWidth)
    switch self {
    case .circle: return .circle(in: box)
    case .square: return Outline(box)
    }
  }
}

extension SheetBox {
  /// The square whose middle lies at a place.
  init(around place: SheetPoint, halfWidth: Double) {
    self.init(left: place.across - halfWidth, top: place.down - halfWidth, width: 2 * halfWidth, height: 2 * halfWidth)
  }
}
