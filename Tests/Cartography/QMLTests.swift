import Foundation
import Testing
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightTestSupport

@Suite struct QMLTests {
  private func map(_ values: Released<CellColumn>, _ scheme: ClassScheme) throws -> ChoroplethMap {
    ChoroplethMap(
      areas: Sample.hexagons(values.content.cells.count), values: values, scheme: scheme, palette: .oranges,
      furniture: try Sample.furniture())
  }

  @Test func eachClassIsARule() throws {
    let map = try map(try Sample.counts([0, 3, 12, 40, nil, 90]), .manual([20, 50]))
    let qml = try map.qml()
    let filters = qml.split(separator: "filter=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(
      filters == [
        "try(to_real(&quot;value&quot;)) = 0", "&quot;value&quot; = &#39;1–4&#39;",
        "try(to_real(&quot;value&quot;)) &gt;= 5 AND try(to_real(&quot;value&quot;)) &lt;= 20",
        "try(to_real(&quot;value&quot;)) &gt;= 21 AND try(to_real(&quot;value&quot;)) &lt;= 50",
        "try(to_real(&quot;value&quot;)) &gt;= 51 AND try(to_real(&quot;value&quot;)) &lt;= 90", "&quot;value&quot; IS NULL",
      ])
    #expect(qml.contains("value=\"dense6\""), "protected classes are dotted")
    #expect(qml.contains("value=\"diagonal_x\""), "missing ones are hatched")
    for mapClass in try map.classification().classes { #expect(qml.contains("label=\"\(mapClass.legendText)\"")) }
    #expect(try map.qml() == qml)
  }

  @Test func numbersKeepTheirDecimals() throws {
    let qml = try map(try Sample.released(.figures([0.25, 0.5, 1.75], decimals: 2)), .quantiles(3)).qml()
    #expect(qml.contains("&gt;= 0.25 AND"))
    #expect(qml.contains("&lt;= 1.75"))
  }

  @Test func theTextIsWellFormed() throws {
    let program = try #require(ExternalProgram(named: "sh", searchPath: "/bin:/usr/bin"))
    let scratch = try ScratchFolder()
    let path = try scratch.file("style.qml", try map(try Sample.counts([0, 3, 12, 40, nil, 90]), .quantiles(3)).qml())
    // 127: there is no xmllint on this machine.
    #expect([0, 127].contains(program.run(["-c", "xmllint --nonet --noout '\(path)'"])))
  }
}
