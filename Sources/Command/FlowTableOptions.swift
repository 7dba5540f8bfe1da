import ArgumentParser
import Wardlight

/// The columns of a table of counts between places.
struct FlowTableOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The links are a table of counts, one row a pair of places; this is its column of counts. (default: the links are records, one row a link)",
      valueName: "column"))
  var count: String?

  @Option(name: .long, help: ArgumentHelp("Its column of origins, by code or name. (default: origin)", valueName: "column"))
  var from: String?

  @Option(name: .long, help: ArgumentHelp("Its column of destinations, by code or name. (default: destination)", valueName: "column"))
  var to: String?

  @Option(name: .long, help: ArgumentHelp("Its column of counts of the period before.", valueName: "column"))
  var previous: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Add up origins and destinations by these two columns: the boroughs of smaller areas.", valueName: "from,to"))
  var group: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A table of what leaves and what enters each place, which the counts must add up to: code, out, in; other names as margins.csv,code=area,out=leaving,in=entering.",
      valueName: "csv"))
  var margins: String?

  func validate() throws {
    _ = try groups()
    _ = try marginTable()
    guard count == nil else { return }
    for (name, value) in [("--from", from), ("--to", to), ("--previous", previous), ("--group", group), ("--margins", margins)]
    where value != nil { throw ValidationError("\(name) needs --count, the column of a table of counts.") }
  }

  /// The table; `nil` where the links are records.
  func table(_ path: String, noun: String?) throws -> CountedLinks? {
    guard let count else { return nil }
    return CountedLinks(
      path: path, origin: from ?? "origin", destination: to ?? "destination", count: count, previous: previous, groups: try groups(),
      margins: try marginTable(), noun: noun)
  }

  private func groups() throws -> CountedLinks.Groups? {
    guard let group else { return nil }
    let columns = group.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard columns.count == 2, columns.allSatisfy({ !$0.isEmpty }) else {
      throw ValidationError("--group must be two columns, for example from_borough,to_borough, not “\(group)”.")
    }
    return CountedLinks.Groups(origin: columns[0], destination: columns[1])
  }

  private func marginTable() throws -> CountedLinks.MarginTable? {
    guard let margins else { return nil }
    let parts = margins.split(separator: ",").map(String.init)
    var columns: [String: String] = [:]
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2, ["code", "out", "in"].contains(pair[0]) else {
        throw ValidationError("--margins: “\(part)” must be code=COLUMN, out=COLUMN or in=COLUMN.")
      }
      columns[pair[0]] = pair[1]
    }
    guard let path = parts.first else { throw ValidationError("--margins must name a table.") }
    // A table may have one of the two alone, and then says so.
    let says = columns["out"] != nil || columns["in"] != nil
    return CountedLinks.MarginTable(
      path: path, code: columns["code"] ?? "code", out: columns["out"] ?? (says ? nil : "out"),
      into: columns["in"] ?? (says ? nil : "in"))
  }

  /// The files that are read, with their roles.
  var inputs: [(role: String, path: String)] { ((try? marginTable()) ?? nil).map { [("margins", $0.path)] } ?? [] }
}
