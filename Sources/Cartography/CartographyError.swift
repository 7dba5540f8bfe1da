public import WardlightEssentials

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
  /// A scheme asks for more classes than any reader could tell apart.
  case tooManyClasses(Int)
  /// The breaks of a manual scheme do not ascend, or one is no number.
  case breaksOutOfOrder([Double])
  /// A text names no scheme of classes.
  case unknownScheme(String, known: [String])
  /// Numbers follow the name of a scheme that takes none.
  case schemeWithoutNumbers(String)
  /// The numbers of a scheme are missing.
  case schemeNeedsNumbers(String)
  /// A break of a scheme is no number.
  case breakIsNoNumber(String)
  /// A number of classes is given for a scheme that finds it itself.
  case schemeDecidesTheCount(String)
  /// Geometric classes are asked for where there are numbers of zero or below.
  case geometricNeedsPositive
  /// A text names no palette.
  case unknownPalette(String, known: [String])
  /// A middle is given for a palette that has none.
  case paletteWithoutMiddle(palette: String)
  /// The middle of a palette is infinite or NaN.
  case middleIsNoNumber
  /// The palette has not as many colours as there are classes.
  case tooFewColours(palette: String, colours: Int, classes: Int)
  /// A scheme of a bivariate map has more classes than a side of its square.
  case moreThanThreeClasses(column: String, classes: Int)
  /// A symbol would have to be smaller than nothing.
  case negativeSymbol(column: String)
  /// A fixed scale of symbols is not a positive number.
  case symbolScale(Double)
  /// A fixed scale makes the largest symbol larger than a map can bear.
  case symbolTooLarge(column: String, millimetres: Int)
  /// A number is too large to be drawn.
  case numberTooLarge(column: String)
  /// A fixed width scale is not a positive number.
  case widthScale(Double)
  /// A table of links has no such column.
  case noColumn(table: String, column: String)
  /// A link names a place that is in no list of places, or that several places are called.
  case unknownPlace(column: String)
  /// A table has two rows for one link.
  case repeatedFlow(table: String, origin: String, destination: String)
  /// The place around which flows are to be drawn is none of the map, or several places are called so.
  case unknownHub(String)
  /// Towns cannot stand within areas whose shapes are tiles, for these are not where the areas are.
  case townsOnTiles(kind: String)
  /// The area into which flows are to be drawn is none of the layer.
  case unknownArea(kind: String, code: String)
  /// A flow is below zero.
  case negativeFlow(column: String)
  /// Small multiples are too few or too many.
  case panelCount(Int)
  /// The texts around the map leave no room for it.
  case textTooLong(part: String)
  /// An inset shows nothing.
  case emptyInset(title: String)
  /// There is no corner in which an inset would not lie over the map.
  case noRoomForInset(title: String)
  /// A page has a name that none has.
  case unknownPage(String)
  /// A level of a surface is not a number above 0.
  case levelNotPositive(Double)
  /// A share of a surface is not above 0 and at most 1.
  case shareOutOfRange(Double)
  /// No cell of a surface reaches a level.
  case noLevelReached(surface: String)
  /// The column of a chart is not as long as its names or its other column.
  case unalignedRows(column: String, values: Int, rows: Int)
  /// No value of a chart's columns can be drawn.
  case emptyChart(column: String)
  /// A concentration chart has too few or too many curves.
  case curveCount(Int)
  /// A cumulative share is below 0 or above the whole.
  case noCumulativeShare(column: String)
  /// A cumulative share is smaller than the one before it.
  case fallingShare(column: String)
  /// The lower end of an interval lies above its upper end.
  case reversedInterval(row: String)
  /// A chart of ranks has fewer than two periods.
  case tooFewPeriods(Int)
  /// A rank is not a whole number from 1.
  case noRank(column: String)
  /// A chart has two rows of one name.
  case repeatedRow(String)
  /// A highlighted name is in no row of the chart.
  case unknownRow(String)
  /// Flows are higher than the page on a scale that was asked for.
  case flowsTooHigh(personsPerMillimetre: Double)
  /// A chart has more rows than its page can hold in type that can be read.
  case tooManyRows(rows: Int, most: Int)
  /// There is no `rsvg-convert`.
  case noPictureProgram
  /// A resolution is not one of ``PictureRenderer/resolutions``.
  case resolutionOutOfRange(Int)
  /// `rsvg-convert` could not turn a map into a picture.
  case pictureFailed(path: String)
  /// A file could not be written.
  case unwritable(FileFault)
}

extension CartographyError: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .nothingToDraw(let layer): "The layer of areas “\(layer)” has no shape to draw."
    case .unaligned(let column, let values, let areas): "Column \(column) has \(values) values for \(areas) areas."
    case .unalignedGroups(let names, let groups): "There are \(names) names for \(groups) groups of areas."
    case .wordsInsteadOfNumbers(let column): "Column \(column) holds words, and numbers are needed here."
    case .unknownCategory(let column, let word, let known):
      "Column \(column) holds “\(word)”, which is none of the map's categories (\(known.joined(separator: ", ")))."
    case .tooFewClasses(let count): "A map needs at least one class, not \(count)."
    case .tooManyClasses(let count): "A map may have \(ClassScheme.mostClasses) classes at most, not \(count)."
    case .breaksOutOfOrder(let breaks):
      "The breaks \(breaks.map { "\($0)" }.joined(separator: ", ")) must be numbers in ascending order, each once."
    case .unknownScheme(let text, let known): "“\(text)” is no scheme of classes; there are \(known.joined(separator: ", "))."
    case .schemeWithoutNumbers(let scheme):
      "Scheme \(scheme) takes no numbers after a colon; its number of classes is an option of its own."
    case .schemeNeedsNumbers(let scheme): "Scheme \(scheme) needs numbers after a colon, as in \(scheme):4,44,100."
    case .breakIsNoNumber(let word): "The break “\(word)” is not a number."
    case .schemeDecidesTheCount(let scheme): "Scheme \(scheme) finds the number of classes itself, so that none can be given."
    case .geometricNeedsPositive:
      "Geometric classes are for numbers above zero, and there are numbers of zero or below; use another scheme."
    case .unknownPalette(let text, let known): "“\(text)” is no palette; there are \(known.joined(separator: ", "))."
    case .paletteWithoutMiddle(let palette): "Palette \(palette) has no middle; a diverging one is needed."
    case .middleIsNoNumber: "The middle of a palette must be a number."
    case .tooFewColours(let palette, let colours, let classes): "Palette \(palette) has \(colours) colours for \(classes) classes."
    case .moreThanThreeClasses(let column, let classes):
      "Column \(column) has \(classes) classes, and a bivariate map has three for each number at most."
    case .negativeSymbol(let column): "Column \(column) holds a number below zero, which no size of a symbol can show."
    case .symbolScale(let scale): "The scale of \(scale) per square millimetre is not a positive number."
    case .symbolTooLarge(let column, let millimetres):
      "The scale makes the largest symbol of column \(column) \(millimetres) mm wide; take more per square millimetre."
    case .numberTooLarge(let column): "Column \(column) holds a number that is too large to be drawn."
    case .widthScale(let scale): "The width scale of \(scale) persons per millimetre is not a positive number."
    case .emptyInset(let title): "The inset “\(title)” shows nothing."
    case .noRoomForInset(let title): "There is no room for the inset “\(title)” beside the map."
    case .unknownPage(let name): "There is no page “\(name)”; there are \(Page.names.joined(separator: ", "))."
    case .noColumn(let table, let column): "Table \(table) has no column \(column)."
    case .unknownPlace(let column):
      "Column \(column) names a place that is not among the places to be drawn, or whose name several of them have."
    case .repeatedFlow(let table, let origin, let destination):
      "Table \(table) has more than one row for the flow from \(origin) to \(destination)."
    case .unknownHub(let name): "“\(name)” is none of the places of the map, or several of them are called so."
    case .townsOnTiles(let kind):
      "Each \(kind) has a place of its own, and tiles do not lie where their areas do: draw a map of places without tiles."
    case .unknownArea(let kind, let code): "There is no \(kind) with the code \(code)."
    case .negativeFlow(let column): "Column \(column) holds a flow below zero."
    case .panelCount(let count): "Small multiples show 2 to 12 maps on one page, not \(count)."
    case .textTooLong(let part): "The \(part) leaves no room for the drawing; shorten it."
    case .levelNotPositive(let level): "A level of a surface must be a number above 0, not \(level)."
    case .shareOutOfRange(let share): "A share of a surface must be above 0 and at most 1, not \(share)."
    case .noLevelReached(let surface): "The surface \(surface) reaches none of the levels, so there is no band to draw."
    case .unalignedRows(let column, let values, let rows): "Column \(column) has \(values) values for \(rows) rows of the chart."
    case .emptyChart(let column): "Column \(column) has no value that a chart could show."
    case .curveCount(let count): "A concentration chart shows 1 to 3 curves, not \(count)."
    case .noCumulativeShare(let column): "Column \(column) holds a cumulative share below 0 or above the whole."
    case .fallingShare(let column): "Column \(column) holds a cumulative share that is smaller than the one before it."
    case .reversedInterval(let row): "The interval of “\(row)” ends below its beginning."
    case .tooFewPeriods(let count): "A chart of ranks needs two periods or more, not \(count)."
    case .noRank(let column): "Column \(column) holds a rank that is not a whole number from 1."
    case .repeatedRow(let name): "Two rows of the chart are called “\(name)”."
    case .unknownRow(let name): "No row of the chart is called “\(name)”, which was to be highlighted."
    case .flowsTooHigh(let scale): "On the scale of \(scale) per millimetre the flows are higher than the page; take more per millimetre."
    case .tooManyRows(let rows, let most): "The page has room for \(most) rows of a chart, not \(rows); take a larger one or fewer rows."
    case .noPictureProgram:
      "PNG and PDF need rsvg-convert, which is not here: install librsvg2-bin (Debian, Ubuntu) or librsvg (Homebrew), or write an SVG."
    case .resolutionOutOfRange(let dots):
      "A picture may have \(PictureRenderer.resolutions.lowerBound) to \(PictureRenderer.resolutions.upperBound) dots per inch, not \(dots)."
    case .pictureFailed(let path): "\(path): rsvg-convert could not make a picture of the map."
    case .unwritable(let fault): fault.description
    }
  }
}
