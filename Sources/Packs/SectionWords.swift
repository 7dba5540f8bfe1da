import WardlightAnalysis
import WardlightDisclosure

/// The sentences that open each section of a page, from released cells alone.
struct SectionWords {
  private let findings: Findings

  init(_ findings: Findings) {
    self.findings = findings
  }

  /// The heading of a section.
  func title(of section: PackSection) -> String {
    section == .boroughs && !knowsResponsibility ? "Boroughs" : section.title
  }

  /// The paragraphs of a section.
  func paragraphs(of section: PackSection) -> [String] {
    switch section {
    case .wards: [wards()]
    case .hotSpots: [hotSpots()]
    case .time: ["Change is named as a number and as a percentage; small numbers make large percentages. Part years are not compared."]
    case .boroughs: [boroughs()]
    case .deprivation: deprivation()
    case .destinations: (findings.flows?.paragraphs.map { $0.sentences.joined(separator: " ") } ?? []) + [destinations()]
    case .rescues: ["Requests are counted by the date and the county force of the request; a rescue is a request that ended in one."]
    case .reconciliation: ["Read = rejected + out of period + in period. In period = mapped + outside + no location + ambiguous."]
    }
  }

  private var knowsResponsibility: Bool { findings.boroughs.content.index(ofColumn: "responsible_current") != nil }

  private func wards() -> String {
    "Wards are counted over the whole window, because small counts jump from year to year. \(findings.statement.place.caveat)"
  }

  private func hotSpots() -> String {
    "A hot spot is a ward that, taken together with the wards that touch it, has more than chance would give if the same values were dealt out over London at random. All of London is tested and the borough is then cut out, so that its edge is not a false one."
  }

  private func boroughs() -> String {
    guard knowsResponsibility else { return findings.statement.place.caveat }
    return
      "The borough of residence is where the young person lives; the responsible borough holds statutory responsibility. They may differ."
  }

  /// What was found, the link first, then how to read it.
  private func deprivation() -> [String] {
    guard let overlay = findings.deprivation else { return [] }
    return DeprivationLayout.paragraphs(overlay) + DeprivationPart.association.paragraphs(findings.statement.noun.plural)
  }

  private func destinations() -> String {
    "Links are associations of a person with a county force and sometimes with a town. Many links name no town, so the towns’ figures are the least that is known."
  }
}
