import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials

/// How the words of a deprivation overlay look on a map.
enum DeprivationLooks {
  /// Fifths by deprivation, the most deprived the darkest, each with the range of its scores.
  static func fifths(_ fifths: CellColumn, scores: CellColumn?) throws -> [MapCategory] {
    let colours = try Palette.purples.colours(5).reversed()
    let names = ["Most deprived fifth", "Second fifth", "Middle fifth", "Fourth fifth", "Least deprived fifth"]
    return zip(zip(1...5, names), colours).map { fifth, colour in
      let range = scores.flatMap { Self.range(of: "\(fifth.0)", fifths, $0) }
      return MapCategory(value: "\(fifth.0)", label: fifth.1 + (range.map { ": \($0)" } ?? ""), fill: colour)
    } + [MapCategory(value: "", label: "No score", fill: Colour(0xD9D9D9))].filter { _ in fifths.cells.contains(.text("")) }
  }

  /// The lowest and the highest score of a fifth, as released.
  private static func range(of fifth: String, _ fifths: CellColumn, _ scores: CellColumn) -> String? {
    let members = zip(fifths.cells, scores.cells).filter { $0.0.text == fifth }.map(\.1)
    let known = members.compactMap { cell in cell.exactNumber.map { ($0, shortened(cell)) } }
    guard let least = known.min(by: { $0.0 < $1.0 }), let most = known.max(by: { $0.0 < $1.0 }) else { return nil }
    return least.0 == most.0 ? least.1 : "\(least.1) to \(most.1)"
  }

  /// A score with one decimal at most: a legend is no table.
  private static func shortened(_ cell: Cell) -> String {
    guard case .number(let value, let decimals) = cell, decimals > 1 else { return cell.text }
    return FixedDecimal.text(value, decimals: 1)
  }

  /// More or fewer than the model gives, in the colours of rates held against another.
  static let excess = [
    relabelled(ExcessWords.more, "higher"), relabelled(ExcessWords.notDifferent, "not different"), relabelled(ExcessWords.fewer, "lower"),
    MapCategory(
      value: ExcessWords.protected, label: "Small count: not told", fill: Colour(0xFFFFFF), hatch: Hatch(.dots, Colour(0x6B7078))),
    relabelled(ExcessWords.undefined, "undefined"),
  ]

  /// The classes of a column: those that belong together always, the others only where an area has them.
  static func excess(of column: CellColumn) -> [MapCategory] {
    let words = Set(column.cells.map(\.text))
    return excess.filter { ![ExcessWords.protected, ExcessWords.undefined].contains($0.value) || words.contains($0.value) }
  }

  /// Hot spots of residuals.
  static let hotSpots = MapCategory.hotSpots(
    hot: HotSpotWords.hot, cold: HotSpotWords.cold, notSignificant: HotSpotWords.notSignificant, undefined: HotSpotWords.undefined,
    confidence: "95 %")

  /// The deprivation of an area against the counts around it.
  static let moran: [MapCategory] = {
    let looks = MapCategory.localClasses(["high-high", "low-low", "high-low", "low-high"])
    let labels = ["Deprived, many around", "Not deprived, few around", "Deprived, few around", "Not deprived, many around"]
    return zip(looks, labels).map { MapCategory(value: $0.value, label: $1, fill: $0.fill, hatch: $0.hatch) } + hotSpots.suffix(2)
  }()

  /// The look of a class of rates under another word.
  private static func relabelled(_ word: String, _ look: String) -> MapCategory {
    let looks = MapCategory.rateClasses
    let found = looks.first { $0.value == look } ?? looks[0]
    return MapCategory(value: word, fill: found.fill, hatch: found.hatch)
  }
}
