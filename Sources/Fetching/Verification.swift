import Foundation
import WardlightEssentials
import WardlightLoading

/// The proof that a file is what its source promises.
struct Verification {
  let source: OfficialSource

  /// What was found.
  struct Finding: Hashable {
    let bytes: Int
    let sha256: String
    let count: Int?
  }

  /// Checks kind, size, SHA-256, fields and count, the cheapest first.
  func check(_ path: String) throws(FetchError) -> Finding {
    let look = try reading { () throws(FileFault) in try Sniff(file: path) }
    guard look.fits(expected.format) else {
      throw .notThatKind(id: source.id, address: source.address, expected: expected.format, found: look.inWords)
    }
    let bytes = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    guard bytes >= expected.minimumBytes else {
      throw .small(id: source.id, address: source.address, bytes: bytes, least: expected.minimumBytes)
    }
    let sum = try reading { () throws(FileFault) in try Checksum(ofFile: path) }.description
    if let sha256 = expected.sha256, sha256 != sum {
      throw .checksum(id: source.id, address: source.address, found: sum, expected: sha256)
    }
    return Finding(bytes: bytes, sha256: sum, count: try count(path))
  }

  private var expected: Expectation { source.expected }

  /// The number of rows, where it was to be counted.
  private func count(_ path: String) throws(FetchError) -> Int? {
    let tables = try tables(path)
    guard !tables.isEmpty, expected.count != nil || !expected.fields.isEmpty else { return nil }
    var count = 0
    for table in tables { count += try rows(table) }
    if let range = expected.count, !range.contains(count) {
      throw .count(id: source.id, address: source.address, found: count, expected: range)
    }
    return count
  }

  /// The file, or the tables in it.
  private func tables(_ path: String) throws(FetchError) -> [String] {
    guard expected.format == .zip else { return [path] }
    guard let directory = ZipDirectory(file: path) else {
      throw .notThatKind(id: source.id, address: source.address, expected: .zip, found: "a zip archive without its end")
    }
    guard let pattern = expected.members else { return [] }
    let names = directory.names(like: pattern)
    guard !names.isEmpty else {
      throw .members(id: source.id, address: source.address, pattern: pattern, present: Array(directory.names.prefix(20)))
    }
    return names.map { "/vsizip/\(URL(fileURLWithPath: path).path)/\($0)" }
  }

  private func rows(_ table: String) throws(FetchError) -> Int {
    let reader = TableReader(path: table, hasHeader: expected.heading == .firstRow)
    let present = try loading { () throws(LoadingError) in try reader.fields() }
    let missing = expected.fields.filter { !present.contains($0) }
    guard missing.isEmpty else { throw .fields(id: source.id, address: source.address, missing: missing, present: present) }
    let first = Array((expected.fields + present).prefix(1))
    return try loading { () throws(LoadingError) in try reader.read(fields: first).rowCount }
  }

  private func loading<Result>(_ body: () throws(LoadingError) -> Result) throws(FetchError) -> Result {
    do throws(LoadingError) { return try body() } catch { throw .contents(id: source.id, address: source.address, error) }
  }

  private func reading<Result>(_ body: () throws(FileFault) -> Result) throws(FetchError) -> Result {
    do throws(FileFault) { return try body() } catch { throw .file(error) }
  }
}
