import Foundation

/// The properties of a GeoJSON layer (RFC 7946): which table it shows, and each feature's texts.
struct LayerReading {
  /// The table that the layer names.
  let table: String
  /// The properties of each feature by their keys, in the order of the file.
  let rows: [[String: String]]

  init?(_ bytes: Data) {
    guard let content = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any],
      let features = content["features"] as? [[String: Any]]
    else { return nil }
    table = content["name"] as? String ?? ""
    rows = features.map { ($0["properties"] as? [String: Any] ?? [:]).mapValues(Self.text) }
  }

  private static func text(_ value: Any) -> String {
    switch value {
    case let text as String: text
    case let number as NSNumber: number.stringValue
    default: ""
    }
  }
}
