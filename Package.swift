// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours: Swift 6, explicit imports, and no warning left standing.
let houseRules: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A room lies in `Sources/<name>` and is the module `Wardlight<name>`, so that a user's package
/// graph never meets a second `Geometry`.
func room(
  _ name: String, imports rooms: [String] = [], and libraries: [Target.Dependency] = [], data: [Resource] = []
) -> Target {
  .target(
    name: "Wardlight\(name)",
    dependencies: rooms.map { .target(name: "Wardlight\($0)") } + libraries,
    path: "Sources/\(name)",
    resources: data,
    swiftSettings: houseRules)
}

/// The tests of a room lie in `Tests/<name>`.
func tests(of name: String, needing rooms: [String] = [], data: [Resource] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: ([name, "TestSupport"] + rooms).map { .target(name: "Wardlight\($0)") },
    path: "Tests/\(name)",
    resources: data,
    swiftSettings: houseRules)
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")

let package = Package(
  name: "Wardlight",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Wardlight", targets: ["Wardlight"]),
    .executable(name: "wardlight", targets: ["WardlightCommand"]),
  ],
  dependencies: [
    // SHA-256 of inputs and outputs; the keyed hash that replaces identifiers.
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.0"),
    // The store of postcodes and the ledger of releases, which are one SQLite file each.
    .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    // The command line.
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
    // What the command line says while it runs.
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.0"),
    // wardlight.yaml.
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.0"),
    // The pages of a pack.
    .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.0"),
  ],
  targets: [
    .systemLibrary(name: "WardlightCGDAL", path: "Sources/CGDAL", pkgConfig: "gdal", providers: [.apt(["libgdal-dev"]), .brew(["gdal"])]),
    .systemLibrary(name: "WardlightCPROJ", path: "Sources/CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
    .systemLibrary(
      name: "WardlightCClp", path: "Sources/CClp", pkgConfig: "clp", providers: [.apt(["coinor-libclp-dev"]), .brew(["clp"])]),
    room("Essentials", and: [crypto]),
    room("GDAL", imports: ["Essentials"], and: ["WardlightCGDAL", "WardlightCPROJ"]),
    room("Geometry", imports: ["Essentials"]),
    room("Loading", imports: ["Essentials", "Geometry", "GDAL"]),
    room("Records", imports: ["Essentials", "Geometry", "Loading"], and: [crypto]),
    room(
      "Gazetteer", imports: ["Essentials", "Geometry", "Loading", "Records"], and: [grdb, sqlite],
      data: [.embedInCode("Vintages/register.txt"), .embedInCode("aliases.csv")]),
    room("Counting", imports: ["Essentials", "Geometry", "Records", "Gazetteer"]),
    room("SpatialStatistics", imports: ["Essentials", "Geometry"]),
    room("Deprivation", imports: ["Essentials", "Loading", "Gazetteer", "Counting", "SpatialStatistics"]),
    room("Flows", imports: ["Essentials", "Geometry", "Counting", "SpatialStatistics"]),
    room("Disclosure", imports: ["Essentials", "Geometry", "Gazetteer", "Counting"], and: ["WardlightCClp"]),
    room("Export", imports: ["Essentials", "Geometry", "GDAL", "Disclosure"]),
    room(
      "Cartography", imports: ["Essentials", "Geometry", "Disclosure"],
      data: [.embedInCode("MapPage/map.css"), .embedInCode("MapPage/map.js"), .embedInCode("MapPage/page.css")]),
    room(
      "Analysis",
      imports: [
        "Essentials", "Geometry", "Loading", "Records", "Gazetteer", "Counting", "SpatialStatistics", "Deprivation", "Flows", "Disclosure",
      ],
      and: [.product(name: "Yams", package: "Yams")]),
    room(
      "Packs",
      imports: ["Essentials", "Geometry", "Analysis", "Disclosure", "Export", "Cartography"],
      and: [.product(name: "Mustache", package: "swift-mustache"), grdb],
      data: [
        .embedInCode("Templates/pack.mustache"), .embedInCode("Templates/check.mustache"), .embedInCode("Templates/report.mustache"),
        .embedInCode("Templates/item.mustache"), .embedInCode("Templates/pack.css"),
      ]),
    room("Fetching", imports: ["Essentials", "Loading"], and: [.product(name: "Yams", package: "Yams")]),
    room("Demonstration", imports: ["Essentials", "Geometry", "Records", "Disclosure", "Export"]),
    .target(
      name: "Wardlight",
      dependencies: [
        "WardlightEssentials", "WardlightGeometry", "WardlightLoading", "WardlightRecords", "WardlightGazetteer", "WardlightCounting",
        "WardlightSpatialStatistics", "WardlightDeprivation", "WardlightFlows", "WardlightDisclosure", "WardlightExport",
        "WardlightCartography", "WardlightAnalysis", "WardlightPacks", "WardlightDemonstration", "WardlightFetching",
      ],
      path: "Sources/Wardlight", swiftSettings: houseRules),
    .executableTarget(
      name: "WardlightCommand",
      dependencies: [
        "Wardlight", .product(name: "ArgumentParser", package: "swift-argument-parser"), .product(name: "Logging", package: "swift-log"),
      ],
      path: "Sources/Command", swiftSettings: houseRules),
    .target(name: "WardlightTestSupport", path: "Tests/Support", swiftSettings: houseRules),
    tests(of: "Essentials"),
    tests(of: "GDAL", needing: ["Essentials"]),
    tests(of: "Geometry"),
    tests(of: "Loading", needing: ["Essentials", "Geometry", "GDAL"]),
    tests(of: "Records", needing: ["Essentials", "Geometry", "Loading"]),
    tests(of: "Gazetteer", needing: ["Essentials", "Geometry", "Loading", "Records"]),
    tests(of: "Counting", needing: ["Essentials", "Geometry", "Loading", "Records", "Gazetteer"]),
    tests(of: "SpatialStatistics", needing: ["Essentials", "Geometry", "Loading"], data: [.copy("Reference")]),
    tests(of: "Deprivation", needing: ["Essentials", "Geometry", "Loading", "Gazetteer", "SpatialStatistics"]),
    tests(
      of: "Flows", needing: ["Essentials", "Geometry", "Loading", "Records", "Gazetteer", "Counting", "SpatialStatistics"],
      data: [.copy("Reference")]),
    // The rooms that draw and write, so that a test can show what they refuse to compile.
    tests(of: "Disclosure", needing: ["Essentials", "Geometry", "Cartography", "Export"]),
    tests(of: "Export", needing: ["Essentials", "Geometry", "Disclosure", "Loading"], data: [.copy("Golden")]),
    tests(of: "Cartography", data: [.copy("Golden")]),
    tests(
      of: "Analysis",
      needing: ["Essentials", "Geometry", "Loading", "Records", "Gazetteer", "Counting", "Disclosure", "SpatialStatistics", "Flows"]),
    tests(of: "Packs", needing: ["Disclosure", "Essentials"]),
    tests(of: "Demonstration"),
    tests(of: "Fetching", needing: ["Essentials"]),
    tests(of: "Command", needing: ["Essentials"]),
  ]
)
