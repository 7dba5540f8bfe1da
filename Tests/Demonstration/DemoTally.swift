import WardlightEssentials

@testable import WardlightDemonstration

/// Counts the records of a demonstration as an analyst would, from its files alone.
struct DemoTally {
  struct Row {
    let id: String
    let date: CalendarDate?
    let borough: String
    let force: String
    let town: String
    let origin: String
    let ward: String
    let outcome: String
  }

  let wardNames: [String: String]
  let boroughs: [String: String]
  let scores: [String: Double]
  let referrals: [Row]
  /// The links of London's young people.
  let links: [Row]
  /// The links that begin elsewhere.
  let elsewhere: [Row]
  let rescues: [Row]
  let postcodes: PlainCSV
  let periods = DemoPeriods()

  init(_ text: (String) throws -> String) throws {
    func table(_ name: String) throws -> PlainCSV { try PlainCSV(text: text(name), file: name) }
    let wards = try table("deprivation.csv")
    let codes = try wards.column("ward_code")
    wardNames = Dictionary(uniqueKeysWithValues: zip(codes, try wards.column("ward")))
    boroughs = Dictionary(uniqueKeysWithValues: zip(codes, try wards.column("borough")))
    scores = Dictionary(uniqueKeysWithValues: zip(codes, try wards.numbers("imd_2019_average_score")))
    postcodes = try table("postcodes.csv")
    let wardOf = Dictionary(
      uniqueKeysWithValues: zip(try postcodes.column("postcode").map { $0.filter { $0 != " " } }, try postcodes.column("ward")))
    let referrals = try Columns(table("referrals.csv"))
    self.referrals = referrals.rows { wardOf[Self.asItShouldBe($0)] ?? "" }
    let links = try Columns(table("links.csv")).rows { _ in "" }
    self.links = links.filter(\.origin.isEmpty)
    elsewhere = links.filter { !$0.origin.isEmpty }
    rescues = try Columns(table("rescues.csv")).rows { _ in "" }
  }

  /// A postcode without its space, in capitals, with digits where letters were taken for them.
  private static func asItShouldBe(_ typed: String) -> String {
    let compact = typed.uppercased().filter { $0 != " " }
    var outward = String(compact.dropLast(3))
    var inward = String(compact.suffix(3))
    if outward.last == "O" { outward = outward.dropLast() + "0" }
    if inward.first == "I" { inward = "1" + inward.dropFirst() }
    return outward + inward
  }

  private struct Columns {
    let columns: [String: [String]]
    let count: Int

    init(_ table: PlainCSV) throws {
      let names = ["id", "date", "postcode", "responsible_borough", "county_force", "town", "origin", "outcome"]
      columns = Dictionary(uniqueKeysWithValues: names.map { ($0, (try? table.column($0)) ?? []) })
      count = table.rows.count
    }

    func rows(ward: (String) -> String) -> [Row] {
      (0..<count).map { place in
        func cell(_ name: String) -> String {
          let column = columns[name] ?? []
          return column.isEmpty ? "" : column[place]
        }
        return Row(
          id: cell("id"), date: CalendarDate(text: cell("date")), borough: cell("responsible_borough"), force: cell("county_force"),
          town: cell("town"), origin: cell("origin"), ward: ward(cell("postcode")), outcome: cell("outcome"))
      }
    }
  }

  static func rows(_ rows: [Row], in period: Period) -> [Row] { rows.filter { $0.date.map(period.contains) ?? false } }

  static func counts(_ words: [String]) -> [String: Int] { Dictionary(words.filter { !$0.isEmpty }.map { ($0, 1) }, uniquingKeysWith: +) }

  /// Standard competition ranks: equal counts share the smallest rank, and the next ones are skipped.
  static func ranks(_ counts: [String: Int]) -> [String: Int] {
    counts.mapValues { own in 1 + counts.values.filter { $0 > own }.count }
  }

  /// Mapped residences of the whole window by ward.
  var residences: [String: Int] { Self.counts(Self.rows(referrals, in: periods.window).map(\.ward)) }

  /// Spearman's rho over the wards of a borough, or of London.
  func rho(_ borough: String?) -> Double {
    let residences = residences
    let codes = scores.keys.sorted().filter { borough == nil || boroughs[$0] == borough }
    return CountAgreement(scores: codes.map { scores[$0] ?? 0 }).rho(codes.map { residences[$0, default: 0] })
  }
}
