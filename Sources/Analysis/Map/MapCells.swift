import WardlightDisclosure
import WardlightEssentials

/// The texts of a column of a layer or a table, aligned with the areas, and where each stands for a message.
struct MapTexts {
  /// Empty where there is nothing.
  let texts: [String]
  let field: String
  let origin: FigureOrigin
  /// For each area the row in which a reader of the file finds it; none in a layer.
  let rows: [Int?]
  let codes: [String]
}

/// What a column of a map holds.
enum MapCells {
  case numbers([RawColumn.TabledCell])
  case words([String?])

  /// Reads the texts as the column's kind says.
  ///
  /// - Throws: ``LoadingError/notNumeric(file:layer:field:row:)`` for a cell that is no number among numbers, ``FigureFault/infinite(origin:field:code:)``.
  init(_ column: MapTexts, as kind: MapColumn.Kind) throws {
    let cells = column.texts.map(Self.cell)
    let holdsNumber = cells.contains { if case .number? = $0 { true } else { false } }
    switch kind {
    case .words: self = .words(Self.words(column.texts))
    case .either where !holdsNumber && cells.contains { $0 == nil }: self = .words(Self.words(column.texts))
    case .either, .numbers: self = .numbers(try Self.numbers(cells, column))
    }
  }

  private static func words(_ texts: [String]) -> [String?] { texts.map { $0.isEmpty ? nil : $0 } }

  private static func numbers(_ cells: [RawColumn.TabledCell?], _ column: MapTexts) throws -> [RawColumn.TabledCell] {
    try cells.enumerated().map { area, cell in
      guard let cell else {
        throw FigureFault.noNumber(origin: column.origin, field: column.field, code: column.codes[area], row: column.rows[area])
      }
      if case .number(let value) = cell, value.isInfinite {
        throw FigureFault.infinite(origin: column.origin, field: column.field, code: column.codes[area])
      }
      return cell
    }
  }

  /// What one text says; `nil` for a word.
  static func cell(_ text: String) -> RawColumn.TabledCell? {
    if text.isEmpty { return .missing }
    if text == Cell.withheld.text { return .withheld }
    if let number = DecimalNumber.grouped(text.utf8) { return .number(number) }
    let ends = text.split(separator: "–", omittingEmptySubsequences: false)
    guard ends.count == 2, let lower = Int(ends[0]), let upper = Int(ends[1]), 0 <= lower, lower <= upper else { return nil }
    return .interval(lower: lower, upper: upper)
  }
}

extension [RawColumn.TabledCell] {
  /// The exact numbers among the cells.
  var exact: [Double] { compactMap { if case .number(let value) = $0 { value } else { nil } } }

  /// Whether every number is a whole one from 0, so that the cells may be counts.
  var areCounts: Bool { exact.allSatisfy { $0 >= 0 && $0 == $0.rounded() && $0 <= 1e12 } }

  /// As many decimals as say all of the numbers, at most six; where more would be needed, those that leave three digits of their spread.
  var customaryDecimals: Int {
    let numbers = exact
    guard let low = numbers.min(), let high = numbers.max() else { return 0 }
    for (decimals, scale) in [1.0, 10, 100].enumerated() where numbers.allSatisfy({ ($0 * scale).rounded() / scale == $0 }) {
      return decimals
    }
    let spread = high > low ? high - low : Swift.max(abs(high), 1)
    var decimals = 0
    var step = 1.0
    while decimals < 6, spread < 100 * step {
      decimals += 1
      step /= 10
    }
    return decimals
  }
}
