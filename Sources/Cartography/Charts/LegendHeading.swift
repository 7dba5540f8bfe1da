/// The heading of a legend alone, close above what follows.
struct LegendHeading: LegendPart {
  let title: String

  var height: Double { block.height }

  func layer(in column: SheetBox) -> SceneLayer { SceneLayer("legend", texts: block.placed(left: column.left, top: column.top)) }

  private var block: TextBlock {
    var block = TextBlock()
    block.add(title, width: SheetPlan.columnWidth, TextStyle(3.0, bold: true))
    return block
  }
}
