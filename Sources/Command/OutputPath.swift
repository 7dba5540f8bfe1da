import ArgumentParser
import Foundation

/// Keeps files apart: one that takes the place of its own input is lost with it, and records that are read twice count twice.
enum OutputPath {
  static func check(_ outputs: [String?], apartFrom inputs: [String]) throws(ValidationError) {
    var taken: Set<String> = []
    for path in inputs + outputs.compactMap({ $0 }) {
      guard taken.insert(standard(path)).inserted else { throw ValidationError("\(path) is named twice.") }
    }
  }

  /// The name of an input as a reader is told it: a file without its folder, a connection without its password.
  static func name(_ path: String) -> String { path.hasPrefix("PG:") ? "PG" : URL(fileURLWithPath: path).lastPathComponent }

  private static func standard(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
}
