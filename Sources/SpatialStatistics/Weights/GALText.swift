import WardlightGeometry

extension Weights {
  /// Weights from the text of a `.gal` file: for each area a line with its code and the number of its neighbours, and a line with their codes.
  ///
  /// The heading is the number of areas, or GeoDa's `0 n layer field`. The line of neighbours of an island may be empty or missing. An area that names
  /// itself does not become its own neighbour. Areas may stand in any order.
  ///
  /// - Parameters:
  ///   - text: The whole file.
  ///   - codes: The codes of the areas, in their order.
  ///   - file: What the file is called in messages.
  /// - Throws: ``StatisticsError/weightsFile(_:)``, naming the line.
  /// - Complexity: O(length of the text + links log links).
  public static func gal(_ text: String, codes: [String], file: String) throws(StatisticsError) -> Weights {
    var words = WeightsWords(text, file: file)
    let known = WeightsCodes(codes)
    try known.checkHeading(&words)
    var rows = [[Int32]?](repeating: nil, count: codes.count)
    while let line = try words.nextFilled() {
      guard line.count == 2 else { throw words.fault(.parts(expected: "a code and the number of its neighbours")) }
      let area = Int(try known.number(line[0], words))
      guard rows[area] == nil else { throw words.fault(.repeatedArea(line[0])) }
      guard let stated = Int(line[1]), stated >= 0 else { throw words.fault(.notANumber(line[1])) }
      rows[area] = stated == 0 ? [] : try neighbours(of: line[0], stated: stated, known, &words)
    }
    let missing = codes.indices.filter { rows[$0] == nil }.map { codes[$0] }
    guard missing.isEmpty else { throw words.fault(.missingCodes(missing), line: nil) }
    return Weights(rows: rows.indices.reduce(into: RaggedRows()) { all, area in all.append((rows[area] ?? []).filter { $0 != area }) })
  }

  private static func neighbours(
    of code: String, stated: Int, _ known: WeightsCodes, _ words: inout WeightsWords
  ) throws(StatisticsError) -> [Int32] {
    guard let line = try words.next() else { throw words.fault(.noNeighbours(of: code)) }
    guard line.count == stated else { throw words.fault(.count(of: code, stated: stated, present: line.count)) }
    var row: [Int32] = []
    for neighbour in line { row.append(try known.number(neighbour, words)) }
    row.sort()
    if let repeated = zip(row, row.dropFirst()).first(where: ==) {
      throw words.fault(.repeatedNeighbour(of: code, neighbour: known.code(repeated.0)))
    }
    return row
  }

  /// The text of a `.gal` file, in order of code; what neighbours weigh is not part of it.
  ///
  /// - Parameters:
  ///   - codes: The codes of the areas, in their order; quoted where they hold spaces.
  ///   - layer: The layer's name, for the heading.
  ///   - field: The name of the field of codes, for the heading.
  public func gal(codes: [String], layer: String, field: String) -> String {
    precondition(codes.count == count, "\(codes.count) codes do not align with \(count) rows of weights")
    let words = codes.map(WeightsWords.written)
    var text = WeightsCodes.heading(count, layer: layer, field: field)
    for area in 0..<count {
      text += "\(words[area]) \(rows.range(of: area).count)\n"
      text += rows[area].map { words[Int($0)] }.joined(separator: " ") + "\n"
    }
    return text
  }
}
