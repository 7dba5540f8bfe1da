import Foundation
import Testing
import WardlightCartography
import WardlightEssentials
import WardlightGeometry
import WardlightTestSupport

/// The drawings in `Golden`.
enum GoldenDrawings {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden").path

  static func all() throws -> [(name: String, svg: String)] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".svg") }.sorted().map { name in
      (name, try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8))
    }
  }
}

@Suite("The grammar of drawings")
struct GrammarTests {
  @Test func everyGoldenDrawingIsSound() throws {
    let drawings = try GoldenDrawings.all()
    #expect(drawings.count >= 5)
    for (name, svg) in drawings { expectGrammar(svg, "\(name)") }
  }

  @Test(
    "What is unsound is found",
    arguments: [
      ("<svg xmlns='http://www.w3.org/2000/svg'><path d='M1 2 3'/></svg>", "3 numbers behind M"),
      ("<svg xmlns='http://www.w3.org/2000/svg'><path d='M1 2l.123 4'/></svg>", "more than two decimals"),
      ("<svg xmlns='http://www.w3.org/2000/svg'><path d='L1 2'/></svg>", "begins with L"),
      ("<svg xmlns='http://www.w3.org/2000/svg'><path d='M1 2x'/></svg>", "is no command"),
      ("<svg xmlns='http://www.w3.org/2000/svg'><path d='M1.2.5z' fill='red'/></svg>", "is no paint"),
      ("<svg xmlns='http://www.w3.org/2000/svg'><path d='M1 2z' fill='url(#a)'/></svg>", "nothing is called a"),
      ("<svg xmlns='http://www.w3.org/2000/svg'><g id='a'/><g id='a'/></svg>", "occurs twice"),
      ("<svg xmlns='http://www.w3.org/2000/svg'><image href='http://a.b/c.png'/></svg>", "no element of a map"),
      ("<svg xmlns='http://www.w3.org/2000/svg'><g onclick='x()'/></svg>", "has an attribute onclick"),
      ("<svg><g></svg>", "not well-formed"),
    ])
  func faults(svg: String, fault: String) {
    #expect(SVGGrammar.faults(svg).contains { $0.contains(fault) }, "\(SVGGrammar.faults(svg))")
  }

  @Test(.enabled(if: SharedData.isPresent, "London's wards are not checked, because the boundaries are not here"))
  func aMapOfRealWardsIsSound() throws {
    let areas = try RealAreas.areas(
      "wards/london_wards_2018.geojson", code: "ward_code", name: "ward_name", kind: "ward", vintage: "2018"
    ).areas
    let map = ChoroplethMap(
      areas: areas, values: try Sample.counts((0..<areas.count).map { $0 % 17 }), scheme: .naturalBreaks(4), palette: .blues,
      furniture: try Sample.furniture())
    let svg = try map.svg()
    expectGrammar(svg, "wards")
    if DocumentType.isPresent { #expect(try DocumentType.accepts(svg)) }
  }

  @Test(
    .enabled(if: DocumentType.isPresent, "w3c-sgml-lib or xmllint is not here, so no document type is used"))
  func everyGoldenDrawingIsValidByTheDocumentType() throws {
    for (name, svg) in try GoldenDrawings.all() { #expect(try DocumentType.accepts(svg), "\(name)") }
    #expect(try !DocumentType.accepts("<svg xmlns=\"http://www.w3.org/2000/svg\"><path fill=\"#ffffff\"/></svg>"))
  }
}

/// The document type of SVG 1.1 as Debian ships it, with what WAI-ARIA and SVG 2 add to it.
enum DocumentType {
  private static let file = "/usr/share/xml/w3c-sgml-lib/schema/dtd/REC-SVG11-20110816/svg11.dtd"
  private static let program = ExternalProgram(named: "xmllint", searchPath: PictureTests.path)

  static var isPresent: Bool { program != nil && FileManager.default.fileExists(atPath: file) }

  private static let text = """
    <!ENTITY % SVG.metadata.extra.content "\(SVGGrammar.terms.map { "| dcterms:\($0)" }.joined(separator: " "))">
    <!ENTITY % svg11 SYSTEM "\(file)">
    %svg11;
    <!ATTLIST svg role CDATA #IMPLIED aria-labelledby IDREF #IMPLIED aria-describedby IDREF #IMPLIED aria-roledescription CDATA #IMPLIED>
    <!ATTLIST g role CDATA #IMPLIED aria-hidden (true|false) #IMPLIED aria-label CDATA #IMPLIED paint-order CDATA #IMPLIED>
    <!ATTLIST text paint-order CDATA #IMPLIED>
    <!ATTLIST path role CDATA #IMPLIED>
    <!ATTLIST metadata xmlns:dcterms CDATA #FIXED "http://purl.org/dc/terms/">
    \(SVGGrammar.terms.map { "<!ELEMENT dcterms:\($0) (#PCDATA)>" }.joined(separator: "\n"))
    """

  static func accepts(_ svg: String) throws -> Bool {
    let folder = try ScratchFolder()
    let type = try folder.file("map.dtd", text)
    return program?.run(["--nonet", "--noout", "--dtdvalid", type, try folder.file("map.svg", svg)]) == 0
  }
}
