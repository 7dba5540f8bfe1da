import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// The flows of a map: which are exact, which protected, and how wide a line is.
struct FlowSet {
  /// What a cell says about a destination.
  enum State: String, CaseIterable {
    case exact
    case interval
    case zero
    case withheld
    case missing
  }

  /// One flow of a known size.
  struct Flow {
    let area: Int
    let count: Int
  }

  /// The exact flows above zero, the largest first.
  let exact: [Flow]
  /// One state a destination.
  let states: [State]
  /// What a reader sees of each cell.
  let texts: [String]
  /// How many persons one millimetre of width stands for.
  let personsPerMillimetre: Double

  /// No line is thinner, in millimetres; the legend says so.
  static let leastWidth = 0.4
  private static let largestWidth = 7.0

  init(_ column: CellColumn, destinations: Areas, personsPerMillimetre scale: Double?) throws(CartographyError) {
    let key = column.heading.key
    guard column.cells.count == destinations.count else {
      throw .unaligned(column: key, values: column.cells.count, areas: destinations.count)
    }
    if let scale, !(scale > 0 && scale.isFinite) { throw .widthScale(scale) }
    var states: [State] = []
    var flows: [Flow] = []
    for (area, cell) in column.cells.enumerated() {
      let state = try Self.state(of: cell, key)
      states.append(state)
      if state == .exact, let number = cell.exactNumber { flows.append(Flow(area: area, count: Int(number.rounded()))) }
    }
    exact = flows.sorted { ($1.count, $0.area) < ($0.count, $1.area) }
    self.states = states
    texts = column.cells.map { cell in if case .count(let count) = cell { FixedDecimal.grouped(count) } else { cell.text } }
    let largest = Double(exact.first?.count ?? 1)
    personsPerMillimetre = scale ?? RoundNumber.smallest(notBelow: largest / Self.largestWidth)
  }

  func width(_ count: Int) -> Double { max(Self.leastWidth, Double(count) / personsPerMillimetre) }

  func areas(_ state: State) -> [Int] { states.indices.filter { states[$0] == state } }

  private static func state(of cell: Cell, _ column: String) throws(CartographyError) -> State {
    switch cell {
    case .interval: return .interval
    case .withheld: return .withheld
    case .missing: return .missing
    case .text: throw .wordsInsteadOfNumbers(column: column)
    case .count, .number, .significant:
      guard let number = cell.exactNumber, !number.isNaN else { return .missing }
      guard number < 1e9 else { throw .numberTooLarge(column: column) }
      return number >= 0.5 ? .exact : .zero
    }
  }
}

extension FlowSet {
  /// Sample lines, then each kind of destination with its number.
  func legend(title: String, kind: String) -> Legend {
    var entries = samples.map { Legend.Entry(text: FixedDecimal.grouped($0), sample: .flow(width: width($0))) }
    for state in State.allCases where states.contains(state) {
      let count = FixedDecimal.grouped(areas(state).count)
      let sample: Legend.Sample = state == .interval ? .dashed : .swatch(state.fill, state.hatch)
      entries.append(Legend.Entry(text: "\(label(of: state)) (\(count))", sample: sample))
    }
    let scale = FixedDecimal.shortest(personsPerMillimetre, decimals: 3)
    let remarks = [
      "Lines begin at a width of 1 mm for \(scale), at least \(Self.leastWidth) mm, and taper towards the destination.",
      "In brackets: number of areas (\(kind)), \(FixedDecimal.grouped(states.count)) in all.",
    ]
    return Legend(title: title, entries: entries, remarks: exact.isEmpty ? Array(remarks.dropFirst()) : remarks)
  }

  private var samples: [Int] {
    guard let largest = exact.first?.count else { return [] }
    let first = RoundNumber.largest(notAbove: Double(largest))
    let steps = [first, RoundNumber.largest(notAbove: first / 3), RoundNumber.largest(notAbove: first / 12)]
    return steps.filter { $0 >= 1 && $0 / personsPerMillimetre >= Self.leastWidth }.map { Int($0) }
  }

  private func label(of state: State) -> String {
    switch state {
    case .exact: exactLabel
    case .interval: Set(areas(.interval).map { texts[$0] }).sorted().joined(separator: ", ").replacing("–", with: " TO ")
    case .zero: "0"
    case .withheld: "WITHHELD"
    case .missing: "NO DATA"
    }
  }

  private var exactLabel: String {
    guard let most = exact.first?.count, let least = exact.last?.count else { return "" }
    return most == least ? FixedDecimal.grouped(most) : "\(FixedDecimal.grouped(least)) TO \(FixedDecimal.grouped(most))"
  }
}

extension FlowSet.State {
  /// The colour of a destination.
  var fill: Colour {
    switch self {
    case .exact: Colour(0xE3E7EC)
    case .interval: Colour(0xF0F2F5)
    case .zero, .withheld: Ink.white
    case .missing: Ink.noData
    }
  }

  /// What lies over the colour.
  var hatch: Hatch? {
    switch self {
    case .exact, .interval, .zero: nil
    case .withheld: Hatch(.falling, Ink.hatch)
    case .missing: Hatch(.crossed, Ink.hatch)
    }
  }
}
