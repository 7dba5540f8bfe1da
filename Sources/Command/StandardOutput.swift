import Foundation

/// Data that go to standard output because no file was named.
enum StandardOutput {
  static func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
}
