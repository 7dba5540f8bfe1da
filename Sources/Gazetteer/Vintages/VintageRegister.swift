/// The sets of area codes that are known, by kind and year.
///
/// The register that is embedded holds LSOAs 2011 and 2021 and local authorities of England and Wales, police force areas, and London's wards, boroughs
/// and MSOAs. What it does not hold is *not known*, which is no fault of the codes.
public struct VintageRegister: Sendable {
  /// The sets, in order of kind and year.
  public let sets: [CodeSet]

  /// A register of these sets.
  public init(_ sets: [CodeSet]) { self.sets = sets }

  /// The register that the library brings with it.
  ///
  /// - Throws: ``VintageError/badRegister(line:)`` where the embedded text cannot be read, which no build that passed its tests does.
  /// - Complexity: O(bytes); read it once and hand it on.
  public static func embedded() throws(VintageError) -> VintageRegister {
    VintageRegister(try RegisterText.sets(in: String(decoding: PackageResources.register_txt, as: UTF8.self)))
  }

  /// The sets of a kind.
  public func sets(of kind: AreaKind) -> [CodeSet] { sets.filter { $0.vintage.kind == kind } }
}
