import Foundation
import WardlightEssentials

/// What a file is, by its first bytes: servers give web pages for data, with good status and any type.
enum Sniff: Hashable {
  case nothing
  case zip
  case gzip
  case sqlite
  case webPage
  case xml
  case json
  case text
  case unknown

  /// - Throws: ``FileFault/unreadable(path:)``.
  init(file path: String) throws(FileFault) {
    guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable(path: path) }
    defer { try? file.close() }
    let head: Data?
    do { head = try file.read(upToCount: 1024) } catch { throw .unreadable(path: path) }
    self.init(head: Array(head ?? Data()))
  }

  init(head: [UInt8]) {
    if head.isEmpty {
      self = .nothing
    } else if head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6]) {
      self = .zip
    } else if head.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if head.starts(with: Array("SQLite format 3\0".utf8)) {
      self = .sqlite
    } else {
      self = head.contains(0) ? .unknown : Self.text(head)
    }
  }

  private static func text(_ head: [UInt8]) -> Sniff {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = head.dropFirst(head.starts(with: mark) ? 3 : 0).drop { [9, 10, 13, 32].contains($0) }
    switch start.first {
    case UInt8(ascii: "<"):
      let words = String(decoding: start, as: UTF8.self).lowercased()
      return ["<!doctype html", "<html", "<head", "<body", "<script"].contains { words.contains($0) } ? .webPage : .xml
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .json
    default: return .text
    }
  }

  /// Whether a file of this look can be of a format.
  func fits(_ format: FileFormat) -> Bool {
    switch format {
    case .csv: self == .text
    case .geojson: self == .json
    case .zip: self == .zip
    case .gpkg: self == .sqlite
    case .compressedCSV: self == .gzip
    }
  }

  var inWords: String {
    switch self {
    case .nothing: "nothing"
    case .zip: "a zip archive"
    case .gzip: "a gzip file"
    case .sqlite: "an SQLite file"
    case .webPage: "a web page (HTML)"
    case .xml: "XML"
    case .json: "JSON"
    case .text: "plain text"
    case .unknown: "bytes of an unknown kind"
    }
  }
}
