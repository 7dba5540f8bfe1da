/// Why a map cannot be drawn.
public enum CartographyError: Error, Hashable, Sendable {
  /// A layer has no areas, or none of them has a shape.
  case nothingToDraw(layer: String)
  /// The column of values is not as long as the layer.
  case unaligned(column: String, values: Int, areas: Int)
  /// There are not as many names of groups as groups.
  case unalignedGroups(names: Int, groups: Int)
  /// A column of a choropleth or flow map holds words.
  case wordsInsteadOfNumbers(column: String)
  /// A word in the column is none of the map's categories.
  case unknownCategory(column: String, word: String, known: [String])
  /// A scheme asks for fewer than one class.
  case tooFewClasses(Int)
  /// The breaks of a manual scheme do not ascend, or one is no number.
  case breaksOutOfOrder([Double])
  /// The palette has not as many colours as there are classes.
  case tooFewColours(palette: String, colours: Int, classes: Int)
  /// A number is too large to be drawn.
  case numberTooLarge(column: String)
  /// A fixed width scale is not a positive number.
  case widthScale(Double)
  /// The texts around the map leave no room for it.
  case textTooLong(part: String)
}

extension CartographyError: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .nothingToDraw(let layer): "The layer of areas “\(layer)” has no shape to draw."
    case .unaligned(let column, let values, let areas): "Column \(column) has \(values) values for \(areas) areas."
    case .unalignedGroups(let names, let groups): "There are \(names) names for \(groups) groups of areas."
    case .wordsInsteadOfNumbers(let column): "Column \(column) holds words, and this map needs numbers."
    case .unknownCategory(let column, let word, let known):
      "Column \(column) holds “\(word)”, which is none of the map's categories (\(known.joined(separator: ", ")))."
    case .tooFewClasses(let count): "A map needs at least one class, not \(count)."
    case .breaksOutOfOrder(let breaks):
      "The breaks \(breaks.map { "\($0)" }.joined(separator: ", ")) must be numbers in ascending order, each once."
    case .tooFewColours(let palette, let colours, let classes): "Palette \(palette) has \(colours) colours for \(classes) classes."
    case .numberTooLarge(let column): "Column \(column) holds a number that is too large to be drawn."
    case .widthScale(let scale): "The width scale of \(scale) persons per millimetre is not a positive number."
    case .textTooLong(let part): "The \(part) leaves no room for the map; shorten it."
    }
  }
}
