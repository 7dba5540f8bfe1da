import Foundation
import WardlightEssentials

/// What stands in `source.json` beside a fetched file: where it came from and what it is.
public struct SourceRecord: Codable, Hashable, Sendable {
  /// The source's id.
  public let id: String
  /// The publisher's title.
  public let title: String
  /// Who publishes it.
  public let publisher: String
  /// The date or edition its contents belong to.
  public let vintage: String
  /// The licence.
  public let licence: String
  /// What must be said wherever it is used.
  public let attribution: String
  /// Where it was fetched, or the page from which it was saved by hand.
  public let address: String
  /// The name of the file in the same folder.
  public let file: String
  /// The size in bytes.
  public let bytes: Int
  /// The SHA-256 as 64 lower-case hexadecimal digits.
  public let sha256: String
  /// The rows or features, where they were counted.
  public let count: Int?
  /// When the file was last changed, in the server's words.
  public let lastModified: String?
  /// The day it was fetched, where one was given.
  public let retrieved: String?

  init(_ source: OfficialSource, _ finding: Verification.Finding, lastModified: String?, retrieved: CalendarDate?) {
    id = source.id
    title = source.title
    publisher = source.publisher
    vintage = source.vintage
    licence = source.licence
    attribution = source.attribution
    address = source.address
    file = source.fileName
    bytes = finding.bytes
    sha256 = finding.sha256
    count = finding.count
    self.lastModified = lastModified
    self.retrieved = retrieved?.description
  }

  /// The record in a folder; `nil` where there is none that can be read.
  static func read(in folder: String) -> SourceRecord? {
    FileManager.default.contents(atPath: folder + "/" + name).flatMap { try? JSONDecoder().decode(SourceRecord.self, from: $0) }
  }

  /// Writes the record into a folder.
  func write(in folder: String) throws(FileFault) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let path = folder + "/" + Self.name
    guard var bytes = try? encoder.encode(self) else { throw .unwritable(path: path, reason: "the record cannot be put into words") }
    bytes.append(0x0A)
    try WholeFile.write(bytes, to: path)
  }

  /// Whether the record is of this source and its file is still the one that was recorded.
  func holds(for source: OfficialSource, in folder: String) -> Bool {
    let path = folder + "/" + file
    guard id == source.id, address == source.address, vintage == source.vintage, file == source.fileName,
      source.expected.sha256 ?? sha256 == sha256, isExpected(by: source.expected),
      (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) == bytes
    else { return false }
    return (try? Checksum(ofFile: path))?.description == sha256
  }

  private func isExpected(by expected: Expectation) -> Bool {
    guard let range = expected.count else { return true }
    return count.map(range.contains) ?? false
  }

  private static let name = "source.json"
}
