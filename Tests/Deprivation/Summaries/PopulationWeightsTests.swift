import Testing
import WardlightDeprivation
import WardlightGazetteer
import WardlightTestSupport

@Suite("Residents from a table of the user's")
struct PopulationWeightsTests {
  private let check: VintageCheck
  private let folder: ScratchFolder

  init() throws {
    check = VintageCheck(try Index2019.register.get())
    folder = try ScratchFolder()
  }

  private func load(_ text: String, _ code: String = "LSOA21CD", stated: Vintage? = nil) throws -> PopulationWeights {
    let index = try check.admit(
      CodeColumn(source: "index.csv", field: "lsoa21_code", codes: ["E01000001", "E01000002", "E01035716"], stated: Vintage(.lsoa, 2021)))
    return try PopulationWeights.load(
      path: try folder.file("people.csv", text), code: code, field: "people", note: "mid-2022", stated: stated, for: index, check)
  }

  @Test("Numbers stand by code, and the table is named")
  func reads() throws {
    let weights = try load("LSOA21CD,people\nE01035716,\"1,500\"\nE01000001,1700.5\n e01000002 ,0\n")
    #expect(weights.values == [1_700.5, 0, 1_500] && weights.note == "mid-2022, column people of people.csv")
    #expect(weights.notices == ["people.csv, column people: there are no residents in row 4."] && weights.entry.matched == 3)
  }

  @Test("Areas that the table lacks are not known, and are named")
  func lacks() throws {
    let weights = try load("LSOA21CD,people\nE01000001,1700\nE01000002,\n")
    #expect(weights.values[0] == 1_700 && weights.values[1].isNaN && weights.values[2].isNaN)
    #expect(weights.notices == ["2 areas of the index have no population in people.csv, column people: E01000002, E01035716."])
  }

  @Test("A table of another vintage, with words, repeated codes, negative numbers or only zeros is refused with file, row and column")
  func refused() throws {
    #expect { try load("LSOA11CD,people\nE01033468,1\nE01012094,2\n", "LSOA11CD", stated: Vintage(.lsoa, 2011)) } throws: {
      "\($0)".contains("people.csv, column LSOA11CD, has LSOAs 2011 and index.csv, field lsoa21_code, has LSOAs 2021")
    }
    #expect { try load("LSOA21CD,people\nE01000001,many\n") } throws: {
      "\($0)".hasSuffix("people.csv, row 2, field people: there is no number.")
    }
    #expect { try load("LSOA21CD,people\nE01000001,1\nE01000001,2\n") } throws: {
      "\($0)".contains("the code E01000001 stands in rows 2 and 3")
    }
    #expect { try load("LSOA21CD,people\nE01000001,1\nE01000002,-5\n") } throws: {
      "\($0)".contains("people.csv, row 3, field people: not a count")
    }
    #expect { try load("LSOA21CD,people\nE01000001,0\nE01000002,\n") } throws: {
      "\($0)".hasSuffix("people.csv, column people: there are no residents in any area of the index.")
    }
    #expect { try load("LSOA21CD,persons\nE01000001,0\n") } throws: { "\($0)".contains("there is no field “people”") }
    #expect { try load("LSOA21CD,people\nE01000009,5\n") } throws: { "\($0)".contains("none of its codes stands in index.csv") }
  }
}
