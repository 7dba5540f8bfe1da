import Foundation
import Testing
import WardlightTestSupport

/// A file of `Reference/`, whose format its README describes: cases with their provenance, their inputs by name and the numbers expected of each area.
struct ReferenceFile: CustomTestStringConvertible {
  let name: String
  let dataSet: String
  let cases: [ReferenceCase]

  var testDescription: String { name }

  static let folder = Checkout.root.appendingPathComponent("Tests/SpatialStatistics/Reference")

  /// Every file there is, in order of name.
  static let all: [ReferenceFile] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().map { ReferenceFile(name: $0) }
  }()

  init(name: String) {
    let text = (try? String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
    var dataSet = ""
    var cases: [ReferenceCase] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if let (key, value) = Self.entry(line) {
        if key == "data" {
          dataSet = value
        } else if key == "case" {
          cases.append(ReferenceCase(name: value))
        } else {
          cases[cases.count - 1].keys[key] = value
        }
      } else {
        cases[cases.count - 1].rows.append(line.split(separator: " ").map(String.init))
      }
    }
    self.name = String(name.dropLast(4))
    self.dataSet = dataSet
    self.cases = cases
  }

  /// `key: value`, where the line is no row of numbers.
  private static func entry(_ line: Substring) -> (String, String)? {
    guard let colon = line.firstIndex(of: ":"), line.first?.isLetter == true, !line[..<colon].contains(" ") else { return nil }
    return (String(line[..<colon]), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
  }
}

/// One statistic of one map, as somebody else has it.
struct ReferenceCase {
  let name: String
  var keys: [String: String] = [:]
  /// A code, or `-` where the result is of the whole map, and a cell for each column.
  var rows: [[String]] = []

  init(name: String) { self.name = name }

  var statistic: String { keys["statistic"] ?? "" }
  var provenance: String { keys["from"] ?? "" }
  var columns: [String] { (keys["columns"] ?? "").split(separator: " ").map(String.init) }
  /// The relative difference that is allowed; `nil` for p-values that are drawn.
  var tolerance: Double? { keys["tolerance"].flatMap { Double($0) } }

  func cells(_ column: Int) -> [String] { rows.map { $0[column + 1] } }
}
