import ArgumentParser

/// The command line.
@main
struct WardlightCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wardlight", abstract: "Hot spots, deprivation and flows, in packs that identify nobody.")
}
