internal import Foundation
public import WardlightDisclosure

/// A count as it was released, once.
public struct LedgerEntry: Hashable, Sendable {
  /// What is counted.
  public let key: CellKey
  /// The numbers that the count can be by what was released.
  public let range: ClosedRange<Int>
  /// Whether it was hidden because it was small.
  public let isProtected: Bool
  /// The pack in which it stood.
  public let product: String
  /// The day of that pack's creation, as its manifest has it.
  public let date: String
  /// The policy of that pack, as the command line spells it.
  public let policy: String

  /// The count as what readers know of it.
  public var released: ReleasedCell {
    ReleasedCell(
      key, lower: range.lowerBound, upper: range.upperBound, isProtected: isProtected, place: "\(product), released \(date)")
  }
}

extension LedgerEntry {
  /// The entries of a pack that was read back.
  static func all(of pack: PackReading, product: String) -> [LedgerEntry] {
    pack.cells.compactMap { cell in
      cell.upper.map {
        LedgerEntry(
          key: cell.key, range: cell.lower...$0, isProtected: cell.isProtected, product: product, date: pack.created,
          policy: pack.policy.description)
      }
    }
  }

  /// The key as the ledger spells it, in one way: `["referrals","period","2020-05-01..2021-04-30","residence","E05000475"]`.
  static func text(of key: CellKey) -> String {
    let parts = [key.measure] + key.members.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
    return "[" + parts.map(quoted).joined(separator: ",") + "]"
  }

  /// The key that a text spells; `nil` where it spells none.
  static func key(of text: String) -> CellKey? {
    guard let parts = try? JSONDecoder().decode([String].self, from: Data(text.utf8)), let measure = parts.first, parts.count % 2 == 1
    else { return nil }
    let pairs = stride(from: 1, to: parts.count, by: 2).map { (parts[$0], parts[$0 + 1]) }
    return CellKey(measure, Dictionary(pairs) { first, _ in first })
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case _ where scalar.value < 32: quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
