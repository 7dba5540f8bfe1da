internal import WardlightLoading

extension AliasTable {
  /// The aliases that the project brings, from `aliases.csv`: the names of forces, towns and districts that records are known to use.
  public static let builtIn: AliasTable = {
    do throws(GazetteerError) {
      let entries = try AliasRows(builtInRows).entries()
      return AliasTable(entries: entries.map { Entry(alias: $0.alias, names: $0.names, kind: $0.kind, force: $0.force) })
    } catch {
      preconditionFailure("the aliases that the project brings: \(error)")
    }
  }()

  /// The embedded table; no cell of it has quotation marks or commas.
  private static var builtInRows: TextTable {
    let lines = PackageResources.aliases_csv.split(separator: UInt8(ascii: "\n")).map { line in
      line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }
    let fields = lines.first ?? []
    let columns = fields.indices.map { column in TextColumn(lines.dropFirst().map { column < $0.count ? $0[column] : "" }) }
    return TextTable(file: "aliases.csv", fields: fields, columns: columns)
  }
}
