extension DecimalNumber {
  /// The number that a cell of a table for readers holds, whose thousands may be parted by commas or by spaces: `1,234,567.8`.
  ///
  /// A comma that parts anything but thousands is no separator: `1,5` may mean one and a half, and is no number here rather than fifteen.
  ///
  /// - Parameter bytes: The cell; spaces around the number do not matter.
  /// - Returns: The nearest `Double`; `nil` where the cell is empty or no such number.
  /// - Complexity: O(bytes).
  public static func grouped(_ bytes: some Sequence<UInt8>) -> Double? {
    let cell = Array(bytes).trimmed
    guard let separator = cell.first(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }) else { return value(cell[...]) }
    let isSigned = cell[0] == UInt8(ascii: "-") || cell[0] == UInt8(ascii: "+")
    let point = cell.firstIndex(of: UInt8(ascii: ".")) ?? cell.count
    let groups = cell[(isSigned ? 1 : 0)..<point].split(separator: separator, omittingEmptySubsequences: false)
    guard let first = groups.first, 1...3 ~= first.count, groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    guard groups.joined().allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), !cell[point...].contains(separator) else {
      return nil
    }
    return value(cell.filter { $0 != separator })
  }
}

extension [UInt8] {
  /// The bytes without spaces at either end.
  fileprivate var trimmed: [UInt8] {
    let space = UInt8(ascii: " ")
    guard let first = firstIndex(where: { $0 != space }), let last = lastIndex(where: { $0 != space }) else { return [] }
    return Array(self[first...last])
  }
}
