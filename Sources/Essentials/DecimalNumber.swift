/// Reads decimal numbers from the bytes of a cell.
public enum DecimalNumber {
  /// The number that a cell holds.
  ///
  /// - Parameter bytes: The cell; spaces around the number do not matter. A sign, a point and an exponent are understood; thousands separators,
  ///   hexadecimal numbers, `nan` and `inf` are not.
  /// - Returns: The nearest `Double`; `nil` where the cell is empty or no such number.
  /// - Complexity: O(bytes). Up to 15 digits are exact in a `Double`, and so is a power of ten up to 10²², so that one division is
  ///   correctly rounded; longer numbers take the library's way.
  /// - SeeAlso: Clinger (1990), How to read floating point numbers accurately, doi:10.1145/93548.93557.
  public static func value(_ bytes: ArraySlice<UInt8>) -> Double? {
    bytes.withUnsafeBufferPointer(value)
  }

  /// The number that a text holds, as ``value(_:)-(ArraySlice<UInt8>)`` reads a cell.
  public static func value(_ bytes: some Sequence<UInt8>) -> Double? { value(Array(bytes)[...]) }

  private static func value(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var mantissa = 0
    var digits = 0
    var decimals = 0
    var isNegative = false
    var state = State.start
    for byte in bytes {
      switch (byte, state) {
      case (UInt8(ascii: " "), .start): continue
      case (UInt8(ascii: " "), .whole), (UInt8(ascii: " "), .fraction), (UInt8(ascii: " "), .end): state = .end
      case (UInt8(ascii: "-"), .start), (UInt8(ascii: "+"), .start):
        isNegative = byte == UInt8(ascii: "-")
        state = .whole
      case (UInt8(ascii: "."), .start), (UInt8(ascii: "."), .whole): state = .fraction
      case (UInt8(ascii: "0")...UInt8(ascii: "9"), .start), (UInt8(ascii: "0")...UInt8(ascii: "9"), .whole),
        (UInt8(ascii: "0")...UInt8(ascii: "9"), .fraction):
        digits += 1
        guard digits <= 15 else { return long(bytes) }
        mantissa = mantissa * 10 + Int(byte - UInt8(ascii: "0"))
        if state == .fraction { decimals += 1 } else { state = .whole }
      case (UInt8(ascii: "e"), .whole), (UInt8(ascii: "e"), .fraction), (UInt8(ascii: "E"), .whole), (UInt8(ascii: "E"), .fraction):
        return long(bytes)
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    let size = Double(mantissa) / powers[decimals]
    return isNegative ? -size : size
  }

  private enum State { case start, whole, fraction, end }

  private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]

  private static func long(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    let text = bytes.filter { $0 != UInt8(ascii: " ") }
    guard text.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) else { return nil }
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }
}
