import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// What a sighted reader sees on a map of areas, in sentences: how many areas each class has, which are highest and lowest, how many are not shown.
struct AreaSummary {
  let areas: Areas
  let cells: [Cell]
  let classes: Classification

  func sentences(titled title: String) -> String {
    let ranges = classes.classes.map { "\($0.label): \(FixedDecimal.grouped($0.members.count))" }
    let counts = "\(title), number of areas (\(areas.geography.kind)) in each class: \(ranges.joined(separator: "; "))."
    return ([counts] + extremes + hidden).joined(separator: " ")
  }

  /// The areas with the three highest numbers and those with the three lowest; of numbers that many areas share only how many.
  private var extremes: [String] {
    let groups = Self.groups(cells)
    guard groups.count > 1 else { return [] }
    let shown = min(3, groups.count / 2)
    let known = cells.haveOpenRanges ? " of those shown exactly" : ""
    return [
      "Highest\(known): \(groups.suffix(shown).reversed().map(words).joined(separator: "; ")).",
      "Lowest\(known): \(groups.prefix(shown).map(words).joined(separator: "; ")).",
    ]
  }

  /// The areas of each exact number, rising.
  private static func groups(_ cells: [Cell]) -> [[Int]] {
    let exact = cells.indices.compactMap { area in cells[area].exactNumber.map { (number: $0, area: area) } }.filter { !$0.number.isNaN }
    var groups: [[Int]] = []
    var last: Double?
    for (number, area) in exact.sorted(by: { $0 < $1 }) {
      if number == last { groups[groups.count - 1].append(area) } else { groups.append([area]) }
      last = number
    }
    return groups
  }

  private func words(_ group: [Int]) -> String {
    let value = cells[group[0]].text
    return group.count > 3
      ? "\(value) in \(FixedDecimal.grouped(group.count)) areas" : "\(group.map { areas.names[$0] }.joined(separator: ", ")) \(value)"
  }

  private var hidden: [String] {
    let counts = [
      (cells.count { if case .interval = $0 { true } else { false } }, "protected as a range"),
      (cells.count { $0 == .withheld }, "withheld"),
      (cells.count { $0 == .missing }, "without data"),
    ].filter { $0.0 > 0 }
    return counts.isEmpty ? [] : ["Not shown exactly: \(counts.map { "\(FixedDecimal.grouped($0.0)) \($0.1)" }.joined(separator: ", "))."]
  }
}

extension [Cell] {
  /// Whether an interval reaches above the least exact number over zero, so that nobody knows whether the largest of these is the largest of all.
  var haveOpenRanges: Bool {
    guard let least = lazy.compactMap(\.exactNumber).filter({ $0 > 0 }).min() else { return false }
    return contains { if case .interval(_, let upper) = $0 { Double(upper) > least } else { false } }
  }
}
