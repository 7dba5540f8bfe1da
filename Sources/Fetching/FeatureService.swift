import Foundation
import WardlightEssentials

/// A layer of an ArcGIS feature service, read page by page into one GeoJSON file.
///
/// Coordinates are asked for in the British National Grid, which the services of the ONS keep: a server's own way to longitude and latitude
/// may be metres off. The file then says so in its `crs`, which RFC 7946 has dropped and GDAL reads.
struct FeatureService {
  let source: OfficialSource
  let address: String
  let rows: String
  let part: PartFile
  let settings: FetchSettings
  let progress: ProgressReport

  /// What the layer says of itself.
  private struct Layer: Decodable {
    struct Field: Decodable {
      let name: String
      let type: String?
    }
    let objectIdField: String?
    let maxRecordCount: Int?
    let fields: [Field]?

    var key: String? { objectIdField ?? fields?.first { $0.type == "esriFieldTypeOID" }?.name }
  }

  private struct Count: Decodable { let count: Int }

  private struct Trouble: Decodable {
    struct Inner: Decodable {
      let code: Int?
      let message: String?
    }
    let error: Inner
  }

  /// Writes all features to a new file, in the order of the service's own numbers.
  ///
  /// - Returns: How many there are.
  func write(to path: String) throws(FetchError) -> Int {
    let layer: Layer = try read(Layer.self, at: address, asking: [("f", "json")])
    try check(layer)
    guard let key = layer.key else { throw fault("the layer has no field that numbers its rows") }
    let count = try read(Count.self, at: address + "/query", asking: [("where", rows), ("returnCountOnly", "true"), ("f", "json")]).count
    if let expected = source.expected.count, !expected.contains(count) {
      throw .count(id: source.id, address: address, found: count, expected: expected)
    }
    try pages(to: PartFile(path, id: source.id), count: count, key: key, size: min(settings.pageSize, layer.maxRecordCount ?? 1000))
    return count
  }

  /// Says what is missing before anything large is fetched.
  private func check(_ layer: Layer) throws(FetchError) {
    guard let fields = layer.fields?.map(\.name) else { return }
    let missing = source.expected.fields.filter { !fields.contains($0) }
    guard missing.isEmpty else { throw .fields(id: source.id, address: address, missing: missing, present: fields) }
  }

  private func pages(to file: PartFile, count: Int, key: String, size: Int) throws(FetchError) {
    var done = 0
    var last = Int.min
    var reference: String?
    while done < count || done == 0 {
      let page = try page(from: done, size: max(1, size), key: key)
      guard !page.features.isEmpty || count == 0 else { throw fault("it gives \(done) of \(count) features") }
      guard zip([last] + page.numbers, page.numbers).allSatisfy(<) else { throw fault("features come twice or out of order") }
      guard done == 0 || page.reference == reference else { throw fault("its pages are not in one reference system") }
      reference = page.reference
      try add(page, to: file, isFirst: done == 0)
      done += page.features.count
      last = page.numbers.last ?? last
      progress(Progress(task: "Fetching \(source.id)", done: done, total: count))
      guard done < count || !page.isCutShort, done <= count else { throw fault("it gives more than the \(count) features it counts") }
      if count == 0 { break }
    }
    do throws(FileFault) {
      try file.append(Data("\n]}\n".utf8))
      try file.flush()
    } catch {
      throw .file(error)
    }
  }

  private func page(from offset: Int, size: Int, key: String) throws(FetchError) -> FeaturePage {
    let bytes = try ask(
      address + "/query",
      [
        ("where", rows), ("outFields", "*"), ("returnGeometry", "true"), ("outSR", "27700"), ("orderByFields", "\(key) ASC"),
        ("resultOffset", "\(offset)"), ("resultRecordCount", "\(size)"), ("f", "geojson"),
      ])
    do throws(PageFault) { return try FeaturePage(bytes, key: key) } catch { throw fault(error.reason) }
  }

  private func add(_ page: FeaturePage, to file: PartFile, isFirst: Bool) throws(FetchError) {
    var text = Data()
    if isFirst { text.append(contentsOf: Array(head(page).utf8)) }
    for (place, feature) in page.features.enumerated() {
      text.append(contentsOf: Array((isFirst && place == 0 ? "\n" : ",\n").utf8))
      text.append(contentsOf: feature)
    }
    do throws(FileFault) { try file.append(text) } catch { throw .file(error) }
  }

  private func head(_ page: FeaturePage) -> String {
    let grid = #"{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}}"#
    let reference = page.reference ?? (page.isInMetres ? grid : nil)
    return "{\"type\":\"FeatureCollection\",\"name\":\"\(source.id)\",\(reference.map { "\"crs\":\($0)," } ?? "")\"features\":["
  }

  private func read<Value: Decodable>(_ type: Value.Type, at address: String, asking query: [(String, String)]) throws(FetchError) -> Value
  {
    let bytes = try ask(address, query)
    do { return try JSONDecoder().decode(type, from: Data(bytes)) } catch { throw fault("it is not what such a service says") }
  }

  /// The body of an answer that reports no error; a passing error is asked again.
  private func ask(_ address: String, _ query: [(String, String)]) throws(FetchError) -> [UInt8] {
    var failures = 0
    while true {
      let bytes = try body(address, query)
      guard let trouble = try? JSONDecoder().decode(Trouble.self, from: Data(bytes.prefix(10_000))).error else { return bytes }
      let code = trouble.code ?? 0
      failures += 1
      guard code == 429 || (500...599).contains(code), failures < settings.attempts else {
        throw .service(id: source.id, address: self.address, code: code, message: trouble.message ?? "")
      }
      Thread.sleep(forTimeInterval: settings.pause(after: failures, wish: nil))
    }
  }

  private func body(_ address: String, _ query: [(String, String)]) throws(FetchError) -> [UInt8] {
    guard var parts = URLComponents(string: address) else { throw .address(id: source.id, address: address, reason: "it is no address") }
    parts.queryItems = query.map { URLQueryItem(name: $0.0, value: $0.1) }
    guard let url = parts.url else { throw .address(id: source.id, address: address, reason: "it is no address") }
    _ = try Download(id: source.id, address: url, part: part, settings: settings) { _ in }.run()
    guard let bytes = FileManager.default.contents(atPath: part.path) else { throw .file(.unreadable(path: part.path)) }
    let look = Sniff(head: Array(bytes.prefix(1024)))
    guard look == .json else {
      throw .notThatKind(id: source.id, address: self.address, expected: source.expected.format, found: look.inWords)
    }
    return Array(bytes)
  }

  private func fault(_ reason: String) -> FetchError { .answer(id: source.id, address: address, reason: reason) }
}
