public import WardlightGazetteer
internal import WardlightLoading

/// The residents of an index's small areas from a table of the user's, where the index brings none.
public struct PopulationWeights: Sendable {
  /// Aligned with the codes of the index; `NaN` where the table has none.
  public let values: [Double]
  /// Whose residents, and where from: `mid-2022, column total of lsoa_population.csv`.
  public let note: String
  /// What the ledger says of the table's codes.
  public let entry: VintageLedger.Entry
  /// What is odd and no error: areas without residents, areas that the table lacks.
  public let notices: [String]

  /// Reads the residents of some small areas.
  ///
  /// - Parameters:
  ///   - path: Any table that GDAL opens.
  ///   - code: Its column of area codes.
  ///   - field: Its column of residents; an empty cell is not known.
  ///   - note: When and whom it counts: `mid-2022`.
  ///   - stated: What the user says the table's codes are.
  ///   - index: The codes of the index, checked.
  ///   - check: The check against the register.
  /// - Throws: ``DeprivationError/table(_:)`` for a missing column, an empty or repeated code, or a cell that is no number of residents, with file, row and column;
  ///   ``DeprivationError/vintage(_:)`` for codes of another vintage than the index's, or where none stands in it;
  ///   ``DeprivationError/noResidents(file:column:)`` where every number that is wanted is 0 or empty.
  /// - Complexity: O(rows), and recognition.
  public static func load(
    path: String, code: String, field: String, note: String, stated: Vintage? = nil, for index: CheckedColumn, _ check: VintageCheck
  ) throws(DeprivationError) -> PopulationWeights {
    let (numbers, residents) = try read(path, code, field)
    let join: CodeJoin
    do throws(VintageError) {
      join = try check.join(CodeColumn(source: path, field: code, codes: numbers.codes, stated: stated), with: index)
    } catch { throw .vintage(error) }
    let values = join.rowOfArea.map { $0 < 0 ? Double.nan : residents[Int($0)] }
    guard values.contains(where: { $0 > 0 }) else { throw .noResidents(file: path, column: field) }
    let rows = residents.indices.filter { residents[$0] == 0 && join.areaOfRow[$0] >= 0 }.map { numbers.rowNumber($0) }
    let lacking = values.indices.filter { values[$0].isNaN }.map { index.column.codes[$0] }.sorted()
    return PopulationWeights(
      values: values, note: "\(note), column \(field) of \(join.entry.source)", entry: join.entry,
      notices: join.warnings + SummaryWords.notices(ofPopulation: field, in: join.entry.source, emptyRows: rows, lacking: lacking))
  }

  private static func read(_ path: String, _ code: String, _ field: String) throws(DeprivationError) -> (CodedNumbers, [Double]) {
    do throws(LoadingError) {
      let numbers = try CodedNumbers.read(path: path, code: code, numbers: [field], cleaning: AreaCode.cleaned)
      return (numbers, try numbers.amounts(of: field))
    } catch { throw .table(error) }
  }
}
