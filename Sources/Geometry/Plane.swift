/// The plane in which a layer's coordinates are lengths.
public enum Plane: Hashable, Sendable {
  /// The British National Grid, EPSG:27700, in metres.
  case britishGrid
  /// Another projected reference system.
  case projected(Projection)
  /// A bare plane, of which nobody says where on Earth it lies.
  case bare

  /// A projected reference system by what libraries call it.
  public struct Projection: Hashable, Sendable {
    /// `EPSG:32618`, or a definition in WKT where no register has it.
    public let definition: String
    /// The name for a reader: `WGS 84 / UTM zone 18N (EPSG:32618)`.
    public let label: String
    /// What one unit of a coordinate is.
    public let unit: LengthUnit

    /// A reference system of all its parts.
    public init(definition: String, label: String, unit: LengthUnit) {
      self.definition = definition
      self.label = label
      self.unit = unit
    }
  }
}

extension Plane {
  /// `EPSG:27700`, another entry in a register or a definition in WKT; `nil` for a bare plane.
  public var definition: String? {
    switch self {
    case .britishGrid: "EPSG:27700"
    case .projected(let projection): projection.definition
    case .bare: nil
    }
  }

  /// What one unit of a coordinate is; `nil` for a bare plane.
  public var unit: LengthUnit? {
    switch self {
    case .britishGrid: .metre
    case .projected(let projection): projection.unit
    case .bare: nil
    }
  }
}

extension Plane: CustomStringConvertible {
  /// The plane for a reader: `British National Grid (EPSG:27700)`, `a bare plane`.
  public var description: String {
    switch self {
    case .britishGrid: "British National Grid (EPSG:27700)"
    case .projected(let projection): projection.label
    case .bare: "a bare plane"
    }
  }
}

/// A unit of length.
public struct LengthUnit: Hashable, Sendable {
  /// The name in the singular: `metre`, `US survey foot`.
  public let name: String
  /// How many metres it is.
  public let metres: Double

  /// A unit by name and length.
  public init(name: String, metres: Double) {
    self.name = name
    self.metres = metres
  }

  /// The metre.
  public static let metre = LengthUnit(name: "metre", metres: 1)
}

extension LengthUnit {
  /// The name of several: `metres`, `US survey feet`.
  public var plural: String { name.hasSuffix("foot") ? name.dropLast(4) + "feet" : name + "s" }
}
