import WardlightAnalysis
import WardlightCartography
import WardlightEssentials
import WardlightGeometry

/// What the drawings of flows stand on: the texts that all of them share, and what lies around the places.
struct FlowGround: Sendable {
  /// The place, as titles begin; empty where nobody named it.
  let place: String
  /// The periods and the places.
  let subtitle: String
  /// Where the data come from.
  let sources: [String]
  /// What a count of links must not be taken for.
  let caveat: String
  /// When the product was made.
  let created: CalendarDate
  /// What must stand under every drawing: that records are synthetic, say.
  let note: String
  /// The land around the county forces, in the sea; `nil` where nobody brought any.
  let land: MultiPolygons?
  /// How flows are drawn.
  let looks: FlowLooks

  /// The furniture of a drawing.
  ///
  /// - Parameters:
  ///   - what: What it shows, behind the place in the title.
  ///   - legend: The heading of the legend.
  ///   - further: What a reader of this drawing must know beside what all say.
  func furniture(_ what: String, legend: String, further: [String] = []) -> MapFurniture {
    MapFurniture(
      title: place.isEmpty ? what.capitalizedFirst : "\(place): \(what)", subtitle: subtitle, legendTitle: legend, sources: sources,
      caveat: caveat, created: created, note: (further + [note]).filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// What lies around the places.
  func setting(_ insets: [Inset] = []) -> MapSetting {
    MapSetting(context: land, beyond: land == nil ? .paper : .sea, insets: insets)
  }

  /// What every map of links must say.
  static let recordedOnly = "Recorded links only: many are not known."

  /// The same for notes; nothing where the caveat says it already.
  var recordedOnlyOnce: [String] { caveat == Self.recordedOnly ? [] : [Self.recordedOnly] }
}

extension FlowGround {
  /// The ground of flows without a study.
  init(of product: FlowProduct) {
    self.init(
      place: "", subtitle: product.subtitle, sources: product.credits,
      caveat: product.findings.basis == .records ? Self.recordedOnly : "", created: product.created,
      note: product.banners.joined(separator: " "), land: nil, looks: product.looks)
  }
}
