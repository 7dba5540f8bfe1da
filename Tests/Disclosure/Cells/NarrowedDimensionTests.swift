import Testing

@testable import WardlightDisclosure

@Suite("What of a dimension bears on some of its members")
struct NarrowedDimensionTests {
  /// Two boroughs of a city, their wards, and wards of an older year that share homes with them.
  private let places = Dimension(
    "residence",
    .nested(
      within: [
        "North": ["*"], "South": ["*"], "N1": ["North"], "N2": ["North"], "S1": ["South"], "S2": ["South"], "oldS": ["South"],
        "home1": ["N1"], "home2": ["S1", "oldS"], "home3": ["S2", "oldS"],
      ], complete: ["*", "North", "South", "oldS"]))

  private func narrowed(to named: Set<String>) throws -> (within: [String: [String]], complete: Set<String>) {
    guard case .nested(let within, let complete) = places.narrowed(to: named).structure else { throw CancellationError() }
    return (within, complete)
  }

  @Test("Brothers and sisters stay for the sum; the wards of a borough none of whose wards is named go")
  func families() throws {
    let (within, complete) = try narrowed(to: ["N1"])
    #expect(within == ["North": ["*"], "South": ["*"], "N1": ["North"], "N2": ["North"]])
    #expect(complete == ["*", "North"])
  }

  @Test("Boroughs alone bring their brothers and sisters and no ward")
  func boroughs() throws {
    let (within, complete) = try narrowed(to: ["North"])
    #expect(within == ["North": ["*"], "South": ["*"]])
    #expect(complete == ["*"])
  }

  @Test("Homes in a ward of each of two years tie the counts of both, and stay though nobody names them")
  func ties() throws {
    let (within, complete) = try narrowed(to: ["S1", "oldS"])
    #expect(within["home2"] == ["S1", "oldS"] && within["home3"] == ["S2", "oldS"] && within["home1"] == nil && within["N1"] == nil)
    #expect(complete == ["*", "South", "oldS"])
  }

  @Test("Homes in a ward of each year tie nothing where neither ward is named")
  func untied() throws {
    #expect(try narrowed(to: ["North", "South"]).within == ["North": ["*"], "South": ["*"]])
  }

  @Test("A member that stands for everything needs no other, and time stays as it is")
  func nothing() throws {
    #expect(try narrowed(to: [Dimension.whole]) == ([:], []))
    #expect(Dimension("period", .time).narrowed(to: ["2020-01-01..2020-12-31"]) == Dimension("period", .time))
  }
}
