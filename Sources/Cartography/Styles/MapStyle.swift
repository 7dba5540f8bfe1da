import WardlightDisclosure
import WardlightEssentials

/// The classes of a map as rules for a map program, before any format.
struct MapStyle {
  let title: String
  let rules: [StyleRule]

  init(title: String, rules: [StyleRule]) {
    self.title = title
    self.rules = rules
  }

  /// A rule for each class of one column.
  init(_ classes: Classification, of column: CellColumn) {
    let field = StyleField(column)
    title = column.heading.title
    rules = classes.classes.map {
      StyleRule(label: $0.legendText, condition: field.condition(of: $0), fill: $0.fill, hatch: $0.hatch)
    }
  }
}

/// Which features belong to a class, what it is called and how it looks.
struct StyleRule {
  let label: String
  let condition: StyleCondition
  let fill: Colour
  let hatch: Hatch?
}

/// What features must fulfil.
indirect enum StyleCondition: Hashable {
  /// The field holds a number of this range, both ends included; `texts` are the words that stand among the numbers.
  case numbers(field: String, lower: String, upper: String, texts: [String])
  /// The field holds this word.
  case word(field: String, String)
  /// The field is empty.
  case missing(field: String)
  case all([StyleCondition])
  case any([StyleCondition])
  case not(StyleCondition)
}

/// A field of a layer, as conditions speak of it.
struct StyleField {
  let name: String
  /// With how many decimals its numbers are printed.
  private let decimals: Int
  private let texts: [String]
  private let cells: [Cell]

  init(_ column: CellColumn) {
    name = column.heading.key
    decimals = column.cells.reduce(0) { most, cell in max(most, cell.decimals) }
    texts = Set(column.cells.filter(\.isWordAmongNumbers).map(\.text)).sorted()
    cells = column.cells
  }

  /// What features of a class fulfil: their number lies in its range, or they show an interval that lies in it.
  func condition(of mapClass: MapClass) -> StyleCondition {
    let intervals = Set(mapClass.members.map { cells[$0] }.filter(\.isInterval).map(\.text)).sorted()
    switch mapClass.kind {
    case .suppressed: return .any(intervals.map { .word(field: name, $0) })
    case .range where !intervals.isEmpty: return .any([condition(mapClass.kind)] + intervals.map { .word(field: name, $0) })
    default: return condition(mapClass.kind)
    }
  }

  func condition(_ kind: MapClass.Kind) -> StyleCondition {
    switch kind {
    case .zero: .numbers(field: name, lower: "0", upper: "0", texts: texts)
    case .range(let lower, let upper): .numbers(field: name, lower: printed(lower), upper: printed(upper), texts: texts)
    case .protected(let lower, let upper): .word(field: name, Cell.interval(lower: lower, upper: upper).text)
    case .word(let word): .word(field: name, word)
    case .withheld: .word(field: name, Cell.withheld.text)
    case .suppressed: .any([])
    case .missing: .missing(field: name)
    }
  }

  private func printed(_ units: Int) -> String { FixedDecimal.text(Double(units) / power(10, Double(decimals)), decimals: decimals) }
}

extension Cell {
  fileprivate var isInterval: Bool { if case .interval = self { true } else { false } }

  fileprivate var isWordAmongNumbers: Bool {
    switch self {
    case .interval, .withheld: true
    case .text, .count, .rounded, .number, .significant, .missing: false
    }
  }
}
