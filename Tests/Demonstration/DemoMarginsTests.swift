import Testing
import WardlightEssentials

@testable import WardlightDemonstration

/// Each cell of each published table against the records that ship, counted from their files.
@Suite struct DemoMarginsTests {
  let tally: DemoTally

  init() throws { tally = try DemoTally(ShippedFile.text) }

  @Test func referralsByResponsibleBorough() throws {
    let table = try PlainCSV(text: PublishedText.referrals, file: "referrals")
    let before = DemoTally.rows(tally.referrals, in: tally.periods.before)
    let latest = DemoTally.rows(tally.referrals, in: tally.periods.latest)
    #expect(before.count == 553)
    #expect(latest.count == 598)
    let numbers = zip(try table.wholeNumbers("referrals_2019_20"), try table.wholeNumbers("referrals_2020_21"))
    for (borough, published) in zip(try table.column("borough"), numbers) {
      let name = borough.hasPrefix("Out of London") ? "Out of London" : borough
      #expect(before.filter { $0.borough == name }.count == published.0, "\(borough) 2019/20")
      #expect(latest.filter { $0.borough == name }.count == published.1, "\(borough) 2020/21")
    }
  }

  @Test func topWardsByResidenceAndNoOtherAboveEight() throws {
    let table = try PlainCSV(text: PublishedText.topWards, file: "wards")
    let wards = zip(try table.column("ward"), try table.column("borough"))
    var rest = tally.residences
    for (ward, published) in zip(wards, try table.wholeNumbers("referrals_2018_09_to_2021_04")) {
      let code = try #require(tally.wardNames.first { $0.value == ward.0 && tally.boroughs[$0.key] == ward.1 }?.key)
      #expect(rest.removeValue(forKey: code) == published, "\(ward)")
    }
    #expect(rest.values.allSatisfy { $0 <= 8 })
  }

  @Test(arguments: [("Newham", 118), ("Brent", 107), ("Lambeth", 98)])
  func residencesOfPublishedBoroughs(borough: String, published: Int) {
    let wards = tally.residences.filter { tally.boroughs[$0.key] == borough }
    #expect(wards.values.reduce(0, +) == published)
  }

  @Test(arguments: [(nil, 0.46), ("Newham", 0.49), ("Brent", 0.24), ("Lambeth", 0.21)] as [(String?, Double)])
  func agreementWithDeprivationIsAboutThePublished(borough: String?, published: Double) {
    #expect(abs(tally.rho(borough) - published) < 0.005)
  }

  @Test func shareOfManyReferralsInTheMostDeprivedFifthIsAboutThePublished() {
    let many = tally.residences.filter { $0.value >= 5 }.keys
    let fifth = Set(tally.scores.keys.sorted { (tally.scores[$0] ?? 0, $0) > (tally.scores[$1] ?? 0, $1) }.prefix(126))
    #expect(abs(Double(many.filter(fifth.contains).count) / Double(many.count) - 0.37) < 0.01)
  }

  @Test func linkedIndividuals() {
    let before = DemoTally.rows(tally.links, in: tally.periods.before)
    let latest = DemoTally.rows(tally.links, in: tally.periods.latest)
    for (rows, individuals) in [(before, 3_290), (latest, 1_784)] {
      #expect(rows.count == individuals)
      #expect(Set(rows.map(\.id)).count == individuals, "one row for each individual of the year")
      #expect(rows.allSatisfy { $0.town.isEmpty || !$0.force.isEmpty }, "a town implies its force")
    }
    #expect(latest.filter { !$0.force.isEmpty }.count == 1_695)
    #expect(latest.filter { !$0.town.isEmpty }.count == 517)
    #expect(before.filter { !$0.town.isEmpty }.count == 1_941)
  }

  @Test func originsElsewhereAreThoseOfThePathfinderAndIpswichIsAHub() {
    let published = [
      "Liverpool", "Manchester", "Bedford", "Glasgow", "Bristol", "Swindon", "Slough", "Luton", "Milton Keynes", "Bury St Edmunds",
    ]
    #expect(Set(tally.elsewhere.map(\.origin)) == Set(published + ["Ipswich"]))
    #expect(Set(tally.elsewhere.map(\.force)) == ["Norfolk", "Suffolk", "Essex", "Cambridgeshire"])
    #expect(tally.elsewhere.allSatisfy { $0.borough.isEmpty && $0.origin != $0.town && $0.date != nil })
    #expect(Set(tally.elsewhere.map(\.id)).isDisjoint(with: tally.links.map(\.id)))
    let fromIpswich = Set(tally.elsewhere.filter { $0.origin == "Ipswich" }.map(\.town))
    #expect(fromIpswich.isSuperset(of: ["Cambridge", "Colchester", "Bury St Edmunds", "Newmarket"]))
    #expect(tally.elsewhere.contains { $0.town == "Ipswich" })
  }

  @Test func eachTownLiesInOneForce() {
    let named = (tally.links + tally.elsewhere).filter { !$0.town.isEmpty }
    let forces = Dictionary(grouping: named, by: \.town).mapValues { Set($0.map(\.force)) }
    #expect(forces.values.allSatisfy { $0.count == 1 })
    #expect(forces["Swansea"] == ["South Wales"])
    #expect(forces["Medway"] == ["Kent"])
    #expect(forces["Southend"] == ["Essex"])
    #expect(forces["Brighton"] == ["Sussex"])
  }

  @Test func countyForcesWithPreviousRank() throws {
    try expectTopTen(PublishedText.forces, name: "county_force", column: \.force, othersAtMost: 78)
  }

  @Test func countyTownsWithPreviousRank() throws {
    try expectTopTen(PublishedText.towns, name: "town", column: \.town, othersAtMost: 11)
  }

  private func expectTopTen(_ text: String, name: String, column: KeyPath<DemoTally.Row, String>, othersAtMost limit: Int) throws {
    let table = try PlainCSV(text: text, file: name)
    let latest = DemoTally.counts(DemoTally.rows(tally.links, in: tally.periods.latest).map { $0[keyPath: column] })
    let before = DemoTally.counts(DemoTally.rows(tally.links, in: tally.periods.before).map { $0[keyPath: column] })
    let ranks = DemoTally.ranks(before)
    let names = try table.column(name)
    for (name, published) in zip(names, zip(try table.wholeNumbers("individuals_2020_21"), try table.wholeNumbers("rank_2019_20"))) {
      #expect(latest[name] == published.0, "\(name)")
      #expect(ranks[name] == published.1, "\(name)")
    }
    #expect(latest.filter { !names.contains($0.key) }.values.allSatisfy { $0 <= limit })
  }

  @Test func ranksOfForcesInTheLatestYear() throws {
    let table = try PlainCSV(text: PublishedText.forces, file: "forces")
    let ranks = DemoTally.ranks(DemoTally.counts(DemoTally.rows(tally.links, in: tally.periods.latest).map(\.force)))
    for (force, published) in zip(try table.column("county_force"), try table.wholeNumbers("rank_2020_21")) {
      #expect(ranks[force] == published, "\(force)")
    }
  }

  @Test func ranksOfBoroughs() throws {
    let table = try PlainCSV(text: PublishedText.ranks, file: "ranks")
    let boroughs = try table.column("borough")
    let years = [("rank_2019_20", tally.periods.before), ("rank_2020_21", tally.periods.latest)]
    for (column, period) in years {
      let counts = DemoTally.counts(DemoTally.rows(tally.links, in: period).map(\.borough)).filter { boroughs.contains($0.key) }
      let ranks = DemoTally.ranks(counts)
      #expect(counts.count == boroughs.count)
      for (borough, published) in zip(boroughs, try table.optionalWholeNumbers(column)) {
        guard let published else { continue }
        #expect(ranks[borough] == published, "\(borough), \(column)")
      }
    }
  }

  @Test func rescuesByForce() throws {
    let table = try PlainCSV(text: PublishedText.rescues, file: "rescues")
    #expect(tally.rescues.count == 208)
    #expect(tally.rescues.allSatisfy { $0.date.map(tally.periods.window.contains) ?? false })
    #expect(tally.rescues.filter { $0.outcome == "rescued" }.count == 78)
    let numbers = zip(try table.wholeNumbers("rescue_requests_to_2021_04"), try table.wholeNumbers("rescues_to_2021_04"))
    for (force, published) in zip(try table.column("county_force"), numbers) {
      let rows = tally.rescues.filter { $0.force == force }
      #expect(rows.count == published.0, "\(force)")
      #expect(rows.filter { $0.outcome == "rescued" }.count == published.1, "\(force)")
    }
  }

  @Test func everyLineOfTheReconciliationHasRecords() {
    let inWindow = DemoTally.rows(tally.referrals, in: tally.periods.window)
    #expect(tally.referrals.contains { $0.date == nil })
    #expect(tally.referrals.contains { $0.date.map { !tally.periods.window.contains($0) } ?? false })
    #expect(inWindow.contains { $0.ward.isEmpty })
    #expect(Set(inWindow.map(\.id)).count < inWindow.count, "some persons are referred twice")
    #expect(tally.links.contains { $0.date == nil })
  }
}
