import Testing
import WardlightEssentials

@testable import WardlightDemonstration

@Suite struct PlainCSVTests {
  @Test func quotesCommasAndLineEndsAreRead() throws {
    let table = try PlainCSV(text: "force,size\r\n\"London, City of\",3\r\n\"a \"\"b\"\"\",4\n\n", file: "forces.csv")
    #expect(try table.column("size") == ["3", "4"])
    #expect(try table.column("force").first == "London, City of")
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let cells = ["plain", "with, comma", "line\nend", ""]
    let text = PlainCSV.text(header: ["a", "b", "c", "d"], rows: [cells])
    let table = try PlainCSV(text: text, file: "x.csv")
    #expect(try ["a", "b", "c", "d"].map { try table.column($0)[0] } == cells)
  }

  @Test func faultsNameFileRowAndColumn() throws {
    let table = try PlainCSV(text: "ward,score\nA,12.5\nB,none\n", file: "wards.csv")
    #expect(throws: DemonstrationError.missingColumn(file: "wards.csv", column: "code")) { try table.column("code") }
    #expect(throws: DemonstrationError.notANumber(file: "wards.csv", row: 3, column: "score")) { try table.numbers("score") }
    #expect(throws: DemonstrationError.raggedRow(file: "wards.csv", row: 2)) { try PlainCSV(text: "a,b\n1\n", file: "wards.csv") }
    let fault = DemonstrationError.notANumber(file: "wards.csv", row: 3, column: "score")
    #expect(fault.description == "wards.csv, row 3, column “score”: the cell is not a number.")
  }

  @Test func aMissingFileIsNamed() {
    #expect(throws: DemonstrationError.file(.missing(path: "/nowhere/facts/london_wards_2018.csv"))) {
      try DemoFigures.read(facts: "/nowhere/facts", published: "/nowhere")
    }
  }
}

@Suite struct ApportionmentTests {
  @Test func sharesFollowTheWeights() {
    let shares = Apportionment.shares(of: 10, weights: [5, 3, 2], floors: [0, 0, 0], caps: [10, 10, 10])
    #expect(shares == [5, 3, 2])
  }

  @Test func floorsAndCapsHold() throws {
    let shares = try #require(Apportionment.shares(of: 20, weights: [100, 1, 1], floors: [0, 4, 0], caps: [9, 20, 20]))
    #expect(shares.reduce(0, +) == 20)
    #expect(shares[0] == 9)
    #expect(shares[1] >= 4)
  }

  @Test func whatCannotBeSharedIsRefused() {
    #expect(Apportionment.shares(of: 20, weights: [1, 1], floors: [0, 0], caps: [9, 9]) == nil)
    #expect(Apportionment.shares(of: 3, weights: [1, 1], floors: [2, 2], caps: [9, 9]) == nil)
  }
}

@Suite struct CountAgreementTests {
  /// scipy 1.17.1, `scipy.stats.spearmanr`.
  @Test func tiesHaveMidRanks() {
    let rho = CountAgreement(scores: [2, 1, 4, 4, 9, 7, 0]).rho([1, 2, 2, 5, 3, 3, 3])
    #expect(abs(rho - 0.33042402402159543) < 1e-12)
    #expect(CountAgreement.midRanks([3, 1, 3, 2]) == [3.5, 1, 3.5, 2])
  }

  @Test func aColumnThatDoesNotVaryAgreesWithNothing() {
    #expect(CountAgreement(scores: [1, 2, 3]).rho([1, 1, 1]) == 0)
  }
}

@Suite struct RandomOrderTests {
  @Test func shufflingKeepsEveryElement() {
    var random = KeyedRandom(seed: 3, purpose: "order")
    let shuffled = random.shuffled(Array(0..<100))
    #expect(shuffled.sorted() == Array(0..<100))
    #expect(shuffled != Array(0..<100))
  }

  @Test func onlyPositiveWeightsAreChosen() {
    var random = KeyedRandom(seed: 4, purpose: "weights")
    let drawn = Set((0..<200).compactMap { _ in random.choice(by: [0, 2, 0, 1]) })
    #expect(drawn == [1, 3])
    #expect(random.choice(by: [0, 0]) == nil)
  }

  @Test func daysLieInTheirPeriod() {
    var random = KeyedRandom(seed: 5, purpose: "days")
    let period = DemoPeriods().before
    #expect((0..<500).allSatisfy { _ in period.contains(random.day(of: period)) })
    #expect(period.description == "2019-05-01 to 2020-04-30")
    #expect(DemoPeriods().window.description == "2018-09-01 to 2021-04-30")
    #expect(DemoPeriods().latest.description == "2020-05-01 to 2021-04-30")
    #expect(DemoPeriods().start.description == "2018-09-01 to 2019-04-30")
  }
}
