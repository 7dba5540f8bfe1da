/// One page of features, as a feature service gives it.
struct FeaturePage {
  /// The features as the service wrote them.
  let features: [ArraySlice<UInt8>]
  /// What orders them, one number each.
  let numbers: [Int]
  /// What the service says of the coordinates.
  let reference: String?
  /// Whether the service had more to give.
  let isCutShort: Bool

  /// Reads a page; `key` is the field that numbers the rows.
  ///
  /// - Throws: The rest of a sentence on what is wrong with it.
  init(_ bytes: [UInt8], key: String) throws(PageFault) {
    let scan = JSONScan(bytes: bytes)
    guard let members = scan.members(of: scan.all) else { throw PageFault("it is no whole JSON object") }
    func member(_ key: String) -> Range<Int>? { members.first { $0.key == key }?.value }
    guard let list = member("features"), let places = scan.elements(of: list) else { throw PageFault("it has no list of features") }
    var numbers: [Int] = []
    for place in places {
      guard let number = Self.number(of: place, key: key, in: scan) else { throw PageFault("a feature has no \(key)") }
      numbers.append(number)
    }
    features = places.map { bytes[$0] }
    self.numbers = numbers
    reference = member("crs").map(scan.text)
    let limits = [member("exceededTransferLimit"), member("properties").flatMap { Self.value("exceededTransferLimit", of: $0, in: scan) }]
    isCutShort = limits.contains { $0.map(scan.text) == "true" }
  }

  private static func number(of feature: Range<Int>, key: String, in scan: JSONScan) -> Int? {
    let place = value("id", of: feature, in: scan) ?? value("properties", of: feature, in: scan).flatMap { value(key, of: $0, in: scan) }
    return place.flatMap { Int(scan.text($0)) }
  }

  private static func value(_ key: String, of object: Range<Int>, in scan: JSONScan) -> Range<Int>? {
    scan.members(of: object)?.first { $0.key == key }?.value
  }

  /// Whether the first coordinate of the page cannot be degrees.
  var isInMetres: Bool {
    let digits = features.lazy.compactMap(Self.firstCoordinate).first
    return digits.flatMap(Double.init).map { abs($0) > 360 } ?? false
  }

  private static func firstCoordinate(_ feature: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: feature, as: UTF8.self)
    return text.firstMatch(of: /"coordinates"\s*:[\s\[]*(-?[0-9.eE+-]+)/).map { String($0.output.1) }
  }
}

/// What is wrong with a page, as the rest of a sentence.
struct PageFault: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
