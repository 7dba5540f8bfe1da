import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
public import WardlightRecords

/// Whether geocoding gives points, and which.
public enum PointChoice: Hashable, Sendable {
  /// None: areas only.
  case none
  /// Where each row is. Refused unless the policy is `internal`.
  case exact
  /// Where each row is shown instead, so that at least so many addresses of its area may be meant: the donut method (``DonutMask``). The key must last, else each run
  /// would move a row elsewhere and many runs together would tell where it is.
  case masked(atLeast: Int, key: KeySource)
}

/// The masks of all areas, and what they achieved.
struct MaskedPoints {
  private let masks: [DonutMask]
  private let key: IdentifierKey
  private let least: Int
  /// For each row that was masked, how many addresses may be meant.
  private var achieved: [Int] = []
  private var failed = 0

  /// - Parameter addresses: The places of the addresses of each area.
  init(areas: Areas, addresses: [[Coordinate]], atLeast k: Int, key: IdentifierKey, _ parallel: Parallel) {
    masks = parallel.map(areas.count) { area in
      DonutMask(addresses: addresses[area], squareMetres: areas.shapes.size(ofArea: area), atLeast: k)
    }
    self.key = key
    least = k
  }

  /// The pseudonym of a person, or nothing where nobody is named.
  func pseudonym(_ identifier: some Sequence<UInt8>) -> String {
    let digits = String(key.pseudonym(of: identifier).bits, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Where the rows are shown, aligned with them; `nil` where a row has no point or area, or no place has enough addresses around it.
  mutating func masked(_ points: [(point: Coordinate, area: Int)?], _ parallel: Parallel) -> [Coordinate?] {
    let found = parallel.mapRanges(points.count, size: 2_048) { [masks, key] range in
      range.map { row in
        points[row].flatMap { point, area in
          // Whole centimetres: the same place has the same seed, however it was written.
          let name = "\(Int((point.easting * 100).rounded())) \(Int((point.northing * 100).rounded())) \(masks[area].k)"
          return masks[area].masked(point, seed: key.seed(of: name, purpose: "donut mask"))
        }
      }
    }.flatMap { $0 }
    for row in found.indices where points[row] != nil {
      if let mask = found[row] { achieved.append(mask.addresses) } else { failed += 1 }
    }
    return found.map { $0?.place }
  }

  /// How many rows were masked, and among how many addresses: the fewest, and the median.
  var table: RawTable {
    let sorted = achieved.sorted()
    let figures = [sorted.first, sorted.isEmpty ? nil : sorted[sorted.count / 2]]
    return RawTable(
      name: "masking", title: "How points were masked",
      note: "At least \(least) addresses of its area may be meant by each point; a row that no ring hides has its area alone.",
      columns: [
        RawColumn("name", "Masking", .labels(["Masked", "Area alone"])), RawColumn("count", "Rows", .counts([achieved.count, failed])),
        RawColumn("fewest_addresses", "Fewest addresses", .computedWhole([figures[0], nil], from: .sameRow(["count"]))),
        RawColumn("median_addresses", "Median", .computedWhole([figures[1], nil], from: .sameRow(["count"]))),
      ])
  }
}
