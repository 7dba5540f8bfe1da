import Foundation

/// Numbers as text with so many significant digits, the same in every locale and on every machine.
public enum SignificantDecimal {
  /// `value` with at most 12 significant digits, which hide the last bits in which libraries and processors differ.
  ///
  /// Zeros at the end are left out: `0.25`, `3`; very small and very large numbers have an exponent: `1.5e-09`. Never `-0`.
  ///
  /// - Parameter value: A number; `NaN` and infinite ones give an empty text.
  public static func text(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e12 ? String(Int(value)) : rounded(value, digits: 12)
  }

  /// `value` rounded to so many significant digits, likewise.
  ///
  /// - Parameter digits: 1 to 17.
  public static func rounded(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return "" }
    guard value != 0 else { return "0" }
    return withVaList([CInt(digits), value]) { arguments in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
        let length = vsnprintf(buffer.baseAddress, buffer.count, "%.*g", arguments)
        return String(decoding: buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
    }
  }
}
