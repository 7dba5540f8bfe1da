internal import Crypto

/// The secret key under which identifiers of persons become pseudonyms.
///
/// A pseudonym is the beginning of the HMAC-SHA256 of the identifier, so that nobody without the key can find the identifier by trying, and the
/// identifier itself is never kept. The key is never printed.
public struct IdentifierKey: Sendable {
  private let key: SymmetricKey

  /// A new random key, which is forgotten with the value: enough to tell persons apart within one run.
  public init() { key = SymmetricKey(size: .bits256) }

  /// The key made of these bytes, for records that are synthetic.
  public init(bytes: some Sequence<UInt8>) { key = SymmetricKey(data: Array(bytes)) }

  /// Tells keys apart without telling the key: 32 hexadecimal digits of a keyed hash of no identifier.
  ///
  /// Two files with one fingerprint hold one key. It may stand in a ledger or a log.
  public var fingerprint: String {
    // An identifier has no zero byte in front, so that this is nobody's pseudonym.
    let code = HMAC<SHA256>.authenticationCode(for: [0] + Array("wardlight: fingerprint of a key".utf8), using: key)
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: code.prefix(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// A random seed for one place or thing, the same for ever under one key and unknown without it.
  ///
  /// - Parameters:
  ///   - thing: What the seed belongs to, spelled in one way.
  ///   - purpose: What is drawn, so that two draws for one thing have nothing to do with each other.
  public func seed(of thing: String, purpose: String) -> UInt64 {
    let code = HMAC<SHA256>.authenticationCode(for: [0] + Array("\(purpose)\0\(thing)".utf8), using: key)
    return code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The pseudonym of an identifier.
  ///
  /// - Parameter identifier: The cell, without the spaces around it.
  /// - Returns: 64 bits: among a million persons two share one with a probability of 3 in 100 million.
  public func pseudonym(of identifier: some Sequence<UInt8>) -> PersonKey {
    let code = HMAC<SHA256>.authenticationCode(for: Array(identifier), using: key)
    return PersonKey(code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }
}

/// Stands for a person without naming anybody.
public struct PersonKey: Hashable, Comparable, Sendable {
  /// 64 bits of a keyed hash.
  public let bits: UInt64

  /// A key by its bits.
  public init(_ bits: UInt64) { self.bits = bits }

  /// Any fixed order.
  public static func < (left: PersonKey, right: PersonKey) -> Bool { left.bits < right.bits }
}
