import ArgumentParser
import Wardlight

/// Where the key of identifiers is kept.
struct KeyOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The key under which identifiers become pseudonyms: made on first use, readable by you alone, never shown. Whoever has it can find out pseudonyms; keep it apart from what you pass on. (default: a new key for each run)",
      valueName: "file"))
  var keyFile: String?

  /// The file, which no output may replace.
  var inputs: [String] { [keyFile].compactMap { $0 } }

  var source: KeySource { keyFile.map(KeySource.file) ?? .perRun }
}
