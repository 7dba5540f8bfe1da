import Foundation
import WardlightEssentials
import WardlightLoading
import WardlightRecords

/// The files that go into a study, for the manifest.
struct InputList {
  private let configuration: Configuration

  init(_ configuration: Configuration) {
    self.configuration = configuration
  }

  /// Each file with its role and checksum; a database connection is no file and is left out.
  func checked() throws(FileFault) -> [ProductStatement.Input] {
    var inputs: [ProductStatement.Input] = []
    for (role, path) in files() where FileManager.default.fileExists(atPath: path) {
      let name = URL(fileURLWithPath: path).lastPathComponent
      inputs.append(ProductStatement.Input(role: role, name: name, checksum: try Checksum(ofFile: path)))
    }
    return inputs
  }

  private func files() -> [(role: String, path: String)] {
    var files = [("configuration", configuration.file), ("wards", configuration.wards.areas.layer.path)]
    files += [
      ("forces", configuration.forces?.layer.path), ("water", configuration.water?.layer.path), ("land", configuration.land?.layer.path),
    ]
    .compactMap { role, path in path.map { (role, $0) } }
    files += configuration.deprivation?.index.listedFiles ?? []
    files += configuration.referrals.files.map { ("referrals", $0.path) }
    files += (configuration.links?.files ?? []).map { ("links", $0.path) }
    files += (configuration.rescues?.files ?? []).map { ("rescues", $0.path) }
    files += configuration.towns.map { [("towns", $0.file)] } ?? []
    if case .table(let table) = configuration.wards.population { files += table.listedFiles }
    files += configuration.aliases.map { ("aliases", $0) }
    return files + (configuration.postcodes?.files ?? []).map { ("postcodes", $0) }
  }
}
