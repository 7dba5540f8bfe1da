import Testing
import WardlightDisclosure

@Suite("Counts that are possible for a reader")
struct PossibleCountsTests {
  private func possible(_ counts: [Int?], _ policy: Policy = .standard) throws -> PossibleCounts {
    try Door(policy: policy, marking: .official, sources: []).possible(counts)
  }

  @Test("Where nothing is hidden there is one set, the counts themselves")
  func open() throws {
    for (counts, policy) in [([0, 7, nil, 12], Policy.standard), ([1, 3, nil, 12], .open)] as [([Int?], Policy)] {
      let possible = try possible(counts, policy)
      #expect(possible.sets == 0..<1 && possible[0] == counts && possible.middle == counts && !possible.hidesAny)
    }
  }

  @Test("The first set takes the smallest numbers, the second the largest, the others what lies between; what is shown stays")
  func intervals() throws {
    let possible = try possible([3, 0, 1, nil, 9])
    #expect(possible.sets.count == 10 && possible.hidesAny)
    #expect(possible[0] == [1, 0, 1, nil, 9] && possible[1] == [4, 0, 4, nil, 9] && possible.middle == [2, 0, 2, nil, 9])
    let drawn = possible.sets.dropFirst(2).map { possible[$0] }
    for set in drawn {
      #expect(set[1] == 0 && set[3] == nil && set[4] == 9)
      for count in [set[0], set[2]] { #expect(1...4 ~= count ?? 0) }
    }
    #expect(Set(drawn.map { [$0[0], $0[2]] }).count > 3)
  }

  @Test("Counts that look alike have the same sets, whatever they are")
  func lookAlike() throws {
    let (few, many) = (try possible([1, 2, 0, 30]), try possible([4, 3, 0, 30]))
    for set in few.sets { #expect(few[set] == many[set]) }
  }

  @Test("A rounded count is known to half a step, and one of which nothing is said up to the largest number that is shown")
  func further() throws {
    let rounded = try possible([52, 0], Policy(text: "threshold:5,rounding:5"))
    #expect(rounded[0] == [48, 0] && rounded[1] == [52, 0])
    let withheld = try possible([-1, 40])
    #expect(withheld[0] == [0, 40] && withheld[1] == [40, 40])
  }
}
