import Testing

@testable import WardlightFlows

@Suite("Different persons among links")
struct PersonTallyTests {
  private let tally = PersonTally([7, 7, 8, 7, nil, nil, 9])

  @Test("A person counts once in a group, nobody counts as one each time")
  func groups() {
    #expect(tally.firstOfEach([0, 0, 0, 1, 1, 1, nil]) == [0, 0, 1, 1, 1])
    #expect(PersonTally([]).firstOfEach([]) == [])
    #expect(tally.withSeveral([0, 0, 0, 1, 1, 0, nil]) == 1 && tally.withSeveral([0, 0, 0, nil, 1, 0, 2]) == 0)
  }

  @Test("Persons with a link that fits, and those with none")
  func fitting() {
    #expect(tally.different { _ in true } == 5 && tally.different { $0 < 3 } == 2 && tally.different { $0 > 3 } == 3)
    #expect(tally.none { $0 < 3 } == 3 && tally.none { _ in true } == 0)
    #expect(tally.shared(with: PersonTally([9, 8, 8, nil, 1])) == 2)
  }
}
