import Testing
import WardlightGazetteer
import WardlightTestSupport

@Suite("Look-ups as cross-walks") struct CrosswalkTableTests {
  private let folder: ScratchFolder
  private let register: VintageRegister

  init() throws {
    folder = try ScratchFolder()
    register = try VintageRegister.embedded()
  }

  private func load(
    _ text: String, from: CrosswalkSource.Column = .recognised, to: CrosswalkSource.Column = .recognised,
    share: CrosswalkSource.ShareColumn = .recognised
  ) throws -> Crosswalk {
    let path = try folder.file("lookup.csv", text)
    return try Crosswalk.load(CrosswalkSource(path: path, from: from, to: to, share: share), register: register)
  }

  /// The sentence of the error without the folder.
  private func sentence(_ text: String, share: CrosswalkSource.ShareColumn = .recognised) -> String {
    do { _ = try load(text, share: share) } catch {
      return "\(error)".split(separator: "/").last.map(String.init) ?? ""
    }
    return "no error"
  }

  @Test("Columns are recognised by name, spaces and case are mended, a byte-order mark does no harm")
  func reads() throws {
    let made = try load("\u{FEFF}lsoa11_code,ward17_code,names\ne01000001,E05009288,x\n E01000002 ,E05009302,y\n")
    #expect(made.from == Vintage(.lsoa, 2011) && made.to == Vintage(.ward, 2017) && made.sources == ["E01000001", "E01000002"])
    #expect(made.making.method.hasSuffix("lookup.csv") && made.making.notes.isEmpty)
    let shares = try load(
      "ward2018_code,ward2025_code,postcodes,share_of_2018_ward\nE05000026,E05014053,1,0.25\nE05000026,E05014066,3,0.75\n")
    #expect(
      shares.from == Vintage(.ward, 2018) && shares.to == Vintage(.ward, 2025) && shares.share(of: "E05000026", in: "E05014053") == 0.25)
    let byPostcodes = try load(
      "ward2018_code,ward2025_code,postcodes\nE05000026,E05014053,1\nE05000026,E05014066,3\n", share: .field("postcodes"))
    #expect(byPostcodes.shares == [0.25, 0.75])
  }

  @Test("A best fit whose shares miss 1 is divided by their sum, and says so")
  func bestFit() throws {
    let made = try load("LSOA11CD,ward_code,postcodes,share\nE01000001,E05009297,55,1.0\nE01000002,E05009297,81,0.7\n")
    #expect(made.shares == [1, 1] && made.to.kind == .ward)
    #expect(made.making.notes == ["shares that miss 1 by more than 0.01 and were divided by their sum: those of E01000002"])
  }

  @Test("Three columns of codes need to be told apart")
  func kinds() throws {
    let text = "lsoa21_code,ward24_code,ltla24_code\nE01000001,E05009288,E09000001\n"
    #expect(
      sentence(text).hasPrefix(
        "lookup.csv: which columns hold the codes of source and target cannot be told; state them (columns of codes: lsoa21_code, ward24_code"
      ))
    #expect(try load(text, from: .kind(.lsoa), to: .kind(.ward)).to == Vintage(.ward, 2024))
    #expect(try load(text, from: .field("ward24_code"), to: .field("ltla24_code")).to == Vintage(.localAuthority, 2024))
  }

  @Test("A user's own zones make a cross-walk too")
  func zones() throws {
    let made = try load("ward_code,beat\nE05009288,b1\nE05009289,B1\n", from: .field("ward_code"), to: .field("beat"))
    #expect(made.targets == ["B1", "b1"] && made.to == Vintage(.other("areas of beat"), nil))
  }

  @Test(
    "Bad look-ups are refused in one sentence with file, row and column",
    arguments: [
      ("", "lookup.csv: the table is empty, without even a heading."),
      ("lsoa11_code,ward17_code\n", "lookup.csv: there is no link between areas."),
      ("a,b\n1,2\n", "lookup.csv: which columns hold the codes of source and target cannot be told; state them (columns of codes: none)."),
      ("lsoa11_code,ward17_code\nE01000001,\n", "lookup.csv, row 2, column ward17_code: there is no area code."),
      (
        "lsoa11_code,ward17_code\nE01000001,E05009288\nE01000002,E05009288\ne01000001, E05009288\n",
        "lookup.csv, rows 2 and 4: E01000001 and E05009288 are linked more than once."
      ),
      (
        "lsoa11_code,ward17_code\nE01000001,E05009288\nE01000001,E05009289\n",
        "lookup.csv: no column says how areas with several targets are divided: E01000001."
      ),
      (
        "lsoa11_code,ward17_code,share\nE01000001,E05009288,1\nE01000002,E05009288,-0.5\n",
        "lookup.csv, row 3, column share: the share of E01000002 in E05009288 is not a number of 0 or more."
      ),
      (
        "lsoa11_code,ward17_code,share\nE01000001,E05009288,half\n",
        "lookup.csv, row 2, column share: the share of E01000001 in E05009288 is not a number of 0 or more."
      ),
      (
        "lsoa11_code,ward17_code,share\nE01000001,E05009288,\n",
        "lookup.csv, row 2, column share: the share of E01000001 in E05009288 is not a number of 0 or more."
      ),
      (
        "lsoa11_code,ward17_code,share\nE01000001,E05009288,0\nE01000001,E05009289,0.0\n",
        "lookup.csv, row 2, column share: the shares of E01000001 sum to 0."
      ),
      (
        "lsoa21_code,ward17_code\nE01000004,E05009288\n",
        "lookup.csv, column ward17_code: by the field's name"
      ),
    ])
  func refused(text: String, expected: String) throws {
    if expected.contains("by the field's name") {
      // An LSOA that was split in 2021 is not among those of 2021.
      let split = try #require(
        register.sets.first { $0.vintage == Vintage(.lsoa, 2011) }?.codes.first { code in
          register.sets.contains { $0.vintage == Vintage(.lsoa, 2021) && !$0.contains(code) }
        })
      #expect(
        sentence("lsoa21_code,ward17_code\n\(split),E05009288\n")
          == "lookup.csv, column lsoa21_code: by the field's name the codes are LSOAs 2021, and they are LSOAs 2011; not among the LSOAs 2021: \(split)."
      )
    } else {
      #expect(sentence(text) == expected)
    }
  }

  @Test("A missing file and a missing column say so")
  func missing() throws {
    #expect { try Crosswalk.load(CrosswalkSource(path: "/nowhere/x.csv"), register: register) } throws: {
      "\($0)" == "/nowhere/x.csv: there is no such file."
    }
    #expect { try load("ward_code,x\nE05009288,1\n", from: .field("ward_code"), to: .field("y")) } throws: {
      "\($0)".contains("there is no field “y”")
    }
  }
}
