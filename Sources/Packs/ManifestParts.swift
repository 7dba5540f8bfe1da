import Foundation
import WardlightAnalysis
import WardlightEssentials

/// A file that went into a product, as manifests list it.
struct ManifestInput: Encodable {
  let role: String
  let name: String
  let sha256: String

  init(_ input: ProductStatement.Input) {
    (role, name, sha256) = (input.role, input.name, input.checksum.description)
  }
}

/// A file of a product, as manifests list it.
struct ManifestFile: Encodable {
  let path: String
  let sha256: String

  init(_ file: (path: String, checksum: Checksum)) {
    (path, sha256) = (file.path, file.checksum.description)
  }
}

extension Encodable {
  /// A manifest as JSON, keys in order of the alphabet.
  func manifestText() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
