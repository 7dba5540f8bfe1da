import WardlightCartography

/// One drawn map of a pack.
struct PackMap: Sendable {
  /// The name of its files without ending: `wards-referrals`.
  let name: String
  /// The section of the page in which it stands.
  let section: PackSection
  /// What it shows, for the line below it.
  let caption: String
  /// The drawing as a text.
  let svg: String
  /// What the page says of it in words, folded away.
  let words: String

  init(name: String, section: PackSection, caption: String, scene: Scene) {
    self.name = name
    self.section = section
    self.caption = caption
    svg = scene.svg()
    words = MapPage.words(of: scene)
  }

  /// The drawing's path within the pack.
  var file: String { "maps/\(name).svg" }
  /// The picture's path within the pack.
  var picture: String { "maps/\(name).png" }
}

/// The sections of a pack's page, in their order.
enum PackSection: String, CaseIterable, Sendable {
  case wards
  case hotSpots = "hot-spots"
  case time
  case boroughs
  case deprivation
  case destinations
  case rescues
  case reconciliation

  /// The heading.
  var title: String {
    switch self {
    case .wards: "Wards"
    case .hotSpots: "Hot spots"
    case .time: "Over time"
    case .boroughs: "Residence and responsibility"
    case .deprivation: "Deprivation"
    case .destinations: "County forces and towns"
    case .rescues: "Rescues"
    case .reconciliation: "What became of each record"
    }
  }
}
