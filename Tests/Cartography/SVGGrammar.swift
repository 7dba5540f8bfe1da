import Testing

/// A drawing is what a strict reader of SVG accepts: known elements and attributes, sound numbers, colours and paths, identifiers that occur once, references
/// that lead somewhere within the drawing, and nothing that leads outside.
struct SVGGrammar {
  private static let look: Set<String> = [
    "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "fill-opacity",
    "fill-rule",
    "opacity", "paint-order", "clip-path", "mask",
  ]
  private static let aria: Set<String> = ["role", "aria-hidden", "aria-label"]
  private static let letters: Set<String> = ["font-size", "font-weight", "font-family", "font-style", "text-anchor"]
  /// For each element the attributes that it may have.
  private static let attributes: [String: Set<String>] = [
    "svg": aria.union(letters).union(look).union([
      "xmlns", "xml:lang", "width", "height", "viewBox", "aria-roledescription", "aria-labelledby", "aria-describedby",
    ]),
    "title": ["id"], "desc": ["id"], "defs": [], "clipPath": ["id"], "mask": ["id", "maskUnits", "x", "y", "width", "height"],
    "g": aria.union(letters).union(look).union(["id"]), "path": aria.union(look).union(["id", "d"]),
    "rect": look.union(["x", "y", "width", "height"]), "circle": look.union(["cx", "cy", "r"]),
    "pattern": ["id", "width", "height", "patternUnits", "patternTransform"], "text": letters.union(look).union(["x", "y", "transform"]),
  ].merging(handling) { one, _ in one }
  /// What a drawing says of itself to programs, which has no picture.
  private static let handling: [String: Set<String>] = ["metadata": ["xmlns:dcterms"]].merging(terms.map { ("dcterms:\($0)", []) }) {
    one, _ in one
  }
  /// The words of Dublin Core that it uses.
  static let terms = ["accessRights", "conformsTo", "created", "creator", "description", "provenance", "rights", "source"]
  private static let measures: Set<String> = ["x", "y", "cx", "cy", "r", "stroke-width", "font-size", "opacity", "stroke-opacity"]

  /// All that is wrong, in words; empty for a sound drawing.
  static func faults(_ svg: String) -> [String] {
    guard let root = SVGNode.parsed(svg) else { return ["is not well-formed"] }
    guard root.name == "svg", root.attributes["xmlns"] == "http://www.w3.org/2000/svg" else { return ["is no SVG"] }
    let nodes = root.all
    return nodes.flatMap(faults) + identifierFaults(nodes)
  }

  private static func faults(_ node: SVGNode) -> [String] {
    guard let allowed = attributes[node.name] else { return ["<\(node.name)> is no element of a map"] }
    let unknown = node.attributes.keys.filter { !allowed.contains($0) }.map { "<\(node.name)> has an attribute \($0)" }
    let unsound = node.attributes.sorted { $0.key < $1.key }.compactMap { key, value in
      fault(key, value).map { "<\(node.name)> \(key): \($0)" }
    }
    let nested =
      node.name == "svg" || ["g", "defs", "pattern", "clipPath", "mask", "path", "metadata"].contains(node.name) || node.children.isEmpty
    return unknown + unsound + (nested ? [] : ["<\(node.name)> has children"])
  }

  private static func fault(_ key: String, _ value: String) -> String? {
    if value.lowercased().contains("http"), !key.hasPrefix("xmlns") { return "leads outside" }
    switch key {
    case "d": return PathGrammar.fault(in: value)
    case "fill", "stroke": return isPaint(value) ? nil : "“\(value)” is no paint"
    case "id": return value.wholeMatch(of: /[A-Za-z_][-.\w]*/) == nil ? "“\(value)” is no name" : nil
    case _ where measures.contains(key): return Double(value) == nil ? "“\(value)” is no number" : nil
    default: return nil
    }
  }

  private static func isPaint(_ value: String) -> Bool {
    value == "none" || value.wholeMatch(of: /#[0-9a-f]{6}/) != nil || value.wholeMatch(of: /url\(#[-.\w]+\)/) != nil
  }

  private static func identifierFaults(_ nodes: [SVGNode]) -> [String] {
    let identifiers = nodes.compactMap { $0.attributes["id"] }
    let known = Set(identifiers)
    let twice = known.count == identifiers.count ? [] : ["an identifier occurs twice"]
    let painted = nodes.flatMap { $0.attributes.values }.flatMap { $0.matches(of: /url\(#([-.\w]+)\)/).map { String($0.1) } }
    let named = nodes.flatMap { [$0.attributes["aria-labelledby"], $0.attributes["aria-describedby"]] }.compactMap { $0 }
    let wanted = Set(painted + named)
    return twice + wanted.subtracting(known).sorted().map { "nothing is called \($0)" }
  }
}

/// Records each fault of a drawing.
func expectGrammar(_ svg: String, _ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation) {
  for fault in SVGGrammar.faults(svg).prefix(5) { Issue.record("\(comment): \(fault)", sourceLocation: sourceLocation) }
}
