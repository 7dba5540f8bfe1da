import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What a server says before the body.
struct Answer: Sendable {
  let status: Int
  let etag: String?
  let lastModified: String?
  /// The length of the body that follows; `nil` where it is unknown, or packed on the way.
  let length: Int?
  /// Which bytes of the whole follow.
  let range: ByteRange?
  /// Seconds the server asks to be left alone; `nil` where it names a time of day, for which a clock would be needed.
  let retryAfter: Double?

  init(_ response: HTTPURLResponse) {
    func header(_ name: String) -> String? { response.value(forHTTPHeaderField: name) }
    status = response.statusCode
    etag = header("ETag")
    lastModified = header("Last-Modified")
    let isPacked = header("Content-Encoding").map { $0.lowercased() != "identity" } ?? false
    length = isPacked ? nil : header("Content-Length").flatMap { Int($0) }
    range = header("Content-Range").flatMap(ByteRange.init(header:))
    retryAfter = header("Retry-After").flatMap { Double($0) }.flatMap { $0 >= 0 ? $0 : nil }
  }

  /// What a later request can name, so that the server goes on only with the same file; a weak tag does not promise the same bytes.
  var validator: String? {
    if let etag, !etag.hasPrefix("W/") { return etag }
    return lastModified
  }

  /// The size of the whole file, where it is known.
  var total: Int? { status == 206 ? range?.total : length }

  /// Whether a later attempt may fare better.
  var isPassing: Bool { status == 408 || status == 425 || status == 429 || (500...599).contains(status) && status != 501 }
}

/// `bytes 100-199/200` of a partial answer.
struct ByteRange: Hashable, Sendable {
  let first: Int
  let total: Int?

  init?(header: String) {
    guard let parts = header.wholeMatch(of: /bytes (\d+)-\d+\/(\d+|\*)/), let first = Int(parts.output.1) else { return nil }
    self.first = first
    total = Int(parts.output.2)
  }
}
