import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight carry")
struct CarryTests {
  private static let counts = "code,count\nE05000026,10\nE05000027,8\n"
  private static let lookup =
    "ward2018_code,ward2022_code,share_of_2018_ward\nE05000026,E05014053,0.25\nE05000026,E05014066,0.75\nE05000027,E05014053,1\n"

  private func carry(
    _ table: String, _ lookups: [(name: String, text: String, options: String)], _ options: [String] = ["--policy", "public"]
  )
    throws -> (study: SquareStudy, outcome: Tool.Outcome)
  {
    let study = try SquareStudy()
    _ = try study.scratch.file("counts.csv", table)
    for lookup in lookups { _ = try study.scratch.file(lookup.name, lookup.text) }
    let arguments = lookups.flatMap { ["--lookup", $0.name + $0.options] }
    let outcome = try Tool.run(
      ["carry", "counts.csv", "--id", "code", "--value", "count", "-o", "out.csv"] + arguments + options, in: study.scratch)
    return (study, outcome)
  }

  @Test("The total is kept exactly, halves go by order of code, and each area says what was divided")
  func total() throws {
    let (study, outcome) = try carry(Self.counts, [("l.csv", Self.lookup, "")])
    #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
    let table = try study.table()
    #expect(table.columns == ["code", "count", "expected", "divided_percent"])
    #expect(table.rows == [["E05014053", "11", "10.500", "23.8"], ["E05014066", "7", "7.500", "100.0"]])
    #expect(try outcome.number("Given") == 18 && outcome.number("Carried") == 18 && outcome.number("Of codes that the look-up lacks") == 0)
    #expect(outcome.errors.contains("ward 2018 → ward 2022") && outcome.errors.contains("1 of 2 areas are divided"), "\(outcome.errors)")
  }

  @Test("Codes that the look-up lacks are counted apart, empty cells are nothing, thousands have commas")
  func lacking() throws {
    let (study, outcome) = try carry("code,count\nE05000026,\nE05000027,\"1,008\"\nE05000028,20\n", [("l.csv", Self.lookup, "")])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try study.table().column("count") == ["1008", "0"])
    #expect(try outcome.number("Given") == 1_028 && outcome.number("Carried") == 1_008)
    #expect(try outcome.number("Of codes that the look-up lacks") == 20)
  }

  @Test("Look-ups follow one another, and one that does not is refused")
  func chain() throws {
    let first = "LSOA11CD,WD18CD\nE01000005,E05000026\nE01000006,E05000026\nE01000007,E05000027\n"
    let table = "code,count\nE01000005,6\nE01000006,4\nE01000007,8\n"
    let (study, outcome) = try carry(table, [("a.csv", first, ""), ("l.csv", Self.lookup, "")])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try study.table().column("count") == ["11", "7"])
    #expect(outcome.errors.contains("LSOA 2011 → ward 2022"), "\(outcome.errors)")
    let (_, wrong) = try carry(table, [("a.csv", first, ""), ("b.csv", first, "")])
    #expect(wrong.status == 65 && wrong.errors.contains("cannot be followed by"), "\(wrong.errors)")
  }

  @Test("LSOAs that stayed, split, merged and changed otherwise go by the weights of the new ones")
  func changes() throws {
    // The look-up of the ONS has these codes and changes; the weights are made up.
    let changes = """
      lsoa11_code,change_code,lsoa21_code
      E01000005,U,E01000005
      E01000010,S,E01034473
      E01000010,S,E01034474
      E01000852,M,E01035711
      E01000854,M,E01035711
      E01008187,X,E01035624
      E01008187,X,E01035637

      """
    let weights = "LSOA21CD,persons\nE01034473,300\nE01034474,100\nE01035624,50\nE01035637,50\n"
    let table = "code,count\nE01000005,7\nE01000010,40\nE01000852,5\nE01000854,6\nE01008187,20\n"
    let study = try SquareStudy()
    _ = try study.scratch.file("weights.csv", weights)
    _ = try study.scratch.file("changes.csv", changes)
    _ = try study.scratch.file("counts.csv", table)
    let options = ["--id", "code", "--value", "count", "--policy", "public", "-o", "out.csv"]
    let outcome = try Tool.run(
      ["carry", "counts.csv", "--lookup", "changes.csv,weights=weights.csv,weight-id=LSOA21CD,weight=persons"] + options, in: study.scratch)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let result = try study.table()
    for (code, count, divided) in [
      ("E01000005", "7", "0.0"), ("E01034473", "30", "100.0"), ("E01034474", "10", "100.0"), ("E01035711", "11", "0.0"),
      ("E01035624", "10", "100.0"), ("E01035637", "10", "100.0"),
    ] {
      #expect(result.cell("count", where: "code", is: code) == count, "\(code)")
      #expect(result.cell("divided_percent", where: "code", is: code) == divided, "\(code)")
    }
    #expect(outcome.errors.contains("divided roughly: E01008187"), "\(outcome.errors)")
    _ = try study.scratch.file("weights.csv", "LSOA21CD,persons\nE01034473,300\nE01034474,\n")
    let missing = try Tool.run(
      ["carry", "counts.csv", "--lookup", "changes.csv,weights=weights.csv,weight-id=LSOA21CD,weight=persons"] + options, in: study.scratch)
    #expect(missing.status == 65 && missing.errors.contains("E01034474"), "\(missing.errors)")
    let without = try Tool.run(
      ["carry", "counts.csv", "--lookup", "changes.csv,from=lsoa11_code,to=lsoa21_code"] + options, in: study.scratch)
    #expect(without.status == 65 && without.errors.contains("E01000010"), "\(without.errors)")
  }

  @Test("Counts of another vintage than the look-up's are refused")
  func vintage() throws {
    let (study, outcome) = try carry("code,count\nE05014053,10\nE05014066,20\n", [("l.csv", Self.lookup, "")])
    #expect(outcome.status == 65 && outcome.errors.contains("wards 2022"), "\(outcome.errors)")
    #expect(try !study.files().contains("out.csv"))
  }

  @Test("A count that is none is refused with its row", arguments: ["2.5", "-1", "1e300", "many"])
  func notWhole(_ cell: String) throws {
    let (study, outcome) = try carry("code,count\nE05000026,1\nE05000027,\(cell)\n", [("l.csv", Self.lookup, "")])
    #expect(outcome.status == 65 && outcome.errors.contains("counts.csv, row 3, field count: "), "\(outcome.errors)")
    #expect(try study.files() == ["counts.csv", "l.csv"])
  }

  @Test("By default small counts leave as an interval, with nothing from which they could be solved")
  func policy() throws {
    let (study, outcome) = try carry("code,count\nE05000026,4\nE05000027,10\n", [("l.csv", Self.lookup, "")], [])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try study.table().column("count") == ["11", "1–4"])
    #expect(try study.table().column("expected") == ["withheld", "withheld"])
  }

  @Test("A missing look-up, an unknown option, no look-up at all")
  func refusals() throws {
    let (_, missing) = try carry(Self.counts, [], ["--lookup", "nowhere.csv"])
    #expect(missing.status == 66 && missing.errors.contains("nowhere.csv"), "\(missing.status) \(missing.errors)")
    let (_, unknown) = try carry(Self.counts, [("l.csv", Self.lookup, ",form=x")])
    #expect(unknown.status == 64 && unknown.errors.contains("form=x"))
    let (_, own) = try carry(Self.counts, [("l.csv", Self.lookup, "")], ["-o", "counts.csv"])
    #expect(own.status == 64, "the last -o is the table itself: \(own.errors)")
    let (_, half) = try carry(Self.counts, [("l.csv", Self.lookup, ",weights=w.csv")])
    #expect(half.status == 64)
    let (_, stated) = try carry(Self.counts, [("l.csv", Self.lookup, ",from=old")])
    #expect(stated.status == 65 && stated.errors.contains("“old”"), "\(stated.errors)")
  }
}
