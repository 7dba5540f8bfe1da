/// What the letters of a postcode say about the country.
enum PostcodeArea: Hashable {
  case northernIreland, islands, greatBritain

  init(ofKey key: UInt64) {
    let letters = key >> 30
    self = letters == Self.belfast ? .northernIreland : Self.isles.contains(letters) ? .islands : .greatBritain
  }

  private static let belfast = letters("BT")
  /// Guernsey, Jersey, Man.
  private static let isles = ["GY", "JE", "IM"].map(letters)

  private static func letters(_ text: String) -> UInt64 { text.utf8.reduce(0) { $0 << 6 | PostcodeKey.code($1) } }
}
