import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program of the machine that is run to its end.
///
/// It is started by `posix_spawn` and waited for by its own number, so that any number of threads may run programs side by side.
public struct ExternalProgram: Sendable {
  /// Where the program lies.
  public let path: String

  /// The program of a name in the first folder that has it, or `nil` where none does.
  ///
  /// - Parameter searchPath: Folders with colons between them, as `PATH` has them.
  public init?(named name: String, searchPath: String) {
    let candidates = searchPath.split(separator: ":").map { "\($0)/\(name)" }
    guard let path = candidates.first(where: FileManager.default.isExecutableFile) else { return nil }
    self.path = path
  }

  /// Runs the program in silence and waits for its end.
  ///
  /// - Parameters:
  ///   - arguments: What the program is given.
  ///   - changes: Variables of the environment that it finds beside, or in place of, those of this process.
  /// - Returns: Its exit status; 128 and the number of the signal where one ended it; 127 where it could not be started.
  public func run(_ arguments: [String], environment changes: [String: String] = [:]) -> Int32 {
    var process = pid_t()
    let own = ProcessInfo.processInfo.environment
    let environment = own.merging(changes) { _, changed in changed }.map { "\($0.key)=\($0.value)" }
    let started = Self.withCStrings([path] + arguments) { argv in
      Self.withCStrings(environment) { envp in Self.spawn(&process, path, argv, envp) }
    }
    return started ? Self.status(of: process) : 127
  }

  private typealias CStrings = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

  private static func spawn(_ process: inout pid_t, _ path: String, _ argv: CStrings, _ envp: CStrings) -> Bool {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in 1...2 { posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0) }
    return posix_spawn(&process, path, &actions, nil, argv, envp) == 0
  }

  private static func status(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      if errno != EINTR { return 127 }
    }
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  /// Lends the texts as the null-ended array that C expects.
  private static func withCStrings<Result>(_ texts: [String], _ body: (CStrings) -> Result) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("an array of \(buffer.count) pointers has no place") }
      return body(start)
    }
  }
}
