import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure
import WardlightGeometry

extension FlowTowns {
  /// The towns of the findings that have a row, with how many are known to be linked to each; `nil` where there are none.
  init?(_ findings: FlowFindings) {
    guard let table = findings.towns, table.content.index(ofColumn: "code") != nil else { return nil }
    let known = Set(table.texts("code"))
    let places = findings.townPlaces
    let shown = places.codes.indices.filter { known.contains(places.codes[$0]) && places.points[$0] != nil }
    guard !shown.isEmpty else { return nil }
    let points = FlowPlaces.points(
      kind: places.kind, codes: shown.map { places.codes[$0] }, names: shown.map { places.names[$0] },
      sites: shown.compactMap { places.points[$0] })
    self.init(points, values: table.selecting(rowsWith: shown.map { places.codes[$0] }, in: "code").column("count"))
  }
}
