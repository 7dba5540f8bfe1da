import Foundation
import Testing
import WardlightAnalysis
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightTestSupport

@Suite("The demo against deprivation")
struct DemoDeprivationTests {
  private let study: Study

  init() throws {
    let file = Checkout.root.appendingPathComponent("GeoData/demo/wardlight.yaml").path
    let created = try #require(CalendarDate(text: "2021-05-01"))
    study = try Study.run(try Configuration.read(file), created: created, parallel: Parallel(), progress: { _ in })
  }

  @Test("London and a borough have the same figures of London, and the borough its own wards")
  func packs() throws {
    let london = try #require(study.findings(of: .london).deprivation)
    let newham = try #require(study.findings(of: try study.subject(named: "Newham")).deprivation)
    let (all, own) = (try #require(london.association), try #require(newham.association))
    #expect(all.content.rows.count == 34 && own.content.rows.count == 2 && all.content.rows[0] == own.content.rows[0])
    #expect(newham.areas.codes.count == newham.byArea.content.rows.count)
    #expect(london.byArea.content.rows.count == 633)
    #expect(all.cell("reason", where: "name", is: "City of London") == .text("fewer than 5 pairs"))
  }

  /// The published assessment: rho 0.46 for London, and 37 % of the wards with five or more referrals in the most deprived fifth.
  @Test("London’s rho and share are those after which the demo was made")
  func published() throws {
    let findings = try #require(study.findings(of: .london).deprivation)
    let table = try #require(findings.association)
    #expect(table.number("rho", is: "London").map { ($0 * 100).rounded() } == 46)
    #expect(table.number("share_most_deprived", is: "London").map { $0.rounded() } == 37)
    #expect(findings.words.first == "In London, more deprived wards tend to have more referrals.")
    #expect(findings.words.contains("Deprivation may be a factor; this is not enough to show a cause."))
  }

  @Test("No small count leaves, and nothing from which one could be solved")
  func released() throws {
    let table = try #require(study.findings(of: .london).deprivation).byArea
    for cell in table.column("value").content.cells {
      if case .count(let count) = cell { #expect(count == 0 || count >= 5) }
    }
    for key in ["expected", "ratio", "residual", "z", "p_permutation", "q"] {
      #expect(table.column(key).content.cells.allSatisfy { $0 == .withheld }, "\(key)")
    }
  }
}
