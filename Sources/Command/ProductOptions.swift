import Foundation
import Wardlight

extension PackWriter.Options {
  /// What all verbs that write a folder say of it.
  ///
  /// - Parameter pictures: Whether PNG pictures are made, where `rsvg-convert` is found.
  static func of(_ common: CommonOptions, pictures: Bool) -> PackWriter.Options {
    PackWriter.Options(
      pictureSearchPath: pictures ? ProcessInfo.processInfo.environment["PATH"] : nil, version: Version.current,
      software: SoftwareVersions.all,
      parallel: common.parallel)
  }
}

extension Provenance {
  /// What a file that a verb writes says of itself.
  ///
  /// - Parameters:
  ///   - inputs: The files that were read.
  ///   - created: The date of the command line; without one that of `SOURCE_DATE_EPOCH`, else today.
  static func of(_ inputs: [String], by producer: String?, created: CalendarDate? = nil) throws -> Provenance {
    Provenance(
      producer: producer ?? "", program: "Wardlight \(Version.current)", created: try created ?? Today.date(),
      sources: inputs.map(OutputPath.name))
  }
}

extension ProductStatement.Input {
  /// The files that were read, with their checksums. A connection is no file and has none.
  static func checked(_ inputs: [(role: String, path: String)]) throws(FileFault) -> [ProductStatement.Input] {
    var checked: [ProductStatement.Input] = []
    for input in inputs where FileManager.default.fileExists(atPath: input.path) {
      checked.append(
        ProductStatement.Input(role: input.role, name: OutputPath.name(input.path), checksum: try Checksum(ofFile: input.path)))
    }
    return checked
  }
}
