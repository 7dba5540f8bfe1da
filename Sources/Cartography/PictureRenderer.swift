internal import Foundation
public import WardlightEssentials

/// Turns maps into pictures with `rsvg-convert`, which is part of librsvg.
public struct PictureRenderer: Sendable {
  /// How many dots an inch has where nothing else is said: enough for a screen and for a page printed at its size.
  public static let customaryResolution = 150
  /// The resolutions that may be asked for, in dots per inch. At more, an A3 page would not fit into the memory of many machines.
  public static let resolutions = 30...1200

  private let program: ExternalProgram
  private let dotsPerInch: Int

  /// The renderer of this machine.
  ///
  /// - Parameters:
  ///   - searchPath: The folders in which `rsvg-convert` is looked for, as `PATH` has them.
  ///   - dotsPerInch: The resolution of pictures of dots.
  /// - Throws: ``CartographyError/noPictureProgram``, ``CartographyError/resolutionOutOfRange(_:)``.
  public init(searchPath: String, dotsPerInch: Int = customaryResolution) throws(CartographyError) {
    guard Self.resolutions.contains(dotsPerInch) else { throw .resolutionOutOfRange(dotsPerInch) }
    guard let program = ExternalProgram(named: "rsvg-convert", searchPath: searchPath) else { throw .noPictureProgram }
    self.program = program
    self.dotsPerInch = dotsPerInch
  }

  /// Writes a picture of a drawing, whole or not at all.
  ///
  /// - Parameters:
  ///   - svg: The drawing.
  ///   - path: Where; the folder must be there, and a file of that name is replaced.
  ///   - format: What is written.
  ///   - created: The day that a file says it was made on, so that the same drawing gives the same bytes.
  /// - Throws: ``CartographyError/pictureFailed(path:)``, or ``CartographyError/unwritable(_:)``.
  public func write(_ svg: String, to path: String, as format: PictureFormat, created: CalendarDate) throws(CartographyError) {
    do {
      try WholeFile.write(to: path) { temporary in
        let drawing = temporary + ".svg"
        defer { try? FileManager.default.removeItem(atPath: drawing) }
        try WholeFile.write(svg, to: drawing)
        guard run(drawing, temporary, format, created) == 0 else { throw CartographyError.pictureFailed(path: path) }
      }
    } catch let error as CartographyError {
      throw error
    } catch let fault as FileFault {
      throw .unwritable(fault)
    } catch {
      throw .pictureFailed(path: path)
    }
  }

  /// Cairo, which draws for librsvg, writes the time into a PDF unless the environment says another.
  private func run(_ drawing: String, _ picture: String, _ format: PictureFormat, _ created: CalendarDate) -> Int32 {
    let resolution = ["--dpi-x", "\(dotsPerInch)", "--dpi-y", "\(dotsPerInch)"]
    return program.run(
      resolution + ["--unlimited", "--format", format.rawValue, "--output", picture, drawing],
      environment: ["SOURCE_DATE_EPOCH": "\(max(0, created.daysSince1970) * 86_400)"])
  }
}

/// A format of pictures.
public enum PictureFormat: String, Hashable, Sendable, CaseIterable {
  /// Dots, for screens and office documents.
  case png
  /// Lines and letters at any size, for print.
  case pdf

  /// The format whose ending a file name has, or `nil`.
  public init?(ending path: String) {
    guard let ending = path.split(separator: ".", omittingEmptySubsequences: false).last, ending.count < path.count else { return nil }
    self.init(rawValue: ending.lowercased())
  }
}
