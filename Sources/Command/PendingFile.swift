import Wardlight

/// A file that waits to be written with others, all of them or none.
struct PendingFile {
  let path: String
  let make: (_ temporary: String) throws -> Void

  /// A file of a text.
  static func text(_ text: String, _ path: String) -> PendingFile {
    PendingFile(path: path) { try WholeFile.write(text, to: $0) }
  }

  /// Each file takes its name when those behind it have theirs, so that one that cannot be written leaves none before it.
  static func write(_ files: ArraySlice<PendingFile>) throws {
    guard let first = files.first else { return }
    try WholeFile.write(to: first.path) { temporary in
      try first.make(temporary)
      try write(files.dropFirst())
    }
  }
}
