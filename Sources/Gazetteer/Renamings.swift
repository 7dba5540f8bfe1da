extension [AliasTable.Entry] {
  /// These aliases for a layer that has some forces under a longer name than the aliases' table: each then stands for the name of the layer, and so does the old name.
  ///
  /// Only a name with all words of the old one and more counts as its successor, and only where the layer has one such name: a county is not the force of several.
  ///
  /// - Parameters:
  ///   - places: The places of the layer's names by key.
  ///   - names: The layer's names.
  func followingRenamings(among places: [String: [Int]], names: [String]) -> [AliasTable.Entry] {
    let successors = successors(places, names)
    guard !successors.isEmpty else { return self }
    let followed = map { entry in
      guard entry.kind == .force, entry.names.count == 1, let name = successors[NameKey.full(entry.names[0])] else { return entry }
      return AliasTable.Entry(alias: entry.alias, names: [name], kind: .force, source: entry.source)
    }
    let old = successors.sorted { $0.key < $1.key }.map { AliasTable.Entry(alias: $0.key, names: [$0.value], kind: .force) }
    return followed + old
  }

  /// For the key of each old name the name of the layer.
  private func successors(_ places: [String: [Int]], _ names: [String]) -> [String: String] {
    var found: [String: Set<Int>] = [:]
    for entry in self where entry.kind == .force && entry.names.count == 1 {
      let (old, new) = (NameKey.full(entry.names[0]), NameKey.full(entry.alias))
      guard places[old] == nil, let place = places[new], place.count == 1 else { continue }
      if Set(new.split(separator: " ")).isStrictSuperset(of: old.split(separator: " ")) { found[old, default: []].formUnion(place) }
    }
    return found.compactMapValues { $0.count == 1 ? $0.first.map { names[$0] } : nil }
  }
}
