/// Reads the text of a register.
///
/// A line that begins with `#` is a remark. `set ward 2018 2018-2021 London` begins a set: its kind, its name's year, its years, what it covers; at its end
/// may stand `from 2011`, the set of the same kind with which it begins. Each further line adds runs of codes, or takes some away where it begins with `-`.
/// A run `E01000001-5` goes to the code whose last digits are those behind the dash.
enum RegisterText {
  static func sets(in text: String) throws(VintageError) -> [CodeSet] {
    var sets: [CodeSet] = []
    var open: OpenSet?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split(separator: " ")
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      if first == "set" {
        if let open { sets.append(open.closed) }
        guard let next = OpenSet(words, after: sets) else { throw .badRegister(line: number + 1) }
        open = next
      } else if open?.apply(words) != true {
        throw .badRegister(line: number + 1)
      }
    }
    if let open { sets.append(open.closed) }
    return sets
  }

  /// The codes of a run, packed.
  static func run(_ text: Substring) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = ends.first, let low = AreaCode.packed(first.utf8) else { return nil }
    if ends.count == 1 { return low...low }
    guard ends.count == 2, (1...8).contains(ends[1].count) else { return nil }
    guard let high = AreaCode.packed((first.dropLast(ends[1].count) + ends[1]).utf8), high >= low else { return nil }
    return low...high
  }
}

/// A set whose runs are still being read.
private struct OpenSet {
  private let vintage: Vintage
  private let years: ClosedRange<Int>
  private let coverage: String
  private var codes: Set<Int>

  init?(_ words: [Substring], after sets: [CodeSet]) {
    guard words.count >= 5, let kind = AreaKind.known(String(words[1])), let year = Int(words[2]) else { return nil }
    let ends = words[3].split(separator: "-").compactMap { Int($0) }
    guard ends.count == 2, ends[0] <= ends[1] else { return nil }
    vintage = Vintage(kind, year)
    years = ends[0]...ends[1]
    if let mark = words.firstIndex(of: "from") {
      guard let base = sets.first(where: { $0.vintage == Vintage(kind, Int(words.last ?? "")) }) else { return nil }
      coverage = words[4..<mark].joined(separator: " ")
      codes = Set(base.runs.packed)
    } else {
      coverage = words[4...].joined(separator: " ")
      codes = []
    }
  }

  /// Adds or takes away the runs of a line; whether it could be read.
  mutating func apply(_ words: [Substring]) -> Bool {
    let takesAway = words.first == "-"
    for word in takesAway ? words.dropFirst() : words[...] {
      guard let run = RegisterText.run(word) else { return false }
      if takesAway { codes.subtract(run) } else { codes.formUnion(run) }
    }
    return true
  }

  var closed: CodeSet { CodeSet(vintage, years: years, coverage: coverage, runs: CodeRuns(codes)) }
}
