internal import WardlightEssentials
internal import WardlightLoading

/// What was read of one file of postcodes.
struct PostcodeTable: Sendable {
  let layout: PostcodeLayout
  var rows: [PostcodeRow] = []
  var faults: [PostcodeFault] = []
  /// How many rows the file has, those that cannot be read among them.
  var rowCount = 0

  /// Reads a file of any known layout.
  ///
  /// - Parameters:
  ///   - path: The file, also compressed, or within an archive.
  ///   - name: What messages call it.
  ///   - number: Its place among the files given.
  /// - Throws: ``GazetteerError/table(_:)``, ``GazetteerError/unknownLayout(file:present:)``.
  static func read(_ path: String, named name: String, number: Int, _ parallel: Parallel) throws(GazetteerError) -> PostcodeTable {
    let first = try reading { () throws(LoadingError) in try TableReader(path: path).fields() }
    guard let columns = PostcodeColumns(firstRow: first) else { throw .unknownLayout(file: name, present: first) }
    let table = try reading { () throws(LoadingError) in
      try TableReader(path: path, hasHeader: columns.hasHeading).read(fields: columns.all)
    }
    return PostcodeRowReader(table, columns, named: name, number: number).table(parallel)
  }

  private static func reading<Result>(_ body: () throws(LoadingError) -> Result) throws(GazetteerError) -> Result {
    do throws(LoadingError) { return try body() } catch { throw .table(error) }
  }
}
