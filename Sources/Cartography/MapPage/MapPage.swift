/// A page of maps that needs nothing beside it: each map with its words, the table behind it, and what keyboard and pointer need.
///
/// With the keyboard a map is one stop; arrow keys go from area to area, with a ring and a note, which Escape hides. Nothing moves by itself, and
/// without a script each area has its title still. In print each map has a paper of its own.
public struct MapPage: Sendable {
  private let scenes: [Scene]
  private let title: String

  /// A page of some maps.
  ///
  /// - Parameters:
  ///   - scenes: The maps, from the top down.
  ///   - title: What the page is called; without one as its first map.
  public init(_ scenes: [Scene], title: String? = nil) {
    self.scenes = scenes
    self.title = title ?? scenes.first?.title ?? "Map"
  }

  /// The page as a text in UTF-8, the same bytes for the same maps.
  ///
  /// - Complexity: O(strokes + rows log rows).
  public func html() -> String {
    """
    <!DOCTYPE html>
    <html lang="\(Scene.language)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(XML.escaped(title))</title>
    <style>
    \(Self.text(PackageResources.page_css))\(Self.style)\(paper)</style>
    </head>
    <body>
    <main>
    <h1>\(XML.escaped(title))</h1>
    \(scenes.map(figure).joined())</main>
    <script>
    \(Self.script)</script>
    </body>
    </html>

    """
  }

  /// The style sheet of maps in any page; a map is the `svg` in a `figure` of class `map`.
  public static var style: String { text(PackageResources.map_css) }

  /// The script of maps in any page, to stand after the last of them.
  public static var script: String { text(PackageResources.map_js) }

  /// The words of a map and the table behind it, each folded away, for a page that shows the map.
  ///
  /// - Parameter scene: Any map.
  public static func words(of scene: Scene) -> String {
    """
    <details class="map-words"><summary>The \(scene.kind.rawValue) in words</summary><p>\(XML.escaped(scene.summary))</p></details>

    """
  }

  /// The table behind a map, as a fragment of HTML: what is drawn, its value and its class. Of more than
  /// ``Scene/mostDescribed`` rows it says so only: they belong in a file.
  public static func table(of scene: Scene) -> String {
    let rows = scene.rows
    guard scene.describesShapes else { return "<p>The table behind the \(scene.kind.rawValue) has too many rows for a page.</p>\n" }
    guard !rows.isEmpty else { return "" }
    let hasClasses = rows.contains { !$0.mapClass.isEmpty }
    let headings = (["Name", "Value"] + (hasClasses ? [scene.detailHeading] : [])).map { "<th scope=\"col\">\($0)</th>" }.joined()
    let body = rows.map { row in
      "<tr><th scope=\"row\">\(XML.escaped(row.name))</th><td>\(XML.escaped(row.value))</td>"
        + (hasClasses ? "<td>\(XML.escaped(row.mapClass))</td>" : "") + "</tr>\n"
    }
    return """
      <table>
      <caption>\(XML.escaped(scene.title))</caption>
      <thead><tr>\(headings)</tr></thead>
      <tbody>
      \(body.joined())</tbody>
      </table>

      """
  }

  private func figure(_ scene: Scene) -> String {
    let table = Self.table(of: scene)
    let folded = """
      <details><summary>The table behind the \(scene.kind.rawValue)</summary><div class="map-scroll" role="region" aria-label="Table behind the \(scene.kind.rawValue)" tabindex="0">
      \(table)</div></details>

      """
    return """
      <figure class="map">
      \(scene.svg())<figcaption>
      \(Self.words(of: scene))\(table.isEmpty ? "" : folded)</figcaption>
      </figure>

      """
  }

  /// In print the paper is that of the first map.
  private var paper: String {
    guard let first = scenes.first else { return "" }
    let (width, height) = (SVGAttributes.number(first.width), SVGAttributes.number(first.height))
    return """
      @page { size: \(width)mm \(height)mm; margin: 0; }
      @media print { figure { break-before: page; } figure:first-of-type { break-before: auto; } figcaption { padding: 14mm; } figcaption:not(:has(details[open])) { display: none; } }

      """
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
