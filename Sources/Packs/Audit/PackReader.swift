import Foundation
import WardlightDisclosure
import WardlightExport

/// The steps of reading a pack: tables first, then whatever shows their numbers again.
struct PackReader {
  let policy: Policy
  let tables: [ReadTable]
  private(set) var collection = CellCollection()
  private(set) var remarks: [AuditRemark] = []
  private let folder: PackFolder
  private let counts: CountText
  private let named: NamedRows
  private var titles: [String: [String: String]] = [:]

  init(_ folder: PackFolder, _ policy: Policy, _ tables: [ReadTable]) {
    self.folder = folder
    self.policy = policy
    self.tables = tables
    counts = CountText(policy)
    named = NamedRows(tables, counts)
  }

  mutating func readAll() throws(AuditFault) {
    remarks += folder.unlisted.map { AuditRemark(.unlistedFile, $0, at: folder.name) }
    readTables()
    readManifest()
    for file in folder.files(ending: ".xlsx") { try readWorkbook(file) }
    for file in folder.files(ending: ".geojson") { try readLayer(file) }
    for file in folder.files(ending: ".html") + folder.files(ending: ".svg") { try readPage(file) }
    for file in folder.files(ending: ".txt") { readSentences(try lines(of: file), of: file) }
  }

  private func lines(of file: String) throws(AuditFault) -> [String] {
    try folder.text(file).split(separator: "\n").map(String.init)
  }

  private mutating func readTables() {
    for table in tables {
      for row in table.rows.indices { read(table, row, at: "\(folder.place(table.file)), row \(row + 1)") { table.text(row, $0) } }
    }
  }

  /// What one showing of a row says of its counts.
  private mutating func read(_ table: ReadTable, _ row: Int, at place: String, _ text: (String) -> String?) {
    for column in table.counted {
      guard let key = table.meaning.key(row: row, column: column), let bounds = text(column).flatMap(counts.bounds) else { continue }
      collection.add(key, bounds, at: "\(place), \(column)")
    }
  }

  /// Rows that show a table, or some of its rows, again.
  private mutating func read(_ rows: [[String: String]], of table: ReadTable, at place: String) {
    let shown = rows.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
    var finder = RowFinder(table, showing: shown)
    for (number, texts) in rows.enumerated() {
      guard let row = finder.next(texts) else { continue }
      read(table, row, at: "\(place), row \(number + 1)") { texts[$0] }
    }
  }

  private mutating func readManifest() {
    guard let table = tables.first(where: { $0.name == "records" }) else { return }
    read(folder.manifest.reconciliation, of: table, at: folder.place("manifest.json"))
  }
}

/// Files that show the tables again.
extension PackReader {
  private mutating func readWorkbook(_ file: String) throws(AuditFault) {
    let workbook: WorkbookReading
    do { workbook = try WorkbookReading(folder.location(file)) } catch {
      throw .unreadable(path: folder.place(file), reason: "the workbook cannot be unpacked")
    }
    for sheet in workbook.sheets {
      guard let table = tables.first(where: { String($0.name.prefix(31)) == sheet.name }) else { continue }
      titles[table.file] = Dictionary(zip(sheet.headings, table.keys)) { first, _ in first }
      let rows = sheet.rows.map { Dictionary(zip(table.keys, $0)) { first, _ in first } }
      read(rows, of: table, at: "\(folder.place(file)), \(sheet.name)")
    }
  }

  private mutating func readLayer(_ file: String) throws(AuditFault) {
    guard let layer = LayerReading(Data(try folder.text(file).utf8)) else {
      throw .unreadable(path: folder.place(file), reason: "it is no GeoJSON")
    }
    guard let table = tables.first(where: { $0.name == layer.table }) else { return }
    read(layer.rows, of: table, at: folder.place(file))
  }

  private mutating func readPage(_ file: String) throws(AuditFault) {
    let page = PageReading(try folder.text(file))
    for grid in page.grids { read(grid, of: file) }
    for marks in page.drawings { read(marks, of: file) }
    readSentences(page.sentences, of: file)
  }

  private mutating func read(_ grid: PageReading.Grid, of file: String) {
    guard let table = tables.first(where: { $0.file == grid.file }) else { return }
    let keys = keys(of: grid, in: table)
    let rows = grid.rows.map { Dictionary(zip(keys, $0)) { first, _ in first } }
    read(rows, of: table, at: "\(folder.place(file)), table of \(table.file)")
  }

  /// The keys of a page's columns, by their titles in the workbook; where there is none, by their order, which the page keeps.
  private func keys(of grid: PageReading.Grid, in table: ReadTable) -> [String] {
    if let titles = titles[table.file] { return grid.headings.map { titles[$0] ?? "" } }
    let keys = table.keys.filter { !["handling", "wardlight_handling"].contains($0) }
    return [keys, keys.filter { !["code", "id"].contains($0) }].first { $0.count == grid.headings.count } ?? []
  }
}

/// What drawings and sentences tell.
extension PackReader {
  private mutating func read(_ marks: [PageReading.Mark], of file: String) {
    // Of a rounded count the class says what the rounded number is, not the count.
    let isRounded = policy.rules.map { $0.rounding != .none } ?? false
    if let drawing = DrawingReading(marks, tables, counts) {
      for showing in drawing.showings(marks, classes: !isRounded) {
        collection.add(showing.key, showing.bounds, at: "\(folder.place(file)), “\(showing.name)”")
      }
    }
    for mark in marks { readNumbersBesideNames(mark.title, of: file) }
  }

  private mutating func readSentences(_ sentences: [String], of file: String) {
    let words = CountedWords(map: tables, policy: policy)
    for sentence in sentences {
      readNumbersBesideNames(sentence, of: file)
      for claim in words.claims(in: sentence) where !shows(claim.range) {
        remark(.inNoTable, claim.text + claim.after.prefix { !",.;:()".contains($0) }.prefix(60), at: file)
      }
    }
  }

  private func shows(_ range: ClosedRange<Int>) -> Bool { collection.ranges.contains(range) }

  private mutating func readNumbersBesideNames(_ sentence: String, of file: String) {
    for number in StatedNumber.all(in: sentence) {
      guard let name = number.name(among: named.names), !named.explains(number.range, of: name), named.narrows(number.range, of: name)
      else { continue }
      remark(.narrowsRange, "\(name): \(number.text)", at: file)
    }
  }

  private mutating func remark(_ kind: AuditRemark.Kind, _ text: String, at file: String) {
    let remark = AuditRemark(kind, text.trimmingCharacters(in: .whitespaces), at: folder.place(file))
    if !remarks.contains(remark) { remarks.append(remark) }
  }
}
