/// Path data read by the grammar of SVG 1.1, section 8.3.9, as far as a pen that draws lines and cubic curves needs it.
struct PathGrammar {
  /// How many numbers a command takes.
  private static let arguments: [Character: Int] = ["M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Z": 0]

  private var rest: Substring

  /// What is wrong with the data, or `nil`.
  static func fault(in data: String) -> String? {
    var grammar = PathGrammar(rest: data[...])
    guard data.first == "M" || data.first == "m" else { return "begins with \(data.prefix(1))" }
    while let command = grammar.rest.popFirst() {
      guard let count = arguments[Character(command.uppercased())] else { return "“\(command)” is no command" }
      if let fault = grammar.numbers(count, of: command) { return fault }
    }
    return nil
  }

  /// One or more groups of numbers.
  private mutating func numbers(_ count: Int, of command: Character) -> String? {
    var read = 0
    while let number = number() {
      guard let fraction = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first else {
        read += 1
        continue
      }
      guard fraction.count <= 2 else { return "\(number) has more than two decimals" }
      read += 1
    }
    if count == 0 { return read == 0 ? nil : "numbers behind \(command)" }
    return read > 0 && read.isMultiple(of: count) ? nil : "\(read) numbers behind \(command)"
  }

  /// The next number without its separator: an optional sign, digits, at most one point.
  private mutating func number() -> String? {
    let start = rest
    if rest.first == " " || rest.first == "," { rest.removeFirst() }
    var text = ""
    if rest.first == "-" { text.append(rest.removeFirst()) }
    while let digit = rest.first, digit.isNumber { text.append(digit); rest.removeFirst() }
    if rest.first == "." {
      text.append(rest.removeFirst())
      while let digit = rest.first, digit.isNumber { text.append(digit); rest.removeFirst() }
    }
    guard text.contains(where: \.isNumber), text.last != "." else {
      rest = start
      return nil
    }
    return text
  }
}
