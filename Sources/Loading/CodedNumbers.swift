internal import WardlightEssentials

/// Numbers by area code, from a table: populations, scores.
public struct CodedNumbers: Sendable {
  /// The file.
  public let file: String
  /// The column of the codes.
  public let codeField: String
  /// The codes, in the file's order.
  public let codes: [String]
  private let firstRowNumber: Int
  private let rows: [String: Int]
  private let numbers: [String: [Double]]

  /// Reads some columns of numbers and the codes that they belong to.
  ///
  /// Spaces around a code do not matter, nor do those within a code of the ONS; a comma between thousands in a number does not either. An empty cell is a
  /// missing number, `NaN`.
  ///
  /// - Parameters:
  ///   - path: Any table that GDAL opens.
  ///   - code: The column of area codes.
  ///   - fields: The columns of numbers.
  ///   - clean: What is done to a code before codes are compared; by default ``plainCode(_:)``.
  /// - Throws: ``LoadingError`` for a missing column, an empty or repeated code, or a cell that is no number, with file, row and column.
  /// - Complexity: O(cells).
  public static func read(
    path: String, code: String, numbers fields: [String], cleaning clean: (String) -> String = CodedNumbers.plainCode
  ) throws(LoadingError) -> CodedNumbers {
    try CodedNumbers(try TableReader(path: path).read(fields: [code] + fields), code: code, fields: fields, cleaning: clean)
  }

  /// A code without the spaces that say nothing: a user's own code, `Area 1`, keeps those within it, as it does in a layer.
  public static func plainCode(_ text: String) -> String {
    let plain = text.filter { !$0.isWhitespace }
    let digits = plain.utf8.dropFirst()
    let isONS =
      digits.count == 8 && plain.first?.isLetter == true && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if isONS || plain.count == text.count { return plain }
    return String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// The numbers of a table that is in memory; as ``read(path:code:numbers:)``.
  public init(
    _ table: TextTable, code: String, fields: [String], cleaning clean: (String) -> String = CodedNumbers.plainCode
  ) throws(LoadingError) {
    file = table.file
    codeField = code
    firstRowNumber = table.rowNumber(0)
    codes = try Self.codes(table, code, clean)
    rows = try Self.rows(codes, table, code)
    var numbers: [String: [Double]] = [:]
    for field in fields { numbers[field] = try Self.numbers(table, field) }
    self.numbers = numbers
  }

  /// The numbers of one column, aligned with some codes; `NaN` where the table has no such code or the cell is empty.
  ///
  /// - Precondition: The column is one of those that were read.
  public func values(of field: String, for codes: [String]) -> [Double] {
    guard let column = numbers[field] else { preconditionFailure("\(file) was read without its column \(field)") }
    return codes.map { code in rows[code].map { column[$0] } ?? .nan }
  }

  /// The numbers of one column, aligned with ``codes``; `NaN` where a cell is empty.
  ///
  /// - Precondition: As for ``values(of:for:)``.
  public func values(of field: String) -> [Double] {
    guard let column = numbers[field] else { preconditionFailure("\(file) was read without its column \(field)") }
    return column
  }

  /// The number under which a reader of the file finds the row of a code.
  ///
  /// - Parameter place: A place in ``codes``.
  public func rowNumber(_ place: Int) -> Int { firstRowNumber + place }

  /// The numbers of one column, aligned with ``codes``, each of which must be one of persons or records: from 0 to a million millions, or empty, `NaN`.
  ///
  /// - Throws: ``LoadingError/notACount(file:field:row:)``.
  /// - Precondition: As for ``values(of:for:)``.
  public func amounts(of field: String) throws(LoadingError) -> [Double] {
    let amounts = values(of: field, for: codes)
    for (place, amount) in amounts.enumerated() where !amount.isNaN && !(0...1e12).contains(amount) {
      throw .notACount(file: file, field: field, row: rowNumber(place))
    }
    return amounts
  }

  private static func codes(_ table: TextTable, _ field: String, _ clean: (String) -> String) throws(LoadingError) -> [String] {
    guard let column = table.column(field) else { return [] }
    var codes: [String] = []
    codes.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      let code = clean(column[row])
      guard !code.isEmpty else { throw .emptyCode(file: table.file, layer: nil, field: field, row: table.rowNumber(row)) }
      codes.append(code)
    }
    return codes
  }

  private static func rows(_ codes: [String], _ table: TextTable, _ field: String) throws(LoadingError) -> [String: Int] {
    var rows: [String: Int] = [:]
    for (row, code) in codes.enumerated() {
      if let first = rows.updateValue(row, forKey: code) {
        throw .duplicateCode(
          file: table.file, layer: nil, field: field, code: code, rows: [table.rowNumber(first), table.rowNumber(row)])
      }
    }
    return rows
  }

  private static func numbers(_ table: TextTable, _ field: String) throws(LoadingError) -> [Double] {
    guard let column = table.column(field) else { return [] }
    var numbers: [Double] = []
    numbers.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      let bytes = column.utf8(row)
      if bytes.allSatisfy({ $0 == UInt8(ascii: " ") }) {
        numbers.append(.nan)
      } else if let number = DecimalNumber.value(bytes) ?? DecimalNumber.grouped(bytes) {
        numbers.append(number)
      } else {
        throw .notNumeric(file: table.file, layer: nil, field: field, row: table.rowNumber(row))
      }
    }
    return numbers
  }
}
