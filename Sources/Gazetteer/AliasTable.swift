internal import WardlightLoading

/// Other names of forces, towns, districts and boroughs.
///
/// A table of four columns, `alias,name,kind,force`. The kind is `force`, `town`, `district`, `borough`, or `not territorial` for a police service or a part of the
/// country that is known and is no force of England and Wales. `force` says which of several towns of one name is meant and may be empty or absent. Where an
/// alias may mean several things its name has them all with `|` between them: a force so named is always ambiguous, a town unless its force or rank tells.
public struct AliasTable: Hashable, Sendable {
  /// The aliases, in the order of the table.
  public let entries: [Entry]

  /// What an alias is an alias of.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A territorial police force.
    case force
    /// A city, town, village or other place.
    case town
    /// A district or unitary authority that stands for its towns.
    case district
    /// A borough.
    case borough
    /// A police service, or a part of the country, that is no territorial force of England and Wales.
    case notTerritorial = "not territorial"
  }

  /// One alias.
  public struct Entry: Hashable, Sendable {
    /// What people write.
    public let alias: String
    /// What they mean; more than one where nobody can tell.
    public let names: [String]
    /// What it is.
    public let kind: Kind
    /// The force in which the town or district is; `nil` where the table does not say.
    public let force: String?
    /// The file and the row in it; `nil` for the aliases that the project brings.
    public let source: Source?

    /// An alias by its parts.
    public init(alias: String, names: [String], kind: Kind, force: String? = nil, source: Source? = nil) {
      self.alias = alias
      self.names = names
      self.kind = kind
      self.force = force
      self.source = source
    }
  }

  /// Where an alias stands.
  public struct Source: Hashable, Sendable {
    /// The file.
    public let file: String
    /// The row as the file's reader counts it.
    public let row: Int
  }

  /// A table of these aliases.
  public init(entries: [Entry] = []) { self.entries = entries }

  /// Reads a user's table.
  ///
  /// - Throws: ``GazetteerError/table(_:)`` where the file or a column is missing, ``GazetteerError/badAlias(file:row:column:reason:)`` for an empty cell, an
  ///   unknown kind, or an alias that already stands for something else.
  /// - Complexity: O(rows).
  public init(path: String) throws(GazetteerError) {
    let table: TextTable
    do throws(LoadingError) {
      let reader = TableReader(path: path)
      let hasForce = try reader.fields().contains("force")
      table = try reader.read(fields: ["alias", "name", "kind"] + (hasForce ? ["force"] : []))
    } catch {
      throw .table(error)
    }
    self.init(entries: try AliasRows(table).entries())
  }

  /// These aliases, and those of another table that say nothing about the same name.
  public func before(_ later: AliasTable) -> AliasTable {
    let taken = Set(entries.map(\.scope))
    return AliasTable(entries: entries + later.entries.filter { !taken.contains($0.scope) })
  }

  /// The aliases of some kinds.
  public func entries(of kinds: Kind...) -> [Entry] { entries.filter { kinds.contains($0.kind) } }
}

extension AliasTable {
  /// What an alias speaks about: no two entries of a table may have the same.
  struct Scope: Hashable {
    let group: Int
    let key: String
    let force: String
  }
}

extension AliasTable.Entry {
  var scope: AliasTable.Scope {
    let (group, key) =
      switch kind {
      case .force, .notTerritorial: (0, NameKey.full(alias))
      case .town, .district: (1, TownSpelling(alias).key)
      case .borough: (2, NameKey.full(alias))
      }
    return AliasTable.Scope(group: group, key: key, force: force.map(NameKey.full) ?? "")
  }
}
