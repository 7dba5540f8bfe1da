import Foundation
import Testing
import WardlightEssentials
import WardlightFetching
import WardlightTestSupport

/// A feature service as the ONS runs them, with the faults that a test wants.
private struct Service: Sendable {
  var count = 5
  var counted: Int?
  var pageLimit = 2
  var key = "FID"
  var ignoresOffset = false
  var gives: Int?
  var faults: @Sendable (Request) -> Reply? = { _ in nil }

  func answer(_ request: Request) -> Reply {
    if let fault = faults(request) { return fault }
    if !request.path.hasSuffix("/query") {
      return .text(
        #"{"objectIdField":"\#(key)","maxRecordCount":\#(pageLimit),"fields":[{"name":"\#(key)","type":"esriFieldTypeOID"},{"name":"code"},{"name":"name"}]}"#
      )
    }
    if request.query["returnCountOnly"] == "true" { return .text("{\"count\":\(counted ?? count)}") }
    let offset = ignoresOffset ? 0 : Int(request.query["resultOffset"] ?? "") ?? 0
    let size = min(pageLimit, Int(request.query["resultRecordCount"] ?? "") ?? pageLimit)
    let last = max(offset, min(gives ?? count, offset + size))
    let features = (offset..<last).map(feature).joined(separator: ", ")
    return .text(
      "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:27700\"}},"
        + "\"properties\":{\"exceededTransferLimit\":\(last < count)},\"features\":[\(features)]}")
  }

  private func feature(_ place: Int) -> String {
    """
    {"type":"Feature","id":\(place + 1),"geometry":{"type":"Point","coordinates":[53\(place)000.12345678901, 180000]},\
    "properties":{"\(key)":\(place + 1),"code":"E\(place)","name":"A \\"quoted\\" ]} name"}}
    """
  }
}

@Suite("A feature service: every page, in order, once")
struct FeatureServiceTests {
  private func source(_ trial: Trial, _ more: String = "count: 5\nfields: [code, name]") throws -> OfficialSource {
    try trial.source(format: "geojson", service: "arcgis", path: "/rest/services/Wards/FeatureServer/0", more)
  }

  private let place = "trial: "
  private let address = "http://server/rest/services/Wards/FeatureServer/0"

  private func sentence(_ service: Service, _ more: String = "count: 5") throws -> String? {
    let trial = try Trial { service.answer($0) }
    let sentence = trial.sentence(of: try source(trial, more))
    #expect(trial.files.isEmpty)
    return sentence
  }

  @Test("Pages become one file that keeps the service's own words", arguments: [1, 2, 3, 5, 100])
  func pages(limit: Int) throws {
    let service = Service(pageLimit: limit)
    let trial = try Trial { service.answer($0) }
    let fetched = try trial.fetch(try source(trial))
    #expect(fetched.record.count == 5)
    let text = String(decoding: try #require(trial.contents("geojson")), as: UTF8.self)
    #expect(text.contains("530000.12345678901, 180000") && text.contains("EPSG:27700"))
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let features = try #require(object["features"] as? [[String: Any]])
    #expect(features.map { ($0["properties"] as? [String: Any])?["code"] as? String } == ["E0", "E1", "E2", "E3", "E4"])
    #expect(trial.files == ["trial/source.json", "trial/trial.geojson"])
    let queries = trial.server.requests.filter { $0.query["resultOffset"] != nil }
    #expect(queries.count == (5 + limit - 1) / limit)
    #expect(queries.allSatisfy { $0.query["orderByFields"] == "FID ASC" && $0.query["outSR"] == "27700" && $0.query["where"] == "1=1" })
  }

  @Test("The same bytes for any size of page")
  func sameBytes() throws {
    let files = try [1, 3, 100].map { limit -> Data? in
      let trial = try Trial { Service(pageLimit: limit).answer($0) }
      _ = try trial.fetch(try source(trial))
      return trial.contents("geojson")
    }
    #expect(Set(files).count == 1 && files[0] != nil)
  }

  @Test("Only the wanted rows are asked for")
  func rows() throws {
    let trial = try Trial { Service().answer($0) }
    _ = try trial.fetch(try source(trial, "rows: LAD22CD LIKE 'E09%'"))
    #expect(trial.server.requests.dropFirst().allSatisfy { $0.query["where"] == "LAD22CD LIKE 'E09%'" })
  }

  @Test("Pages that fail in passing are asked for again")
  func passing() throws {
    let service = Service { request in
      switch request.number {
      case 1, 4: .status(503)
      case 2: Reply.text("{\"objectIdField\":\"FID\"}").ending(.closing(after: 5))
      case 6: .text(#"{"error":{"code":504,"message":"Timed out"}}"#)
      default: nil
      }
    }
    let trial = try Trial { service.answer($0) }
    #expect(try trial.fetch(try source(trial)).record.count == 5)
  }

  @Test("An error in a good answer")
  func errorBody() throws {
    let service = Service { $0.query["resultOffset"] == "2" ? .text(#"{"error":{"code":400,"message":"Cannot perform query"}}"#) : nil }
    #expect(try sentence(service) == "\(place)the feature service at \(address) reports error 400 (Cannot perform query).")
    let gone = Service { _ in .text(#"{"error":{"code":400,"message":"Invalid URL","details":["Invalid URL"]}}"#) }
    #expect(try sentence(gone) == "\(place)the feature service at \(address) reports error 400 (Invalid URL).")
    let busy = Service { _ in .text(#"{"error":{"code":429}}"#) }
    #expect(try sentence(busy) == "\(place)the feature service at \(address) reports error 429.")
  }

  @Test("Counts that do not agree")
  func counts() throws {
    #expect(try sentence(Service(count: 4)) == "\(place)\(address) gave 4 rows and should give 5.")
    #expect(try sentence(Service(gives: 3)) == "\(place)the answer of \(address) cannot be used (it gives 3 of 5 features).")
    #expect(
      try sentence(Service(count: 6, counted: 5))
        == "\(place)the answer of \(address) cannot be used (it gives more than the 5 features it counts).")
    #expect(try sentence(Service(count: 0), "count: 1-9") == "\(place)\(address) gave 0 rows and should give 1 to 9.")
  }

  @Test("A service that gives the same page again and again")
  func samePage() throws {
    #expect(
      try sentence(Service(ignoresOffset: true)) == "\(place)the answer of \(address) cannot be used (features come twice or out of order)."
    )
  }

  @Test("Missing fields are found before anything large is fetched")
  func fields() throws {
    let trial = try Trial { Service().answer($0) }
    #expect(
      trial.sentence(of: try source(trial, "fields: [WD22CD]")) == "\(place)\(address) lacks the fields WD22CD; it has FID, code, name.")
    #expect(trial.server.requests.count == 1)
    #expect(trial.files.isEmpty)
  }

  @Test("Answers that are none")
  func nonsense() throws {
    let page = Service { $0.query["resultOffset"] != nil ? .text("<html>Sorry</html>") : nil }
    #expect(try sentence(page) == "\(place)\(address) gave a web page (HTML) and should give GeoJSON.")
    let half = Service { $0.query["resultOffset"] != nil ? .text(#"{"features":[{"id":1}"#) : nil }
    #expect(try sentence(half) == "\(place)the answer of \(address) cannot be used (it is no whole JSON object).")
    let empty = Service { $0.query["resultOffset"] != nil ? .text(#"{"features":[{"type":"Feature","properties":{}}]}"#) : nil }
    #expect(try sentence(empty) == "\(place)the answer of \(address) cannot be used (a feature has no FID).")
    let other = Service { $0.query["returnCountOnly"] != nil ? .text("{}") : nil }
    #expect(try sentence(other) == "\(place)the answer of \(address) cannot be used (it is not what such a service says).")
  }
}
