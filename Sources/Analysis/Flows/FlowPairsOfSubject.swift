import WardlightDisclosure
import WardlightEssentials
import WardlightFlows
import WardlightGeometry

/// The pairs of a subject, and what is expected of them.
extension FlowFindingsBuilder {
  func addPairs(_ parts: inout FlowFindingParts) {
    let forces = pairTable(.forces, shown.forces, "flow-links", "county force")
    let towns = pairTable(.towns, shown.towns, "flow-town-links", "town")
    parts.links = rows(of: forces.released(door)).droppingSilentColumns()
    parts.townLinks = rows(of: towns.released(door)).droppingSilentColumns()
    parts.linkTests = tests(forces, towns)
    parts.clusters = isBorough ? nil : clusters()
    if let limit = input.methods.mergeBelow, !isForce {
      let merged = MergedTable(seen: shown.seen.towns, limit: limit, title: "\(title): \(input.noun.plural) by town")
      parts.merged = rows(of: merged.released(door))
    }
  }

  private func pairTable(_ kind: FlowPairKeys.Kind, _ models: FlowModels, _ name: String, _ title: String) -> PairTable {
    PairTable(
      models: models, tabled: study.tabled(kind, door, shown.seen), name: name, title: "\(self.title): boroughs and \(title)s", note: note,
      policy: policy)
  }

  /// The rows of a table of pairs that are about the subject.
  private func rows(of table: Released<Table>) -> Released<Table> {
    switch subject {
    case .london: return table
    case .borough(let code, _): return table.selecting(rowsOf: [code], in: "origin")
    case .force(let code, _): return table.selecting(rowsOf: ownTowns.union([code]), in: "destination")
    }
  }

  /// The towns of the force that is shown.
  var ownTowns: Set<String> {
    let ends = study.towns.now.destinations
    return Set(ends.codes.indices.filter { !ends.regions.isEmpty && ends.regions[$0] == subject.name }.map { ends.codes[$0] })
  }

  private func tests(_ forces: PairTable, _ towns: PairTable) -> Released<Table>? {
    let found = StandingOut(
      tables: [forces, towns], title: "\(title): links that stand out",
      note: "Pairs with more or fewer \(input.noun.plural) than chance explains, after correction for all pairs tested.")
    let table = rows(of: found.released(door))
    return table.content.rows.isEmpty ? nil : table
  }

  /// Clusters that hold the subject: all for London, those into the force for a force.
  private func clusters() -> Released<Table>? {
    let found = shown.forces.significantClusters
    guard !found.isEmpty else { return nil }
    let table = FlowClusterTable(
      clusters: found, models: shown.forces, seen: shown.seen.forces, noun: input.noun.plural, title: title, policy: policy)
    guard case .force(_, let name) = subject else { return door.release(table.raw) }
    let ends = shown.forces.part.flows.destinations
    let rows = found.indices.filter { found[$0].destinations.contains { ends.names[$0] == name } }
    return rows.isEmpty ? nil : door.release(table.raw).selecting(rows: rows)
  }

  /// The models, a row each.
  func expected() -> Released<Table> {
    door.release(
      FlowModelTable(
        models: [("county forces", shown.forces), ("towns", shown.towns)], title: "What is expected of flows", policy: policy
      ).raw)
  }
}

extension FlowStudy {
  /// The pairs of boroughs and destinations of a kind, and what they count.
  func tabled(_ kind: FlowPairKeys.Kind, _ door: Door, _ seen: SeenFlows) -> TabledPairs {
    let keys = FlowPairKeys(self)
    let counted = kind == .forces ? forces : towns
    let before = previous.flatMap { period in
      counted.before.map { matrix in ShownMatrix(matrix, door) { keys.pair(kind, $0, $1, period) } }
    }
    return TabledPairs(now: counted.now, before: counted.before, seen: kind == .forces ? seen.forces : seen.towns, seenBefore: before) {
      pairs in
      self.meaning(pairs.map { keys.members(kind, $0.origin, $0.destination) })
    }
  }
}

extension Released where Content == Table {
  /// The table without columns that say nothing: every cell withheld, or nothing to show.
  func droppingSilentColumns() -> Released<Table> {
    let silent = content.columns.indices.filter { column in
      content.rows.contains { $0[column] == .withheld } && content.rows.allSatisfy { $0[column] == .withheld || $0[column] == .missing }
    }
    return selecting(columns: content.columns.indices.filter { !silent.contains($0) }.map { content.columns[$0].key })
  }

  /// The rows whose cell in a column has one of some texts, in their order.
  func selecting(rowsOf texts: Set<String>, in key: String) -> Released<Table> {
    let cells = column(key).content.cells
    return selecting(rows: cells.indices.filter { texts.contains(cells[$0].text) })
  }
}
