import Foundation
import Testing
import WardlightEssentials
import WardlightTestSupport

/// The built `wardlight`, run as a user would.
struct Tool {
  /// What a run said and how it ended.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The demo's configuration.
  static let demo = Checkout.root.appendingPathComponent("GeoData/demo/wardlight.yaml").path

  /// The program that `WARDLIGHT_PROGRAM` names, such as an optimised one, else the one beside the running tests.
  static var program: URL {
    if let named = ProcessInfo.processInfo.environment["WARDLIGHT_PROGRAM"] { return URL(fileURLWithPath: named) }
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = folder.appendingPathComponent("wardlight")
    return FileManager.default.isExecutableFile(atPath: beside.path)
      ? beside : Checkout.root.appendingPathComponent(".build/debug/wardlight")
  }

  /// Runs the tool to its end.
  static func run(_ arguments: [String], environment: [String: String] = [:], in folder: ScratchFolder? = nil) throws -> Outcome {
    try run("exec \"$0\" \"$@\"", arguments, environment, folder)
  }

  /// Runs the tool where no file may be larger than some blocks of 512 bytes, as on a disk that is full.
  static func run(_ arguments: [String], in folder: ScratchFolder, blocks: Int) throws -> Outcome {
    try run("ulimit -f \(blocks); exec \"$0\" \"$@\"", arguments, [:], folder)
  }

  /// Starts the tool and kills it after some seconds, as a power cut would.
  static func kill(_ arguments: [String], after seconds: Double) throws {
    _ = try run("\"$0\" \"$@\" & sleep \(seconds); kill -9 $!; wait", arguments, [:], nil)
  }

  private static func run(_ body: String, _ arguments: [String], _ environment: [String: String], _ folder: ScratchFolder?) throws
    -> Outcome
  {
    let shell = try #require(ExternalProgram(named: "sh", searchPath: "/bin"))
    let scratch = try ScratchFolder()
    let settings = ["SOURCE_DATE_EPOCH": "1700000000"].merging(environment) { _, own in own }
    let exports = settings.sorted { $0.key < $1.key }.map { "export \($0.key)='\($0.value)'; " }.joined()
    let place = folder.map { "cd '\($0.path)' && " } ?? ""
    let script = "\(exports)\(place){ \(body); } >'\(scratch.path)/out' 2>'\(scratch.path)/err'"
    let status = shell.run(["-c", script, program.path] + arguments)
    return Outcome(
      status: status, output: try String(contentsOfFile: scratch.path + "/out", encoding: .utf8),
      errors: try String(contentsOfFile: scratch.path + "/err", encoding: .utf8))
  }
}

extension ScratchFolder {
  /// A table of a pack that was written into the folder.
  func table(_ name: String, of pack: String) throws -> PackTable { try PackTable(path("\(pack)/tables/\(name).csv")) }
}
