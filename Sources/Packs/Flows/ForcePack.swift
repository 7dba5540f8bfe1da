import WardlightAnalysis
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// The pack of a county force: London-origin flows into it, in words that can be passed on between forces.
///
/// It names boroughs and towns and no ward, no contact and no tactic.
enum ForcePack {
  /// The pack as a product of flows; `nil` for findings without flows.
  static func product(_ findings: Findings, looks: FlowLooks) -> FlowProduct? {
    guard let flows = findings.flows else { return nil }
    let statement = findings.statement
    var looks = looks
    looks.largest = 60
    return FlowProduct(
      findings: flows, account: findings.reconciliation,
      eyebrow: [statement.title, statement.producer].filter { !$0.isEmpty }.joined(separator: " · "),
      title: "\(findings.subject.name): links with London", subtitle: subtitle(statement), banners: banners(findings),
      // What the study says of wards and referrals is none of a force's; the flows say how they were made.
      credits: statement.credits,
      inputs: statement.inputs,
      options: statement.options.map { ($0.name, $0.value) }, looks: looks, created: statement.created)
  }

  private static func subtitle(_ statement: ProductStatement) -> String {
    "\(statement.comparison.current.inWords.capitalizedFirst), compared with \(statement.comparison.previous.inWords) · \(sharing)"
  }

  private static func banners(_ findings: Findings) -> [String] {
    let synthetic = "The records are synthetic: no row is about a real person. The figures show what a pack looks like."
    let hexagons = "Hexagon maps: each hexagon stands for one area, near its true place. It is not a boundary."
    let isHexagonMap = findings.boroughAreas.geography.isHexagonMap || findings.forceAreas?.geography.isHexagonMap ?? false
    return (findings.statement.isSynthetic ? [synthetic] : []) + (isHexagonMap ? [hexagons] : [])
  }

  private static let sharing = "For the force and those that it shares with"
}
