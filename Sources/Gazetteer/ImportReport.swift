internal import WardlightEssentials

/// What became of the files that a store was made from.
public struct ImportReport: Hashable, Sendable {
  /// The files, in the order given.
  public let files: [ImportedFile]
  /// How many different postcodes they have.
  public let postcodes: Int
  /// How many of these have no location.
  public let withoutLocation: Int
  /// How many of these are terminated.
  public let terminated: Int
  /// The rows that cannot be read, in the order of the files.
  public let faults: [PostcodeFault]
}

/// A file that was imported.
public struct ImportedFile: Hashable, Sendable {
  /// Its name, without the folder.
  public let name: String
  /// Its layout.
  public let layout: PostcodeLayout
  /// How many rows it has.
  public let rows: Int
  /// How many of them cannot be read.
  public let unreadable: Int
  /// How many of the others have no location.
  public let withoutLocation: Int
  /// The SHA-256 of the file as it is given, in 64 hexadecimal digits.
  public let checksum: String
  /// The year, or year and month, that the name states, `2024-02`; empty where it states none.
  public let date: String
}

/// Files of postcodes that were read.
struct PostcodeGathering {
  /// In order of postcode, one for each.
  let rows: [PostcodeRow]
  let files: [ImportedFile]
  let faults: [PostcodeFault]

  /// Reads files of any known layout; of two rows of a postcode the earlier file's holds.
  ///
  /// - Throws: ``GazetteerError`` of the first file that is no directory of postcodes, or has more than one unreadable row in a hundred.
  static func read(_ sources: [PostcodeSource], withChecksums: Bool, _ parallel: Parallel) throws(GazetteerError) -> PostcodeGathering {
    let tasks = sources.indices.flatMap { source in sources[source].tables.map { (source: source, table: $0) } }
    let (tables, checksums) = parallel.pair(
      { Self.tables(tasks, parallel) },
      { withChecksums ? sources.map(Self.checksum) : sources.map { _ in Result<String, GazetteerError>.success("") } })
    var gathered: [[PostcodeTable]] = sources.map { _ in [] }
    for (task, table) in zip(tasks, tables) { gathered[task.source].append(try table.get()) }
    var files: [ImportedFile] = []
    for (number, source) in sources.enumerated() { files.append(ImportedFile(source, gathered[number], try checksums[number].get())) }
    let all = gathered.flatMap { $0 }
    return PostcodeGathering(rows: joined(all), files: files, faults: all.flatMap(\.faults))
  }

  private static func joined(_ tables: [PostcodeTable]) -> [PostcodeRow] {
    if tables.count == 1 { return tables[0].rows.ordered() }
    var rows: [PostcodeRow] = []
    rows.reserveCapacity(tables.reduce(0) { $0 + $1.rows.count })
    for table in tables { rows.append(contentsOf: table.rows) }
    return rows.ordered()
  }

  private static func tables(_ tasks: [(source: Int, table: String)], _ parallel: Parallel) -> [Result<PostcodeTable, GazetteerError>] {
    let inner = tasks.count > 1 ? Parallel(threads: 1) : parallel
    return parallel.map(tasks.count) { place in
      let (source, path) = tasks[place]
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return Result { () throws(GazetteerError) in try checked(PostcodeTable.read(path, named: name, number: source, inner)) }
    }
  }

  private static func checked(_ table: PostcodeTable) throws(GazetteerError) -> PostcodeTable {
    guard let first = table.faults.first, table.faults.count * 100 > table.rowCount else { return table }
    throw .tooManyUnreadable(file: first.file, unreadable: table.faults.count, rows: table.rowCount, first: first)
  }

  private static func checksum(_ source: PostcodeSource) -> Result<String, GazetteerError> {
    do throws(FileFault) { return .success(try Checksum(ofFile: source.path).description) } catch { return .failure(.file(error)) }
  }
}

extension ImportedFile {
  init(_ source: PostcodeSource, _ tables: [PostcodeTable], _ checksum: String) {
    name = source.name
    layout = tables.first?.layout ?? .codePoint
    rows = tables.reduce(0) { $0 + $1.rowCount }
    unreadable = tables.reduce(0) { $0 + $1.faults.count }
    withoutLocation = tables.reduce(0) { sum, table in table.rows.reduce(sum) { $1.hasLocation ? $0 : $0 + 1 } }
    self.checksum = checksum
    date = source.date
  }
}
