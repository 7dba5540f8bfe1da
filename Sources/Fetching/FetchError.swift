public import WardlightEssentials
public import WardlightLoading

/// Why a source was not fetched.
public enum FetchError: Error, Hashable, Sendable {
  /// The list of sources cannot be used; line and column count from 1, 0 where the fault belongs to the whole file.
  case list(file: String, line: Int, column: Int, reason: String)
  /// The list has no source of this name.
  case unknown(id: String, file: String, nearest: String?, present: [String])
  /// The source has no address, only a page for a person to open.
  case byHand(id: String, page: String, file: String)
  /// The server has nothing at the address.
  case notThere(id: String, address: String, status: Int)
  /// The server refuses, or fails again and again.
  case refused(id: String, address: String, status: Int, attempts: Int)
  /// The connection fails again and again; `reason` is the system's.
  case network(id: String, address: String, reason: String, attempts: Int)
  /// The address cannot be followed.
  case address(id: String, address: String, reason: String)
  /// The body ends before it should, again and again.
  case shortBody(id: String, address: String, received: Int, expected: Int)
  /// The feature service reports an error of its own.
  case service(id: String, address: String, code: Int, message: String)
  /// What came is not of the kind expected.
  case notThatKind(id: String, address: String, expected: FileFormat, found: String)
  /// The answer of the feature service is not what such services give.
  case answer(id: String, address: String, reason: String)
  /// There are more or fewer rows than there must be.
  case count(id: String, address: String, found: Int, expected: ClosedRange<Int>)
  /// Fields are missing.
  case fields(id: String, address: String, missing: [String], present: [String])
  /// The archive has no table of the name expected.
  case members(id: String, address: String, pattern: String, present: [String])
  /// The file is smaller than it can be.
  case small(id: String, address: String, bytes: Int, least: Int)
  /// The file is not the one whose SHA-256 the list states.
  case checksum(id: String, address: String, found: String, expected: String)
  /// The file cannot be read as what it claims to be.
  case contents(id: String, address: String, LoadingError)
  /// Another run is fetching the same source.
  case busy(id: String, path: String)
  /// A file cannot be read or written.
  case file(FileFault)
}

extension FetchError: CustomStringConvertible {
  /// One sentence that names the source and its address.
  public var description: String {
    switch self {
    case .list(let file, let line, let column, let reason):
      line > 0 ? "\(file): line \(line), column \(column): \(reason)." : "\(file): \(reason)."
    case .unknown(let id, let file, let nearest, let present):
      "\(file): there is no source “\(id)”\(nearest.map { " (did you mean “\($0)”?)" } ?? ""); there are \(present.joined(separator: ", "))."
    case .byHand(let id, let page, let file): "\(id): open \(page) and save the file as \(file), then run this again to have it checked."
    case .busy(let id, let path): "\(id): another run is fetching it (\(path))."
    case .file(let fault): fault.description
    default: networkSentence ?? contentSentence
    }
  }

  private var networkSentence: String? {
    switch self {
    case .notThere(let id, let address, let status): "\(id): there is nothing at \(address) (the server says \(status))."
    case .refused(let id, let address, let status, let attempts):
      "\(id): the server refuses \(address) (it says \(status), \(Self.times(attempts)))."
    case .network(let id, let address, let reason, let attempts):
      "\(id): \(address) cannot be read (\(reason), \(Self.times(attempts)))."
    case .address(let id, let address, let reason): "\(id): \(address) cannot be followed (\(reason))."
    case .shortBody(let id, let address, let received, let expected):
      "\(id): \(address) ends after \(received) of \(expected) bytes."
    default: nil
    }
  }

  private var contentSentence: String {
    switch self {
    case .service(let id, let address, let code, let message):
      "\(id): the feature service at \(address) reports error \(code)\(message.isEmpty ? "" : " (\(message))")."
    case .notThatKind(let id, let address, let expected, let found):
      "\(id): \(address) gave \(found) and should give \(expected.inWords)."
    case .answer(let id, let address, let reason): "\(id): the answer of \(address) cannot be used (\(reason))."
    case .count(let id, let address, let found, let expected):
      "\(id): \(address) gave \(found) rows and should give \(Self.range(expected))."
    case .fields(let id, let address, let missing, let present):
      "\(id): \(address) lacks the fields \(missing.joined(separator: ", ")); it has \(present.joined(separator: ", "))."
    case .members(let id, let address, let pattern, let present):
      "\(id): the archive that \(address) gave has no \(pattern); it has \(present.joined(separator: ", "))."
    case .small(let id, let address, let bytes, let least): "\(id): \(address) gave \(bytes) bytes and should give at least \(least)."
    case .checksum(let id, let address, let found, let expected):
      "\(id): \(address) gave a file of SHA-256 \(found) and should give \(expected)."
    case .contents(let id, let address, let fault): "\(id): what \(address) gave cannot be read: \(fault.description)"
    default: ""
    }
  }

  private static func times(_ attempts: Int) -> String { attempts == 1 ? "tried once" : "tried \(attempts) times" }

  private static func range(_ count: ClosedRange<Int>) -> String {
    count.lowerBound == count.upperBound ? "\(count.lowerBound)" : "\(count.lowerBound) to \(count.upperBound)"
  }
}

extension FileFormat {
  var inWords: String {
    switch self {
    case .csv: "a table as text (CSV)"
    case .geojson: "GeoJSON"
    case .zip: "a zip archive"
    case .gpkg: "a GeoPackage"
    case .compressedCSV: "a compressed table (gzip)"
    }
  }
}
