import ArgumentParser
import Wardlight

/// The options that every verb has.
struct CommonOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("How many threads run at once; the result does not depend on it.", valueName: "n"))
  var threads: Int?

  @Flag(name: .shortAndLong, help: "Say only what went wrong, and what became of the records.")
  var quiet = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) { throw ValidationError("--threads must be a whole number from 1 to 1024.") }
  }

  var parallel: Parallel { threads.map(Parallel.init(threads:)) ?? Parallel() }
  var console: Console { Console(isQuiet: quiet) }
}
