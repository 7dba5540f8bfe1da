/// One row of a directory of postcodes; the order is that of the directory, the row that holds before the others of its postcode.
struct PostcodeRow: Comparable, Sendable {
  let postcode: UInt64
  /// Centimetres on the British National Grid, so that half the memory of a `Double` is enough; 0 where there is no location.
  let easting: Int32
  let northing: Int32
  /// Year and month as one number, 199606; 0 where the file does not say.
  let introduced: Int32
  /// As ``introduced``; 0 for a postcode in use.
  let terminated: Int32
  /// The place of the file among those given.
  let file: UInt16
  /// Code-Point Open's indicator of positional quality, 10 to 90.
  let indicator: UInt8

  var hasLocation: Bool { indicator < PositionalQuality.noLocation }

  static func < (left: PostcodeRow, right: PostcodeRow) -> Bool {
    if left.postcode != right.postcode { return left.postcode < right.postcode }
    if left.file != right.file { return left.file < right.file }
    if (left.terminated > 0) != (right.terminated > 0) { return right.terminated > 0 }
    return (left.indicator, -left.terminated, left.easting, left.northing) < (
      right.indicator, -right.terminated, right.easting, right.northing
    )
  }
}

extension [PostcodeRow] {
  /// The rows in order of postcode, one for each: the earliest file's, in it a postcode in use before a terminated one, then the better quality.
  func ordered() -> [PostcodeRow] {
    if isDirectory { return self }
    var rows = sorted()
    var kept = 0
    for row in rows.indices where kept == 0 || rows[row].postcode != rows[kept - 1].postcode {
      rows[kept] = rows[row]
      kept += 1
    }
    rows.removeLast(rows.count - kept)
    return rows
  }

  /// Whether each postcode is greater than the one before, as in most files, so that there is nothing to do.
  private var isDirectory: Bool {
    var row = 1
    while row < count {
      if self[row].postcode <= self[row - 1].postcode { return false }
      row += 1
    }
    return true
  }
}
