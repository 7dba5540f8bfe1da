import WardlightDisclosure
import WardlightEssentials
import WardlightFlows
import WardlightGeometry
import WardlightLoading

/// A table of counts as it was read: the flows, and what became of each row.
struct CountedReading {
  let file: String
  let flows: FlowMatrix
  /// The counts before; `nil` without.
  let previous: FlowMatrix?
  let originAreas: Areas?
  let destinationAreas: Areas?
  let rowsRead: Int
  /// Rows of totals, which are no flows.
  let totalRows: Int
  /// Rows and persons whose origin, or destination, is not one of the places.
  let unplaced: Unplaced
  let notices: [String]
  let rejected: [RejectedRow]

  /// What has no place at one end or at both.
  struct Unplaced {
    var rows = 0
    var count = 0
    var previous = 0
  }

  init(_ source: CountedLinks, origins: FlowPlaceSource, destinations: FlowPlaceSource?, _ parallel: Parallel) throws {
    try RefusedColumns.check([source.origin, source.destination, source.count] + [source.previous].compactMap { $0 })
    try RefusedColumns.check(source.groups.map { [$0.origin, $0.destination] } ?? [])
    let from = try CountedPlaces(origins, parallel)
    let to = try destinations.map { try CountedPlaces($0, parallel) } ?? from
    var rows = try CountedRows(source, from, to)
    try rows.read()
    let grouped = try source.groups.map { try CountedGroups(rows, $0, from, to) }
    let ends = grouped.map { ($0.origins.ends, $0.destinations.ends) } ?? (from.ends, to.ends)
    let pairs = grouped?.pairs(rows) ?? rows.pairs
    let flows = FlowMatrix(origins: ends.0, destinations: ends.1, pairs: pairs.current)
    file = rows.file
    self.flows = flows
    previous = source.previous.map { _ in FlowMatrix(origins: ends.0, destinations: ends.1, pairs: pairs.previous) }
    originAreas = grouped.map(\.origins.areas) ?? from.areas
    destinationAreas = grouped.map(\.destinations.areas) ?? to.areas
    rowsRead = rows.table.rowCount
    totalRows = rows.totals.count
    unplaced = rows.unplaced
    rejected = rows.rejected
    var notices = from.notices + (destinations == nil ? [] : to.notices) + rows.notices(repeated: source.groups == nil)
    notices += try CountedMargins(rows, flows, grouped).notices(source.margins)
    self.notices = notices
  }
}

/// The rows of a table of counts, each with its places.
struct CountedRows {
  let file: String
  let table: TextTable
  let source: CountedLinks
  /// For each row its places, below 0 where it has none.
  private(set) var origins: [Int32] = []
  private(set) var destinations: [Int32] = []
  private(set) var counts: [Int] = []
  private(set) var before: [Int] = []
  private(set) var totals: [Total] = []
  private(set) var unplaced = CountedReading.Unplaced()
  private(set) var rejected: [RejectedRow] = []
  private let from: CountedPlaces
  private let to: CountedPlaces
  private var strangers: [String: Int] = [:]

  /// A row that is a sum of others.
  struct Total {
    let row: Int
    /// The place whose total it is; `nil` for all places.
    let origin: Int?
    let destination: Int?
    let count: Int
  }

  init(_ source: CountedLinks, _ from: CountedPlaces, _ to: CountedPlaces) throws(LoadingError) {
    let groups = source.groups.map { [$0.origin, $0.destination] } ?? []
    var seen: Set<String> = []
    let fields = ([source.origin, source.destination, source.count] + [source.previous].compactMap { $0 } + groups)
      .filter { seen.insert($0).inserted }
    table = try TableReader(path: source.path).read(fields: fields)
    file = StudyVintages.name(source.path)
    (self.source, self.from, self.to) = (source, from, to)
  }

  mutating func read() throws {
    counts = try numbers(source.count)
    before = try source.previous.map { try numbers($0) } ?? []
    origins = places(source.origin, from)
    destinations = places(source.destination, to)
    guard origins.contains(where: { $0 >= 0 }) || counts.isEmpty else {
      throw LinkFault.strangers(file: file, column: source.origin, layer: from.layer)
    }
    guard destinations.contains(where: { $0 >= 0 }) || counts.isEmpty else {
      throw LinkFault.strangers(file: file, column: source.destination, layer: to.layer)
    }
    for row in counts.indices where origins[row] < 0 || destinations[row] < 0 { setAside(row) }
  }

  /// The flows that have both places.
  var pairs: (current: [FlowMatrix.Pair], previous: [FlowMatrix.Pair]) {
    let placed = counts.indices.filter { origins[$0] >= 0 && destinations[$0] >= 0 }
    func pairs(_ counts: [Int]) -> [FlowMatrix.Pair] {
      placed.map { FlowMatrix.Pair(origin: Int(origins[$0]), destination: Int(destinations[$0]), count: counts[$0]) }
    }
    return (pairs(counts), before.isEmpty ? [] : pairs(before))
  }

  /// Where each row's places are none: what the user should know.
  func notices(repeated isOdd: Bool) -> [String] {
    var notices: [String] = []
    if unplaced.rows > 0 {
      let names = strangers.keys.sorted().prefix(5).map { "“\($0)”" }.joined(separator: ", ")
      let more = strangers.count > 5 ? " and \(strangers.count - 5) more" : ""
      let named = names.isEmpty ? "" : ": \(names)\(more)"
      notices.append(
        "\(file): \(FixedDecimal.grouped(unplaced.rows)) rows name no place of \(Set([from.layer, to.layer]).sorted().joined(separator: " and "))\(named); they are counted as not known and take part in no flow."
      )
    }
    let repeats = isOdd ? repeatedRows : 0
    if repeats > 0 { notices.append("\(file): \(FixedDecimal.grouped(repeats)) rows repeat a pair of an earlier one; they are added up.") }
    return notices
  }

  private var repeatedRows: Int {
    var seen: Set<Int64> = []
    return counts.indices.count { row in
      origins[row] >= 0 && destinations[row] >= 0 && !seen.insert(Int64(origins[row]) << 32 | Int64(destinations[row])).inserted
    }
  }

  /// A row of totals, or one whose places nobody knows.
  private mutating func setAside(_ row: Int) {
    let texts = [text(source.origin, row), text(source.destination, row)]
    let isTotal = [origins[row] < 0 && Self.isTotal(texts[0]), destinations[row] < 0 && Self.isTotal(texts[1])]
    let isPlaced = [origins[row] >= 0, destinations[row] >= 0]
    if (isTotal[0] || isPlaced[0]) && (isTotal[1] || isPlaced[1]) {
      totals.append(
        Total(
          row: row, origin: isPlaced[0] ? Int(origins[row]) : nil, destination: isPlaced[1] ? Int(destinations[row]) : nil,
          count: counts[row]))
      return
    }
    unplaced.rows += 1
    unplaced.count += counts[row]
    if !before.isEmpty { unplaced.previous += before[row] }
    for end in 0..<2 where !isPlaced[end] { reject(row, end, texts[end]) }
  }

  private mutating func reject(_ row: Int, _ end: Int, _ text: String) {
    if !text.isEmpty { strangers[text, default: 0] += 1 }
    guard rejected.count < 10_000 else { return }
    let column = end == 0 ? source.origin : source.destination
    let reason: String
    switch (end == 0 ? from : to).match(text) {
    case .several: reason = "several places have this name"
    case .found, .unknown: reason = text.isEmpty ? "no place is named" : "the place is not in the layer"
    }
    rejected.append(RejectedRow(cells: ["flows", file, String(table.rowNumber(row)), column, "not placed", reason]))
  }

  /// What a table calls the sum of all places.
  private static func isTotal(_ text: String) -> Bool {
    ["total", "totals", "all", "sum", "all origins", "all destinations", "grand total"].contains(text.lowercased())
  }

  func text(_ field: String, _ row: Int) -> String { table.column(field).map { MapTexts.trimmed($0[row]) } ?? "" }

  private func numbers(_ field: String) throws(LoadingError) -> [Int] {
    guard let column = table.column(field) else { return [] }
    var numbers: [Int] = []
    numbers.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      let bytes = column.utf8(row)
      guard let number = DecimalNumber.value(bytes) ?? DecimalNumber.grouped(bytes) else {
        throw .notNumeric(file: file, layer: nil, field: field, row: table.rowNumber(row))
      }
      guard number >= 0, number <= 1e12, number == number.rounded() else {
        throw .notACount(file: file, field: field, row: table.rowNumber(row))
      }
      numbers.append(Int(number))
    }
    return numbers
  }

  /// The place of each row; rows of one place mostly follow each other.
  private func places(_ field: String, _ known: CountedPlaces) -> [Int32] {
    guard let column = table.column(field) else { return [] }
    var places: [Int32] = []
    places.reserveCapacity(table.rowCount)
    var last: (row: Int, place: Int32)?
    for row in 0..<table.rowCount {
      if let last, column.utf8(last.row).elementsEqual(column.utf8(row)) {
        places.append(last.place)
        continue
      }
      let place: Int32 = if case .found(let place) = known.match(MapTexts.trimmed(column[row])) { Int32(place) } else { -1 }
      places.append(place)
      last = (row, place)
    }
    return places
  }
}
