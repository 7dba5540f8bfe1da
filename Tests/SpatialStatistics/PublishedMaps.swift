import Foundation
import WardlightSpatialStatistics
import WardlightTestSupport

/// Maps of the literature as they are published: a column of a dBase table, neighbours from a `.gal` or `.gwt` file.
enum PublishedMaps {
  static let sids = "geodata/statistics/sids2/sids2"
  static let baltimore = "geodata/statistics/baltimore/baltim"

  /// A column of numbers.
  static func column(_ name: String, of map: String) throws -> [Double] {
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: SharedData.path(map + ".dbf"))))
    func whole(_ at: Int, _ size: Int) -> Int { (0..<size).reversed().reduce(0) { $0 << 8 | Int(bytes[at + $1]) } }
    let (records, header, length) = (whole(4, 4), whole(8, 2), whole(10, 2))
    var start = 1
    for field in stride(from: 32, to: header - 1, by: 32) {
      let title = String(decoding: bytes[field..<field + 11].prefix { $0 != 0 }, as: UTF8.self)
      let width = Int(bytes[field + 16])
      if title == name {
        return try (0..<records).map { record in
          let text = String(decoding: bytes[header + record * length + start..<header + record * length + start + width], as: UTF8.self)
          return try number(text.trimmingCharacters(in: .whitespaces))
        }
      }
      start += width
    }
    throw Missing(what: name)
  }

  /// Neighbours of a `.gal` file, whose areas have the numbers of a column.
  static func gal(_ map: String, numbers column: String) throws -> Weights {
    let text = try String(contentsOfFile: SharedData.path(map + ".gal"), encoding: .utf8)
    let words = text.drop { !$0.isNewline }.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    let numbers = try Self.column(column, of: map).map { Int($0) }
    let areas = Dictionary(uniqueKeysWithValues: zip(numbers, numbers.indices))
    var neighbours = [[Int]](repeating: [], count: numbers.count)
    var place = 0
    while place < words.count {
      neighbours[areas[words[place]]!] = words[place + 2..<place + 2 + words[place + 1]].map { areas[$0]! }
      place += 2 + words[place + 1]
    }
    return Weights(neighbours: neighbours)
  }

  /// Neighbours of a `.gwt` file, whose areas are numbered from 1, each weighing 1.
  static func gwt(_ path: String) throws -> Weights {
    let text = try String(contentsOfFile: SharedData.path(path), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map { $0.split(separator: " ").compactMap { Double($0) } }.dropFirst()
    var neighbours = [[Int]](repeating: [], count: lines.reduce(0) { max($0, Int($1[0])) })
    for line in lines { neighbours[Int(line[0]) - 1].append(Int(line[1]) - 1) }
    return Weights(neighbours: neighbours)
  }

  private static func number(_ text: String) throws -> Double {
    guard let number = Double(text) else { throw Missing(what: "a number") }
    return number
  }

  struct Missing: Error { let what: String }
}
