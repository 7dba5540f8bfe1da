/// A name that wants a place on a map.
struct LabelRequest {
  /// The name.
  let name: String
  /// Where it stands best.
  let anchor: SheetPoint
  /// The rings inside which it should lie; without any it may lie anywhere near its place.
  let rings: [[SheetPoint]]
  /// The larger, the sooner it is placed.
  let rank: Double
  /// The colour on which it stands.
  var ground = Ink.white
  /// How many millimetres around the anchor a symbol fills, beside which a name without rings stands.
  var clearance = 0.0
  /// Whether it is set in bold type.
  var isBold = false
  /// The colour of its letters; without one that which is read best on its ground.
  var colour: Colour?
  /// A code that may stand in its place where no form of the name fits, as in a tile; then neither line nor number leads to it.
  var code: String?
  /// On which side of the anchor it should rather stand, as a direction one millimetre long.
  var side: SheetPoint?
  /// Where alone it may stand, as millimetres from the anchor; where none of these places is free it is left out without a word.
  var choices: [(across: Double, down: Double)]?
}

extension LabelRequest {
  /// How the name is set in type of a size.
  func style(_ size: Double, bold: Bool? = nil) -> TextStyle {
    var style = TextStyle.label(size, bold: bold ?? isBold, on: ground)
    if let colour { style.colour = colour }
    return style
  }
}
