import Foundation
import Testing

/// Compares a text with the file of that name in `Golden`; WARDLIGHT_RECORD_GOLDEN=1 writes the file anew, and then the test fails.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
  let file = folder.appendingPathComponent(name)
  guard ProcessInfo.processInfo.environment["WARDLIGHT_RECORD_GOLDEN"] == nil else {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    Issue.record("\(name) is recorded anew; look at it, then run without WARDLIGHT_RECORD_GOLDEN", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  #expect(text == expected, "\(name) differs", sourceLocation: sourceLocation)
}
