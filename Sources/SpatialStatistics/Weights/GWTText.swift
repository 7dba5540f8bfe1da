import WardlightEssentials
import WardlightGeometry

extension Weights {
  /// Weights from the text of a `.gwt` file: a line for each link with the codes of both areas and the weight.
  ///
  /// The heading is the number of areas, or GeoDa's `0 n layer field`. An area without a line is an island. A line from an area to itself says what
  /// the area weighs where it counts among its own neighbours. The third column is taken for the weight; GeoDa's files of nearest neighbours
  /// and distance bands have the distance there, so that what is far would weigh most.
  ///
  /// - Parameters:
  ///   - text: The whole file.
  ///   - codes: The codes of the areas, in their order.
  ///   - file: What the file is called in messages.
  /// - Returns: Without weights where all are 1. Without lines from areas to themselves an area weighs 1 among neighbours of 1, and otherwise as much as the
  ///   heaviest of them.
  /// - Throws: ``StatisticsError/weightsFile(_:)``, naming the line.
  /// - Complexity: O(length of the text + links log links).
  public static func gwt(_ text: String, codes: [String], file: String) throws(StatisticsError) -> Weights {
    var words = WeightsWords(text, file: file)
    let known = WeightsCodes(codes)
    try known.checkHeading(&words)
    var rows = [[WeightedLink]](repeating: [], count: codes.count)
    while let line = try words.nextFilled() {
      guard line.count == 3 else { throw words.fault(.parts(expected: "the codes of two areas and a weight")) }
      let (area, neighbour) = (try known.number(line[0], words), try known.number(line[1], words))
      guard let weight = DecimalNumber.value(line[2].utf8) else { throw words.fault(.notANumber(line[2])) }
      guard weight > 0 else { throw words.fault(.weight(line[2])) }
      rows[Int(area)].append(WeightedLink(area: area, neighbour: neighbour, line: words.line, weight: weight))
    }
    for area in rows.indices { rows[area].sort { ($0.neighbour, $0.line) < ($1.neighbour, $1.line) } }
    if let repeated = rows.lazy.compactMap(\.repeated).min(by: { $0.line < $1.line }) {
      let kind = WeightsFileFault.Kind.repeatedNeighbour(of: known.code(repeated.area), neighbour: known.code(repeated.neighbour))
      throw words.fault(kind, line: repeated.line)
    }
    guard let weights = Weights(rows) else { throw words.fault(.selfWeights, line: nil) }
    return weights
  }

  /// The text of a `.gwt` file, in order of code.
  ///
  /// Weights have at most 12 significant digits. Where areas weigh a fixed amount other than 1 among their own neighbours, each has a line to itself.
  ///
  /// - Parameters:
  ///   - codes: The codes of the areas, in their order; quoted where they hold spaces.
  ///   - layer: The layer's name, for the heading.
  ///   - field: The name of the field of codes, for the heading.
  public func gwt(codes: [String], layer: String, field: String) -> String {
    precondition(codes.count == count, "\(codes.count) codes do not align with \(count) rows of weights")
    let words = codes.map(WeightsWords.written)
    var text = WeightsCodes.heading(count, layer: layer, field: field)
    for area in 0..<count {
      if case .fixed(let weight) = selfWeight { text += "\(words[area]) \(words[area]) \(SignificantDecimal.text(weight))\n" }
      for place in rows.range(of: area) {
        text += "\(words[area]) \(words[Int(rows.values[place])]) \(values.map { SignificantDecimal.text($0[place]) } ?? "1")\n"
      }
    }
    return text
  }

  /// Weights from sorted rows of links, some perhaps from an area to itself; `nil` where those say nothing that holds for all areas.
  private init?(_ links: [[WeightedLink]]) {
    let others = links.map { $0.filter { $0.neighbour != $0.area } }
    let isBinary = others.allSatisfy { $0.allSatisfy { $0.weight == 1 } }
    let own = links.map { $0.first { $0.neighbour == $0.area }?.weight }
    guard let selfWeight = Self.selfWeight(own, heaviest: others.map { $0.map(\.weight).max() }, isBinary: isBinary) else { return nil }
    self.init(
      rows: others.reduce(into: RaggedRows()) { $0.append($1.map(\.neighbour)) },
      values: isBinary ? nil : others.flatMap { $0.map(\.weight) }, selfWeight: selfWeight)
  }

  private static func selfWeight(_ own: [Double?], heaviest: [Double?], isBinary: Bool) -> SelfWeight? {
    let stated = own.compactMap { $0 }
    guard let first = stated.first else { return isBinary ? .one : .rowMaximum }
    if stated.count == own.count, stated.allSatisfy({ $0 == first }) { return isBinary && first == 1 ? .one : .fixed(first) }
    return own == heaviest ? .rowMaximum : nil
  }
}

/// One line of a `.gwt` file.
private struct WeightedLink {
  let area: Int32
  let neighbour: Int32
  let line: Int
  let weight: Double
}

extension [WeightedLink] {
  /// The second of two links to the same neighbour, in a sorted row.
  fileprivate var repeated: WeightedLink? { zip(self, dropFirst()).first { $0.neighbour == $1.neighbour }?.1 }
}
