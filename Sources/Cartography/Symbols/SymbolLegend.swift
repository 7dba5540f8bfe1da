import WardlightEssentials

extension SymbolSet {
  /// The legend of the symbols: the key to sizes, then a line for each class or state.
  ///
  /// - Parameters:
  ///   - look: How symbols are drawn.
  ///   - count: What stands in brackets; empty where another legend says so.
  ///   - isShaded: Whether the areas below are shaded, so that withheld and missing numbers stand as signs in their midst.
  func legend(titled title: String, look: SymbolLook, count: String, isShaded: Bool) -> any LegendPart {
    let samples = samples.compactMap { number in scale.map { (halfWidth: $0.halfWidth(number), text: Self.text(number)) } }
    var halfWidths = classes.rangeHalfWidths[...]
    let rows = classes.classes.map { mapClass -> KeyRow in
      let halfWidth = mapClass.isRange ? halfWidths.popFirst() ?? 0 : 0
      return row(mapClass, look, halfWidth: scale == nil ? halfWidth : 2, isShaded: isShaded)
    }
    return KeyRows(
      head: NestedSymbols(title: title, look: look, samples: samples), rows: rows,
      remarks: (sizeRemarks + bandRemarks + [count, classes.remark]).filter { !$0.isEmpty })
  }

  private func row(_ mapClass: MapClass, _ look: SymbolLook, halfWidth: Double, isShaded: Bool) -> KeyRow {
    switch mapClass.kind {
    case .range: KeyRow(text: mapClass.legendText, halfHeight: halfWidth) { [look.symbol(at: $0, halfWidth: halfWidth)] }
    case .withheld where !isShaded, .missing where !isShaded: .swatch(mapClass.legendText, mapClass.fill, mapClass.hatch)
    case .zero, .protected, .suppressed, .withheld, .missing, .word:
      ring(mapClass, look, halfWidth: ringHalfWidth(mapClass.kind))
    }
  }

  private func ring(_ mapClass: MapClass, _ look: SymbolLook, halfWidth: Double) -> KeyRow {
    KeyRow(text: mapClass.legendText, halfHeight: max(2, halfWidth)) { place in
      [look.sign(mapClass.kind, at: place, halfWidth: halfWidth)].compactMap { $0 }
    }
  }

  private var bandRemarks: [String] {
    classes.classes.contains { ringHalfWidth($0.kind) > SymbolLook.signHalfWidth }
      ? ["Dashed: somewhere in the range, drawn at its middle."] : []
  }

  private var sizeRemarks: [String] {
    guard let scale, numbers.contains(where: { $0 > 0 }) else { return [] }
    var (area, number) = (1, scale.perSquareMillimetre)
    while number < 1, area < 1_000_000 { (area, number) = (area * 10, number * 10) }
    let least = FixedDecimal.shortest(2 * SymbolScale.leastHalfWidth, decimals: 1)
    return [
      "The area of a \(shape.rawValue) is in proportion to its number:",
      "\(FixedDecimal.grouped(area)) mm² for \(Self.text((number * 1e6).rounded() / 1e6)); none is narrower than \(least) mm.",
    ]
  }
}
