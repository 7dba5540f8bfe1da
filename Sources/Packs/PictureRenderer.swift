import Foundation
import WardlightEssentials

/// Turns SVG into PNG with `rsvg-convert`, where the machine has it.
struct PictureRenderer: Sendable {
  private let program: ExternalProgram

  /// The renderer of this machine, or `nil` where `rsvg-convert` is not on the search path.
  init?(searchPath: String) {
    guard let program = ExternalProgram(named: "rsvg-convert", searchPath: searchPath) else { return nil }
    self.program = program
  }

  /// Writes a picture of a drawing, at 150 dots per inch.
  ///
  /// - Throws: ``PackError/pictureFailed(name:)`` with the drawing's name.
  func render(_ drawing: String, to picture: String) throws(PackError) {
    let status = program.run(["--dpi-x", "150", "--dpi-y", "150", "--output", picture, drawing])
    guard status == 0 else { throw .pictureFailed(name: URL(fileURLWithPath: drawing).lastPathComponent) }
  }
}
