import Foundation
import WardlightTestSupport

/// A file of the demonstration that ships.
enum ShippedFile {
  static func text(_ name: String) throws -> String {
    try String(contentsOf: Checkout.root.appendingPathComponent("GeoData/demo/" + name), encoding: .utf8)
  }
}
