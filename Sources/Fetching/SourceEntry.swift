import Yams

/// One entry of a list of sources, as YAML has it.
struct SourceEntry {
  private let file: String
  private let mapping: Node.Mapping
  private let mark: Mark?

  private static let keys = [
    "id", "title", "publisher", "vintage", "licence", "attribution", "service", "address", "rows", "page", "format", "count", "fields",
    "members", "heading", "sha256", "minimum_bytes", "checked",
  ]

  /// The entries below the key `sources`.
  static func all(in text: String, file: String) throws(FetchError) -> [SourceEntry] {
    guard let sequence = try root(of: text, file: file).mapping?["sources"]?.sequence else {
      throw .list(file: file, line: 0, column: 0, reason: "there is no list “sources”")
    }
    var entries: [SourceEntry] = []
    for node in sequence {
      guard let mapping = node.mapping else {
        throw .list(
          file: file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0, reason: "a source must be a list of keys and values")
      }
      entries.append(SourceEntry(file: file, mapping: mapping, mark: node.mark))
    }
    return entries
  }

  private static func root(of text: String, file: String) throws(FetchError) -> Node {
    do {
      if let node = try Yams.compose(yaml: text) { return node }
    } catch {
      throw .list(file: file, line: line(of: error), column: 0, reason: "this is not YAML")
    }
    throw .list(file: file, line: 0, column: 0, reason: "it is empty")
  }

  private static func line(of error: any Error) -> Int {
    switch error as? YamlError {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: 0
    }
  }

  func source() throws(FetchError) -> OfficialSource {
    for (key, _) in mapping where !Self.keys.contains(key.scalar?.string ?? "") {
      throw fault("“\(key.scalar?.string ?? "")” is not a known key", at: key)
    }
    return OfficialSource(
      id: try id(), title: try needed("title"), publisher: try needed("publisher"), vintage: try needed("vintage"),
      licence: try needed("licence"), attribution: try needed("attribution"), place: try place(), expected: try expectation(),
      checked: try needed("checked"))
  }

  func fault(_ reason: String, at node: Node? = nil) -> FetchError {
    let mark = node?.mark ?? mark
    return .list(file: file, line: mark?.line ?? 0, column: mark?.column ?? 0, reason: reason)
  }

  private func id() throws(FetchError) -> String {
    let id = try needed("id")
    guard id.first != "-", id.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }) else {
      throw fault("the id “\(id)” must be of lower-case letters, digits and hyphens", at: mapping["id"])
    }
    return id
  }

  private func place() throws(FetchError) -> OfficialSource.Place {
    guard let address = try text("address") else { return .page(address: try web("page")) }
    guard mapping["page"] == nil else { throw fault("“\(address)” is an address, so “page” must go", at: mapping["page"]) }
    switch try needed("service") {
    case "file": return .file(address: try web("address"))
    case "arcgis": return .arcgis(address: try web("address"), rows: try text("rows") ?? "1=1")
    default: throw fault("“service” must be file or arcgis", at: mapping["service"])
    }
  }

  private func expectation() throws(FetchError) -> Expectation {
    guard
      let format = try value("format", "one of \(FileFormat.allCases.map(\.rawValue).joined(separator: ", "))", FileFormat.init(rawValue:))
    else { throw missing("format") }
    return Expectation(
      format: format, count: try value("count", "a number, or two as 1700000-1800000", Self.range), fields: try texts("fields"),
      members: try text("members"),
      heading: try value("heading", "first-row or none", Expectation.Heading.init(rawValue:)) ?? .firstRow,
      sha256: try value("sha256", "64 hexadecimal digits") { $0.count == 64 && $0.allSatisfy(\.isHexDigit) ? $0.lowercased() : nil },
      minimumBytes: try value("minimum_bytes", "a number of bytes") { Int($0) } ?? 1)
  }

  private static func range(_ text: String) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last else { return nil }
    return first...last
  }

  /// An address must be secure, but for one on this machine, where a list may be tried out.
  private func web(_ key: String) throws(FetchError) -> String {
    let address = try needed(key)
    guard address.hasPrefix("https://") || address.hasPrefix("http://127.0.0.1:") else {
      throw fault("“\(key)” must begin with https://", at: mapping[key])
    }
    return address
  }

  private func text(_ key: String) throws(FetchError) -> String? {
    guard let node = mapping[key] else { return nil }
    guard let text = node.scalar?.string, !text.isEmpty else { throw fault("“\(key)” must be one value", at: node) }
    return text
  }

  private func needed(_ key: String) throws(FetchError) -> String {
    guard let text = try text(key) else { throw missing(key) }
    return text
  }

  private func texts(_ key: String) throws(FetchError) -> [String] {
    guard let node = mapping[key] else { return [] }
    guard let sequence = node.sequence else { throw fault("“\(key)” must be a list", at: node) }
    var texts: [String] = []
    for item in sequence {
      guard let text = item.scalar?.string else { throw fault("“\(key)” must be a list of values", at: item) }
      texts.append(text)
    }
    return texts
  }

  private func value<Value>(_ key: String, _ expected: String, _ read: (String) -> Value?) throws(FetchError) -> Value? {
    guard let text = try text(key) else { return nil }
    guard let value = read(text) else { throw fault("“\(key)” is “\(text)” and should be \(expected)", at: mapping[key]) }
    return value
  }

  private func missing(_ key: String) -> FetchError { fault("“\(key)” is missing") }
}
