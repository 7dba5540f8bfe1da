/// How symbols and the signs that stand in their place are drawn.
struct SymbolLook {
  let shape: SymbolShape
  let colour: Colour

  /// Half the width of a sign, in millimetres, of what has no size.
  static let signHalfWidth = 1.4

  /// A symbol with a white edge, so that one is seen over another.
  func symbol(at place: SheetPoint, halfWidth: Double) -> SceneShape {
    let style = ShapeStyle(fill: colour, stroke: Ink.white, width: 0.2)
    return SceneShape(shape.outline(around: place, halfWidth: halfWidth), style)
  }

  /// What stands at an area of this class without a symbol to scale: a dashed ring for a protected interval, a small cross for zero, a hatched
  /// square for withheld and missing.
  ///
  /// - Parameter half: Half the width of the ring of an interval.
  func sign(_ kind: MapClass.Kind, at place: SheetPoint, halfWidth half: Double = signHalfWidth) -> SceneShape? {
    switch kind {
    case .zero:
      var cross = Outline([place.moved(across: -0.7, down: 0), place.moved(across: 0.7, down: 0)], closed: false)
      cross.add([place.moved(across: 0, down: -0.7), place.moved(across: 0, down: 0.7)], closed: false)
      return SceneShape(cross, ShapeStyle(stroke: Ink.text, width: 0.3))
    case .protected:
      let style = ShapeStyle(fill: Ink.white, stroke: colour, width: 0.35, dashes: [0.7, 0.5])
      return SceneShape(shape.outline(around: place, halfWidth: half), style)
    case .withheld, .missing:
      let hatch = Hatch(kind == .withheld ? .falling : .crossed, Ink.hatch)
      let style = ShapeStyle(fill: kind == .withheld ? Ink.white : Ink.noData, hatch: hatch, stroke: Ink.hatch, width: 0.2)
      return SceneShape(Outline(SheetBox(around: place, halfWidth: Self.signHalfWidth)), style)
    case .range, .word, .suppressed: return nil
    }
  }

  /// Half the width of the sign of a class; `nil` where it has none, because its symbols are to scale or its areas are hatched.
  func signExtent(_ kind: MapClass.Kind, isShaded: Bool, halfWidth half: Double = signHalfWidth) -> Double? {
    switch kind {
    case .zero: 0.7
    case .protected: half
    case .withheld, .missing: isShaded ? Self.signHalfWidth : nil
    case .range, .word, .suppressed: nil
    }
  }
}
