import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An SVG text as a tree.
final class SVGNode {
  let name: String
  let attributes: [String: String]
  var children: [SVGNode] = []
  var text = ""
  /// The node that this one stands in.
  weak var parent: SVGNode?

  init(name: String, attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  /// The node and all below it, in order.
  var all: [SVGNode] { [self] + children.flatMap(\.all) }

  /// The text of the first child of that name.
  func words(_ name: String) -> String? { children.first { $0.name == name }?.text }

  /// An attribute, or that of the nearest node around that has it.
  func inherited(_ attribute: String) -> String? { attributes[attribute] ?? parent?.inherited(attribute) }

  /// The root of a text, or `nil` where it is not well-formed.
  static func parsed(_ text: String) -> SVGNode? {
    let reader = SVGReader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    return parser.parse() && parser.parserError == nil && reader.isClosed ? reader.root : nil
  }
}

private final class SVGReader: NSObject, XMLParserDelegate {
  var root: SVGNode?
  private var open: [SVGNode] = []
  private var isMatched = true

  /// Whether each element was closed by its own name.
  var isClosed: Bool { open.isEmpty && isMatched }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    let node = SVGNode(name: name, attributes: attributes)
    node.parent = open.last
    open.last?.children.append(node)
    if root == nil { root = node }
    open.append(node)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    isMatched = isMatched && open.popLast()?.name == name
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
}
