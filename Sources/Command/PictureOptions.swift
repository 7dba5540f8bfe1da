import ArgumentParser
import Foundation
import Wardlight

/// How fine the pictures of a run are.
struct PictureOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("How many dots an inch of a .png has. (default: 150)", valueName: "n"))
  var dpi: Int?

  func validate() throws {
    guard let dpi, !PictureRenderer.resolutions.contains(dpi) else { return }
    throw ValidationError("--dpi must be from \(PictureRenderer.resolutions.lowerBound) to \(PictureRenderer.resolutions.upperBound).")
  }

  /// Refuses a resolution where nothing has dots.
  func check(_ outputs: [String]) throws {
    guard dpi == nil || Self.formats(outputs).contains(.png) else { throw ValidationError("--dpi needs an output that ends in .png.") }
  }

  /// What makes pictures, where any is wanted; a machine without it is told of before anything is read.
  func printer(of outputs: [String]) throws -> PictureRenderer? {
    guard !Self.formats(outputs).isEmpty else { return nil }
    return try PictureRenderer(
      searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "", dotsPerInch: dpi ?? PictureRenderer.customaryResolution)
  }

  private static func formats(_ outputs: [String]) -> [PictureFormat] { outputs.compactMap { PictureFormat(ending: $0) } }
}

/// What writes a map to files.
struct MapPrinter {
  let drawn: DrawnMap
  let svg: String
  private let renderer: PictureRenderer?
  private let created: CalendarDate

  init(_ drawn: DrawnMap, _ renderer: PictureRenderer?, created: CalendarDate) {
    self.drawn = drawn
    self.renderer = renderer
    self.created = created
    svg = drawn.scene.svg()
  }

  /// The map in the format of the path's ending, made now and written later; `nil` for an ending that no map has.
  func file(_ path: String) throws -> PendingFile? {
    switch MapFormat(path: path) {
    case .svg: return .text(svg, path)
    case .html: return .text(MapPage([drawn.scene]).html(), path)
    case .qml: return .text(try style().qml(), path)
    case .sld: return .text(try style().sld(for: .geoServer), path)
    case .picture(let format): return PendingFile(path: path) { try renderer?.write(svg, to: $0, as: format, created: created) }
    case nil: return nil
    }
  }

  private func style() throws(NoStyle) -> any StyledMap {
    guard let map = drawn.style else { throw NoStyle() }
    return map
  }
}

/// The formats in which a map leaves, told from a file's ending.
enum MapFormat: Equatable {
  case svg, html, qml, sld
  case picture(PictureFormat)

  init?(path: String) {
    switch URL(fileURLWithPath: path).pathExtension.lowercased() {
    case "svg": self = .svg
    case "html": self = .html
    case "qml": self = .qml
    case "sld": self = .sld
    default:
      guard let format = PictureFormat(ending: path) else { return nil }
      self = .picture(format)
    }
  }

  /// Whether a file has the classes of a map rather than the map itself.
  var isStyle: Bool { self == .qml || self == .sld }
}

/// A map whose classes other programs can show.
protocol StyledMap {
  func qml() throws(CartographyError) -> String
  func sld(for reader: StyleReader) throws(CartographyError) -> String
}

extension ChoroplethMap: StyledMap {}
extension CategoryMap: StyledMap {}
extension BivariateMap: StyledMap {}

/// A style is wanted of a type of map that has none.
struct NoStyle: Error, CustomStringConvertible {
  var description: String { "This type of map has no style for other programs (.qml, .sld)." }
}
