import Foundation
import WardlightCartography
import WardlightEssentials

/// The folder in which the files of a product are gathered before it takes its name.
struct ProductFolder {
  private let path: String
  private let options: PackWriter.Options
  private let renderer: PictureRenderer?

  init(_ path: String, _ options: PackWriter.Options) {
    self.path = path
    self.options = options
    renderer = options.pictureSearchPath.flatMap { try? PictureRenderer(searchPath: $0) }
  }

  /// Whether there is a PNG beside each drawing.
  var hasPictures: Bool { renderer != nil }

  func makeFolders(_ names: [String]) throws {
    for name in names {
      try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
    }
  }

  func write(_ text: String, to name: String) throws(FileFault) { try WholeFile.write(text, to: "\(path)/\(name)") }

  /// The drawings and, where they can be made, their pictures.
  func write(_ maps: [PackMap], created: CalendarDate) throws {
    let faults = options.parallel.map(maps.count) { place -> PackError? in
      let map = maps[place]
      do {
        try WholeFile.write(map.svg, to: "\(path)/\(map.file)")
        try renderer?.write(map.svg, to: "\(path)/\(map.picture)", as: .png, created: created)
        return nil
      } catch {
        return PackError(error)
      }
    }
    if let fault = faults.compactMap({ $0 }).first { throw fault }
  }

  /// All files so far with their checksums, in order of path.
  func checkedFiles() throws -> [(path: String, checksum: Checksum)] {
    let files = try FileManager.default.subpathsOfDirectory(atPath: path).sorted().filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder) && !isFolder.boolValue
    }
    return try files.map { (path: $0, checksum: try Checksum(ofFile: "\(path)/\($0)")) }
  }

  /// The libraries behind the numbers, and the tool.
  var software: [String: String] { options.software.merging(["wardlight": options.version]) { _, own in own } }
}
