/// The lines of a file of weights, each cut into words.
///
/// Spaces and tabs part words; a word in quotation marks may hold them, and a quotation mark doubled.
struct WeightsWords {
  private let file: String
  private var rest: Substring.UTF8View
  /// The line that was read last, counted from 1.
  private(set) var line = 0

  private static let quote = UInt8(ascii: "\"")

  init(_ text: String, file: String) {
    self.file = file
    rest = text.dropFirst(text.first == "\u{FEFF}" ? 1 : 0).utf8
  }

  /// The words of the next line; none on an empty one, `nil` at the end.
  mutating func next() throws(StatisticsError) -> [String]? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
    let text = rest[..<end]
    rest = rest[end...].dropFirst()
    line += 1
    return try words(of: text)
  }

  /// The words of the next line that has any.
  mutating func nextFilled() throws(StatisticsError) -> [String]? {
    while let words = try next() {
      if !words.isEmpty { return words }
    }
    return nil
  }

  /// A fault in the line that was read last.
  func fault(_ kind: WeightsFileFault.Kind) -> StatisticsError { fault(kind, line: line) }

  func fault(_ kind: WeightsFileFault.Kind, line: Int?) -> StatisticsError {
    .weightsFile(WeightsFileFault(file: file, line: line, kind: kind))
  }

  private func words(of line: Substring.UTF8View) throws(StatisticsError) -> [String] {
    var words: [String] = []
    var rest = line
    while let start = rest.firstIndex(where: { !Self.isSpace($0) }) {
      rest = rest[start...]
      if rest.first == Self.quote {
        words.append(try quoted(&rest))
      } else {
        let end = rest.firstIndex(where: Self.isSpace) ?? rest.endIndex
        words.append(String(Substring(rest[..<end])))
        rest = rest[end...]
      }
    }
    return words
  }

  /// The word in quotation marks with which the rest begins.
  private func quoted(_ rest: inout Substring.UTF8View) throws(StatisticsError) -> String {
    var word: [UInt8] = []
    rest.removeFirst()
    while let byte = rest.popFirst() {
      guard byte == Self.quote else {
        word.append(byte)
        continue
      }
      guard rest.first == Self.quote else { return String(decoding: word, as: UTF8.self) }
      word.append(byte)
      rest.removeFirst()
    }
    throw fault(.unclosedQuote)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  /// A word as it is written: in quotation marks where it has to be.
  static func written(_ word: String) -> String {
    guard word.isEmpty || word.utf8.contains(where: { isSpace($0) || $0 == quote }) else { return word }
    return "\"" + word.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

/// What files of both formats have in common: a heading, and identifiers that are area codes.
struct WeightsCodes {
  private let numbers: [String: Int32]
  private let codes: [String]

  init(_ codes: [String]) {
    self.codes = codes
    numbers = Dictionary(codes.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads the heading: the number of areas alone, or `0`, the number of areas, the layer and the field of codes.
  func checkHeading(_ words: inout WeightsWords) throws(StatisticsError) {
    guard let heading = try words.nextFilled() else { throw words.fault(.empty, line: nil) }
    let isLong = heading.count >= 4 && heading[0] == "0"
    guard isLong || heading.count == 1, let stated = Int(heading[isLong ? 1 : 0]) else { throw words.fault(.heading) }
    guard stated == codes.count else { throw words.fault(.areas(stated: stated, present: codes.count)) }
  }

  /// The number of the area with a code.
  func number(_ code: String, _ words: WeightsWords) throws(StatisticsError) -> Int32 {
    guard let number = numbers[code] else { throw words.fault(.unknownCode(code)) }
    return number
  }

  /// The code of an area.
  func code(_ number: Int32) -> String { codes[Int(number)] }

  static func heading(_ count: Int, layer: String, field: String) -> String {
    "0 \(count) \(WeightsWords.written(layer)) \(WeightsWords.written(field))\n"
  }
}
