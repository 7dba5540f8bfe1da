import ArgumentParser

/// The command line.
@main
struct WardlightCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wardlight",
    abstract: "Ward-level hot spots, deprivation and county-lines flows, in packs that identify nobody.",
    discussion: """
      Exit codes: 0 done, 1 an attack (audit, or pack's own) recovered something, 64 usage, 65 bad data or an unknown name, 66 input missing, 70 a bug, 73 cannot write, 74 cannot read.
      """,
    version: Version.current,
    subcommands: [
      PackCommand.self, AuditCommand.self, CheckCommand.self, CountCommand.self, RatesCommand.self, HotSpotsCommand.self,
      EmergingCommand.self,
      ScanCommand.self, DeprivationCommand.self, FlowsCommand.self, DensityCommand.self, MapCommand.self, WeightsCommand.self,
      GeocodeCommand.self,
      CarryCommand.self,
      PostcodesCommand.self,
      FetchCommand.self, DemoCommand.self,
    ])
}

/// The version of the tool.
enum Version {
  static let current = "0.1.0"
}
