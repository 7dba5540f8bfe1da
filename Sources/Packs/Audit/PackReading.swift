import Foundation
public import WardlightDisclosure

/// A finished pack read back: every count that it tells, by what it counts.
///
/// What is read, and nothing else: the manifest with its account of records, the tables (CSV and workbook), the properties of layers (GeoJSON), the pages
/// (tables, sentences, what the pointer shows), and the drawings (what the pointer shows, the class of each shape). Pictures (PNG) show what the drawings show.
/// Numbers written into a drawing as text alone, such as the scale of a chart, are not read.
public struct PackReading: Sendable {
  /// What the pack is called in messages: the path as it was given.
  public let name: String
  /// The policy of the pack.
  public let policy: Policy
  /// The day of its creation, as its manifest has it.
  public let created: String
  /// What its tables' counts count.
  public let map: CountMap
  /// How many tables it has whose counts have a meaning.
  public let tableCount: Int
  /// How many texts about counts were read.
  public let readCount: Int
  /// What it tells of each count; where two places tell it differently, both.
  public let cells: [ReleasedCell]
  /// What it says that no count of its explains.
  public let remarks: [AuditRemark]

  /// Reads a pack.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - name: What it is called in messages; without one as `path`.
  /// - Throws: ``AuditFault``, where a file is missing or was changed, where the pack does not say what it counts, or where a file cannot be understood.
  /// - Complexity: O(bytes of its files).
  public init(_ path: String, name: String? = nil) throws(AuditFault) {
    let folder = try PackFolder(path, name: name ?? path)
    let map = try Self.map(of: folder)
    var reader = PackReader(folder, try Self.policy(map, folder), try Self.tables(map, folder))
    try reader.readAll()
    self.name = folder.name
    policy = reader.policy
    created = folder.manifest.created
    self.map = map
    tableCount = reader.tables.count
    readCount = reader.collection.readCount
    cells = reader.collection.cells
    remarks = reader.remarks
  }

  private static func map(of folder: PackFolder) throws(AuditFault) -> CountMap {
    guard folder.files.contains(CountsFile.name) else {
      throw .withoutMeaning(path: folder.name, madeBy: folder.manifest.version)
    }
    do {
      return try CountMap(reading: Data(try folder.text(CountsFile.name).utf8), file: folder.place(CountsFile.name))
    } catch let fault as DisclosureFault {
      throw .attack(fault)
    } catch {
      throw .unreadable(path: folder.place(CountsFile.name), reason: "the file cannot be read")
    }
  }

  private static func policy(_ map: CountMap, _ folder: PackFolder) throws(AuditFault) -> Policy {
    do { return try Policy(text: map.policy) } catch {
      throw .unreadable(path: folder.place(CountsFile.name), reason: "it names a policy that this version does not know")
    }
  }

  private static func tables(_ map: CountMap, _ folder: PackFolder) throws(AuditFault) -> [ReadTable] {
    var tables: [ReadTable] = []
    for entry in map.tables { tables.append(try table(entry, folder)) }
    return tables
  }

  private static func table(_ entry: CountMap.Table, _ folder: PackFolder) throws(AuditFault) -> ReadTable {
    guard folder.files.contains(entry.file) else { throw .missingFile(path: folder.place(entry.file), manifest: CountsFile.name) }
    let lines = DelimitedReading(try folder.text(entry.file)).lines
    let keys = lines.first ?? []
    let rows = Array(lines.dropFirst())
    guard rows.count == entry.meaning.rows.count, rows.allSatisfy({ $0.count == keys.count }) else {
      throw .unreadable(path: folder.place(entry.file), reason: "its rows are not those that \(CountsFile.name) knows")
    }
    return ReadTable(file: entry.file, keys: keys, rows: rows, meaning: entry.meaning)
  }
}
