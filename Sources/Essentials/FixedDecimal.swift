/// Numbers as text that is the same in every locale and on every machine.
public enum FixedDecimal {
  /// `value` with exactly `decimals` digits behind the point, halves rounded away from zero; never `-0.00`.
  ///
  /// - Parameters:
  ///   - value: A finite number below 9·10¹⁵ in units of its last printed digit.
  ///   - decimals: 0 to 9.
  /// - Returns: For example `12.50`; `NaN` gives an empty text.
  public static func text(_ value: Double, decimals: Int) -> String {
    guard !value.isNaN else { return "" }
    let scale = powersOfTen[decimals]
    let units = (value * Double(scale)).rounded(.toNearestOrAwayFromZero)
    precondition(units.magnitude < 9e15, "\(value) has too many digits to be printed with \(decimals) decimals")
    return text(units: Int64(units), decimals: decimals)
  }

  /// `value` as ``text(_:decimals:)`` gives it, without zeros at its end: `12.5`, `12`, `0`.
  public static func shortest(_ value: Double, decimals: Int) -> String {
    var digits = text(value, decimals: decimals)
    guard decimals > 0, !digits.isEmpty else { return digits }
    while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
    if digits.utf8.last == UInt8(ascii: ".") { digits.removeLast() }
    return digits
  }

  /// A whole number with a thin separator between thousands: `1,784`.
  public static func grouped(_ value: Int) -> String {
    let digits = Array(String(value.magnitude).utf8)
    var text: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(UInt8(ascii: ",")) }
      text.append(digit)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func text(units: Int64, decimals: Int) -> String {
    guard decimals > 0 else { return String(units) }
    let scale = powersOfTen[decimals]
    let (whole, fraction) = units.magnitude.quotientAndRemainder(dividingBy: UInt64(scale))
    let tail = String(fraction)
    return (units < 0 ? "-" : "") + String(whole) + "." + String(repeating: "0", count: decimals - tail.utf8.count) + tail
  }

  private static let powersOfTen: [Int64] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000]
}
