/// Text parted into lines of a width.
enum TextFitting {
  /// The text in lines that are no wider than `width`, parted at spaces other than those without a break; words that are wider are parted between letters.
  ///
  /// - Complexity: O(letters × letters of a line).
  static func lines(of text: String, width: Double, _ style: TextStyle) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: { $0.isWhitespace && $0 != "\u{A0}" }) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if style.width(of: longer) <= width {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      var pieces = pieces(of: word, width: width, style)
      line = pieces.popLast() ?? ""
      lines += pieces
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The text in exactly `count` lines of which the widest is as narrow as can be, or `nil` where it has fewer words.
  static func balanced(_ text: String, lines count: Int, _ style: TextStyle) -> [String]? {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count >= count else { return nil }
    guard count > 1 else { return [words.joined(separator: " ")] }
    let choices = (1...(words.count - count + 1)).compactMap { taken -> [String]? in
      let rest = words[taken...].joined(separator: " ")
      return balanced(rest, lines: count - 1, style).map { [words[..<taken].joined(separator: " ")] + $0 }
    }
    return choices.min { widest($0, style) < widest($1, style) }
  }

  /// The text, or as much of it as fits with an ellipsis.
  static func shortened(_ text: String, width: Double, _ style: TextStyle) -> String {
    guard style.width(of: text) > width else { return text }
    var letters = Array(text)
    while !letters.isEmpty, style.width(of: String(letters) + "…") > width { letters.removeLast() }
    while letters.last?.isWhitespace == true { letters.removeLast() }
    return String(letters) + "…"
  }

  static func widest(_ lines: [String], _ style: TextStyle) -> Double { lines.map(style.width).max() ?? 0 }

  private static func pieces(of word: Substring, width: Double, _ style: TextStyle) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for letter in word {
      if !piece.isEmpty, style.width(of: piece + String(letter)) > width {
        pieces.append(piece)
        piece = ""
      }
      piece.append(letter)
    }
    return pieces + [piece]
  }
}

/// Lines of text under one another.
struct TextBlock: Sendable {
  var lines: [(text: String, style: TextStyle)] = []

  /// Adds a text, wrapped.
  ///
  /// - Parameter joints: Parts between two words at which no line ends, such as the `TO` of a range.
  mutating func add(_ text: String, width: Double, _ style: TextStyle, keeping joints: [String] = []) {
    let joined = joints.reduce(text) { $0.replacing($1, with: $1.replacing(" ", with: "\u{A0}")) }
    lines += TextFitting.lines(of: joined, width: width, style).map { ($0.replacing("\u{A0}", with: " "), style) }
  }

  var height: Double { lines.reduce(0) { $0 + $1.style.leading } }

  /// The lines from `top` downwards.
  func placed(left: Double, top: Double, anchor: TextAnchor = .start) -> [SceneText] {
    var down = top
    return lines.map { line in
      down += line.style.leading
      let baseline = down - line.style.leading + line.style.ascent
      return SceneText(line.text, at: SheetPoint(across: left, down: baseline), line.style, anchor: anchor)
    }
  }
}
