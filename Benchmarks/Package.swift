// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "WardlightBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Wardlight", path: "..")],
  targets: [
    .executableTarget(
      name: "measure", dependencies: [.product(name: "Wardlight", package: "Wardlight")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
  ]
)
