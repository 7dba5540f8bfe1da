/// What a page or a drawing says: tables, the marks of drawings, sentences.
struct PageReading {
  private(set) var grids: [Grid] = []
  private(set) var drawings: [[Mark]] = []
  private(set) var sentences: [String] = []

  /// A table of a page.
  struct Grid {
    var headings: [String] = []
    var rows: [[String]] = []
    /// The file of the whole table, to which the page leads.
    var file = ""
  }

  /// What a drawing says where the pointer rests.
  struct Mark: Hashable {
    /// `Beckton: 8`
    let title: String
    /// The class in which it is drawn: `5 TO 9`; empty where it names none.
    var detail: String
  }

  /// Reads HTML or SVG.
  init(_ text: String) {
    var reader = MarkupReader(text)
    while let piece = reader.next() {
      switch piece {
      case .opening(let name, let attributes, let isEmpty): if !isEmpty { open(name, attributes) }
      case .closing(let name): close(name)
      case .text(let text): if isCollecting { collected += text }
      }
    }
  }

  private var collected = ""
  private var isCollecting = false
  private var drawingDepth = 0
  private var isOfWhole = false
  private var isInHead = false

  private static let blocks: Set = ["p", "li", "dd", "dt", "figcaption", "caption", "h1", "h2", "h3", "summary", "text"]

  private mutating func open(_ name: String, _ attributes: MarkupReader.Attributes) {
    switch name {
    case "svg":
      drawingDepth += 1
      if drawingDepth == 1 { drawings.append([]) }
    case "title", "desc":
      isOfWhole = drawingDepth == 0 || attributes["id"] != nil
      begin()
    case "table": grids.append(Grid())
    case "thead": isInHead = true
    case "tr": if !isInHead, !grids.isEmpty { grids[grids.count - 1].rows.append([]) }
    case "th", "td": begin()
    case "a": link(attributes)
    default: if Self.blocks.contains(name) { begin() }
    }
  }

  /// The link to its file follows a table.
  private mutating func link(_ attributes: MarkupReader.Attributes) {
    guard let target = attributes["href"], target.hasSuffix(".csv"), !grids.isEmpty, grids[grids.count - 1].file.isEmpty else { return }
    grids[grids.count - 1].file = target
  }

  private mutating func begin() {
    collected = ""
    isCollecting = true
  }

  private mutating func close(_ name: String) {
    switch name {
    case "svg": drawingDepth -= 1
    case "thead": isInHead = false
    case "th", "td": finishCell()
    case "title": isOfWhole ? finishSentence() : finishMark()
    case "desc": isOfWhole ? finishSentence() : finishDetail()
    default: if Self.blocks.contains(name) { finishSentence() }
    }
  }

  private mutating func finishCell() {
    guard !grids.isEmpty else { return }
    let cell = take()
    if isInHead {
      grids[grids.count - 1].headings.append(cell)
    } else if !grids[grids.count - 1].rows.isEmpty {
      grids[grids.count - 1].rows[grids[grids.count - 1].rows.count - 1].append(cell)
    }
  }

  private mutating func finishMark() {
    let title = take()
    if !drawings.isEmpty { drawings[drawings.count - 1].append(Mark(title: title, detail: "")) }
  }

  private mutating func finishDetail() {
    let detail = take()
    guard !drawings.isEmpty, !drawings[drawings.count - 1].isEmpty else { return }
    drawings[drawings.count - 1][drawings[drawings.count - 1].count - 1].detail = detail
  }

  private mutating func finishSentence() {
    let sentence = take()
    if !sentence.isEmpty { sentences.append(sentence) }
  }

  private mutating func take() -> String {
    isCollecting = false
    defer { collected = "" }
    return collected.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
