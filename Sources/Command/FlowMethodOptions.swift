public import ArgumentParser
public import Wardlight

/// What is computed of flows.
struct FlowMethodOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("How flows fall with distance in the gravity model: exponential or power.", valueName: "decay"))
  var decay: GravityModel.Decay = .exponential

  @Flag(name: .long, help: "Let flows that stay in their place take part in the models. (default: they are counted and left out there)")
  var keepSelfFlows = false

  @Flag(name: .long, help: "Do not look for clusters of flows.")
  var noClusters = false

  @Option(name: .long, help: ArgumentHelp("Merge flows of fewer than this into “other” by region.", valueName: "n"))
  var mergeBelow: Int?

  func validate() throws {
    if let mergeBelow, mergeBelow < 1 { throw ValidationError("--merge-below must be at least 1.") }
  }

  func methods(_ inference: InferenceOptions) -> FlowMethods {
    FlowMethods(
      inference: inference, decay: decay, selfFlows: keepSelfFlows ? .kept : .leftOut, clusters: noClusters ? .off : .on,
      mergeBelow: mergeBelow)
  }
}

extension GravityModel.Decay: ExpressibleByArgument {}
