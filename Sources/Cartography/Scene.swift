/// A drawing as plain values: what lies where on a page, in millimetres, before any file format.
public struct Scene: Sendable {
  /// The width of the page.
  public let width: Double
  /// The height of the page.
  public let height: Double
  /// What the drawing is called, for a screen reader.
  public let title: String
  /// What the drawing shows, in sentences, for a screen reader.
  public let summary: String
  /// What begins every identifier in the drawing, so that several drawings can stand in one page.
  public let prefix: String
  /// The rectangle in which the map lies, for drawings that have one.
  public internal(set) var frame: SheetBox?
  /// What is drawn, in a word.
  public internal(set) var kind = DrawingKind.map
  /// What the table behind the drawing calls that which it says of each row beyond its value.
  var detailHeading = "Class"
  /// Whether the table behind the drawing keeps the order in which things are drawn, as that of bands from low to high, rather than that of names.
  var keepsOrder = false
  /// What the drawing says of itself to programs, by name: marking, handling, policy, who made it, when and from what.
  public internal(set) var labels: [(name: String, value: String)] = []
  /// The language of all words that are not names.
  public static let language = "en-GB"
  /// The layers, the lowest first; in this order they are also read.
  public private(set) var layers: [SceneLayer] = []

  init(page: Page, title: String, summary: String, prefix: String) {
    width = page.width
    height = page.height
    self.title = title
    self.summary = summary
    self.prefix = prefix
  }

  /// Puts a layer on top, without the shapes of which nothing can be seen.
  mutating func add(_ layer: SceneLayer) {
    var layer = layer
    layer.shapes.removeAll(where: \.outline.isEmpty)
    if !layer.shapes.isEmpty || !layer.texts.isEmpty { layers.append(layer) }
  }

  /// The page as a rectangle.
  public var page: SheetBox { SheetBox(left: 0, top: 0, width: width, height: height) }
  /// Whether a file names and describes each shape; where there are more than ``mostDescribed`` to describe, it describes the whole only.
  public var describesShapes: Bool { layers.reduce(0) { $0 + $1.shapes.count { !$0.name.isEmpty } } <= Self.mostDescribed }
  /// How many shapes a file describes one by one: a reader would not hear more, and the file would be mostly names.
  public static let mostDescribed = 5_000
  /// All texts, layer by layer.
  public var texts: [SceneText] { layers.flatMap(\.texts) }
}

/// Shapes and texts that belong together.
public struct SceneLayer: Sendable {
  /// The name, from which the identifier in a file is made: `class-2`, `labels`.
  public let name: String
  /// What a reader is told of the shapes together, such as the line of the legend; may be empty.
  public let label: String
  /// What of the layer is read aloud.
  public var reading = LayerReading.things
  /// The rectangle outside which nothing of the layer is drawn, if there is one.
  public var clip: SheetBox?
  /// The shapes, the lowest first.
  public var shapes: [SceneShape]
  /// The texts, all above the shapes.
  public var texts: [SceneText]

  init(_ name: String, label: String = "", clip: SheetBox? = nil, shapes: [SceneShape] = [], texts: [SceneText] = []) {
    self.name = name
    self.label = label
    self.clip = clip
    self.shapes = shapes
    self.texts = texts
  }
}

/// What of a layer is read aloud.
public enum LayerReading: Hashable, Sendable {
  /// The shapes that have titles; without any the layer is decoration. Texts repeat the titles.
  case things
  /// The texts, as a part of that name.
  case words(String)
  /// Nothing, for the layer repeats what is said elsewhere.
  case nothing
}

/// A shape: an outline and how it is drawn.
public struct SceneShape: Sendable {
  /// The identifier of the area that it stands for; empty where it stands for none.
  public var name = ""
  /// What a reader sees on pointing at the shape, and a screen reader reads: its name, a colon and its value. Empty where there is nothing to say.
  public var title = ""
  /// What there is to say beyond the title, such as the class of an area; empty where there is nothing.
  public var detail = ""
  /// The outline.
  public let outline: Outline
  /// How it is drawn.
  public let style: ShapeStyle

  init(_ outline: Outline, _ style: ShapeStyle, name: String = "", title: String = "", detail: String = "") {
    self.outline = outline
    self.style = style
    self.name = name
    self.title = title
    self.detail = detail
  }
}

/// How a shape is drawn.
public struct ShapeStyle: Hashable, Sendable {
  /// The colour inside, if any.
  public var fill: Colour?
  /// What lies over the colour, if anything.
  public var hatch: Hatch?
  /// The colour of the line around, if any.
  public var stroke: Colour?
  /// The width of the line in millimetres.
  public var strokeWidth = 0.0
  /// Lengths of dash and gap in millimetres; empty for a whole line.
  public var dashes: [Double] = []
  /// From 0, which nobody sees, to 1.
  public var opacity = 1.0

  init(fill: Colour? = nil, hatch: Hatch? = nil, stroke: Colour? = nil, width: Double = 0, dashes: [Double] = [], opacity: Double = 1) {
    self.fill = fill
    self.hatch = hatch
    self.stroke = stroke
    strokeWidth = width
    self.dashes = dashes
    self.opacity = opacity
  }
}

/// One line of text.
public struct SceneText: Hashable, Sendable {
  /// The text.
  public let text: String
  /// Where its baseline begins, ends or has its middle, as ``anchor`` says.
  public let place: SheetPoint
  /// How it is set.
  public let style: TextStyle
  /// What ``place`` is of the text.
  public let anchor: TextAnchor
  /// Which way the text runs.
  public let direction: TextDirection

  init(_ text: String, at place: SheetPoint, _ style: TextStyle, anchor: TextAnchor = .start, direction: TextDirection = .level) {
    self.text = text
    self.place = place
    self.style = style
    self.anchor = anchor
    self.direction = direction
  }

  /// The rectangle that the text fills: its measured width, from the top of its capitals to the foot of its tails.
  public var box: SheetBox {
    let width = style.width(of: text)
    let before =
      switch anchor {
      case .start: 0.0
      case .middle: width / 2
      case .end: width
      }
    let height = style.ascent + style.descent
    switch direction {
    case .level: return SheetBox(left: place.across - before, top: place.down - style.ascent, width: width, height: height)
    case .upward: return SheetBox(left: place.across - style.ascent, top: place.down + before - width, width: height, height: width)
    }
  }
}

/// Which way a line of text runs.
public enum TextDirection: Hashable, Sendable {
  /// From left to right.
  case level
  /// From the foot of the page to its head, for names of narrow columns.
  case upward
}

/// Which part of a line of text lies at its place.
public enum TextAnchor: String, Hashable, Sendable {
  /// The left end.
  case start
  /// The middle.
  case middle
  /// The right end.
  case end
}
