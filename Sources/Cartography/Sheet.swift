/// A place on the page, in millimetres from its upper left corner.
public struct SheetPoint: Hashable, Sendable {
  /// Millimetres to the right of the left edge.
  public var across: Double
  /// Millimetres below the upper edge.
  public var down: Double

  /// The place with these two numbers.
  public init(across: Double, down: Double) {
    self.across = across
    self.down = down
  }

  /// The place moved by so many millimetres.
  func moved(across distance: Double, down depth: Double) -> SheetPoint {
    SheetPoint(across: across + distance, down: down + depth)
  }

  func distance(to other: SheetPoint) -> Double {
    ((across - other.across) * (across - other.across) + (down - other.down) * (down - other.down)).squareRoot()
  }
}

/// An upright rectangle on the page, in millimetres.
public struct SheetBox: Hashable, Sendable {
  /// Its left edge.
  public var left: Double
  /// Its upper edge.
  public var top: Double
  /// From left to right.
  public var width: Double
  /// From top to bottom.
  public var height: Double

  /// The rectangle with this upper left corner and size.
  public init(left: Double, top: Double, width: Double, height: Double) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }

  /// Its right edge.
  public var right: Double { left + width }
  /// Its lower edge.
  public var bottom: Double { top + height }
  /// Its middle.
  public var centre: SheetPoint { SheetPoint(across: left + width / 2, down: top + height / 2) }

  /// Whether the two share more than a border.
  public func overlaps(_ other: SheetBox) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// Whether `other` lies inside, the borders included.
  public func contains(_ other: SheetBox) -> Bool {
    left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
  }

  /// The rectangle with `margin` millimetres less on each side.
  public func inset(by margin: Double) -> SheetBox {
    SheetBox(left: left + margin, top: top + margin, width: width - 2 * margin, height: height - 2 * margin)
  }
}
