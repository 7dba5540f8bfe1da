import Foundation
import Testing
import WardlightFetching
import WardlightTestSupport

@Suite("The list of sources")
struct SourceListTests {
  private let entry = "title: T, publisher: P, vintage: V, licence: L, attribution: A, format: csv, checked: C"

  private func fault(_ text: String) -> String? {
    do throws(FetchError) {
      _ = try SourceList(text: text, file: "s.yaml")
      return nil
    } catch { return error.description }
  }

  @Test("The list that ships is whole")
  func shipped() throws {
    let list = try SourceList(reading: Checkout.root.appendingPathComponent("GeoData/sources.yaml").path)
    #expect(list.sources.count >= 12)
    #expect(Set(list.sources.map(\.id)).count == list.sources.count)
    for source in list.sources {
      #expect(source.address.hasPrefix("https://"), "\(source.id)")
      #expect(source.licence.contains("Open Government Licence v3.0"), "\(source.id)")
      #expect(source.attribution.contains("©") && !source.vintage.isEmpty && !source.checked.isEmpty, "\(source.id)")
      #expect(source.expected.count != nil && source.expected.minimumBytes > 1, "\(source.id)")
      if case .arcgis(let address, _) = source.place {
        #expect(
          address.hasSuffix("/FeatureServer/0") && source.expected.format == .geojson && !source.expected.fields.isEmpty, "\(source.id)")
      }
    }
    for id in ["wards-2022-london", "lsoa-2011", "lsoa-2021", "iod-2019", "iod-2025", "code-point-open", "nspl", "onspd"] {
      #expect(throws: Never.self) { try list.source(id) }
    }
  }

  @Test("An unknown id names the nearest")
  func unknown() throws {
    let list = try SourceList(text: "sources:\n- {id: lsoa, page: \"https://x\", \(entry)}", file: "s.yaml")
    do throws(FetchError) {
      _ = try list.source("lsoas")
      Issue.record("found")
    } catch {
      #expect(error.description == "s.yaml: there is no source “lsoas” (did you mean “lsoa”?); there are lsoa.")
    }
  }

  @Test("Faults name their place")
  func faults() {
    #expect(fault("") == "s.yaml: it is empty.")
    #expect(fault("sources: 3") == "s.yaml: there is no list “sources”.")
    #expect(fault("sources:\n- [").map { $0.contains("this is not YAML") } == true)
    #expect(fault("sources:\n- 3") == "s.yaml: line 2, column 3: a source must be a list of keys and values.")
    #expect(
      fault("sources:\n- {id: a, page: \"https://x\", titel: T, \(entry)}") == "s.yaml: line 2, column 30: “titel” is not a known key.")
    #expect(fault("sources:\n- {id: a, \(entry)}") == "s.yaml: line 2, column 3: “page” is missing.")
    #expect(fault("sources:\n- {id: ../a, page: \"https://x\", \(entry)}")?.contains("lower-case letters, digits and hyphens") == true)
    #expect(fault("sources:\n- {id: a, address: \"http://x\", service: file, \(entry)}")?.contains("must begin with https://") == true)
    #expect(fault("sources:\n- {id: a, address: \"https://x\", service: ftp, \(entry)}")?.contains("must be file or arcgis") == true)
    #expect(fault("sources:\n- {id: a, page: \"https://x\", count: 9-3, \(entry)}")?.contains("“count” is “9-3”") == true)
    let twice = "- {id: a, page: \"https://x\", \(entry)}\n"
    #expect(fault("sources:\n\(twice)\(twice)") == "s.yaml: line 3, column 3: the id “a” stands twice.")
  }

  @Test("A list that is not there")
  func missing() {
    do throws(FetchError) {
      _ = try SourceList(reading: "/nowhere/sources.yaml")
      Issue.record("read")
    } catch { #expect(error.description == "/nowhere/sources.yaml: there is no such file.") }
  }
}
