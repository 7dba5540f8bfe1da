/// A system of cells while it is being built, measure by measure.
struct SystemBuilder {
  private(set) var keys: [CellKey]
  let publishedCount: Int
  private(set) var relations: [CellSystem.Relation] = []
  private(set) var withoutInterior: Set<String> = []
  private(set) var places: [CellKey: Int]
  private var sets: [MemberSets]
  private let measures: [String: Measure]
  private let interiorLimit: Int

  /// The published cells in order of key, and the members of all dimensions that they name.
  init(_ published: [CellKey], _ dimensions: [Dimension], _ measures: [Measure], interiorLimit: Int) throws(DisclosureFault) {
    self.interiorLimit = interiorLimit
    let named = Set(published.map(\.withoutWholes)).map { (key: $0, text: $0.description) }
    keys = named.sorted { $0.text < $1.text }.map(\.key)
    publishedCount = keys.count
    places = [:]
    for (place, key) in keys.enumerated() { places[key] = place }
    self.measures = try Self.checked(measures)
    sets = try Self.sets(of: keys, dimensions)
  }

  /// Finds the latent cells and the relations.
  mutating func build() throws(DisclosureFault) {
    let byMeasure = Dictionary(grouping: 0..<publishedCount) { keys[$0].measure }
    if let unknown = byMeasure.keys.sorted().first(where: { measures[$0] == nil }) { throw .undeclaredMeasure(unknown) }
    for family in families(of: byMeasure.keys.sorted()) { try build(family, byMeasure) }
  }

  /// Measures of which one counts a part of another use the same members, so that their cells meet.
  private mutating func build(_ family: [String], _ published: [String: [Int]]) throws(DisclosureFault) {
    let axes = self.axes(of: family, published)
    var containers: [Containers] = []
    var cells: [String: LinkedCells] = [:]
    for measure in family { cells[measure] = try publishedCells(published[measure, default: []], axes) }
    for axis in axes.indices {
      let used = Set(cells.values.flatMap { cells in cells.codes.map { cells.member($0, axis) } })
      containers.append(Containers(of: used, in: sets[axes[axis]]))
    }
    for measure in family { cells[measure] = try linked(cells[measure] ?? LinkedCells(axes: axes), measure, containers) }
    var global: [String: [Int]] = [:]
    for measure in family { if let linked = cells[measure] { global[measure] = adopt(linked, measure, published[measure, default: []]) } }
    for measure in family {
      guard let outer = measures[measure]?.within, let inner = cells[measure], let around = cells[outer] else { continue }
      relate(inner, global[measure, default: []], within: around, global[outer, default: []], (measure, outer))
    }
  }

  /// The cells of one measure with all that link them.
  private mutating func linked(
    _ published: LinkedCells, _ measure: String, _ containers: [Containers]
  ) throws(DisclosureFault) -> LinkedCells {
    let adding = measures[measure]?.adding ?? .sums
    var cells = published
    cells.lift(containers.map(\.around))
    switch Interior.closing(cells, containers, &sets, limit: interiorLimit) {
    case .notNeeded: break
    case .closed(let closed): cells = closed
    case .notModelled:
      withoutInterior.insert(measure)
      // A piece of overlapping members is not determined by them, so that it has to be one and the same along all other axes.
      if !containers.allSatisfy(\.isNested) { try findPieces(&cells, adding) }
    }
    for axis in cells.axes.indices { try relate(&cells, along: axis, adding) }
    return cells
  }

  /// Adds pieces and remainders along all axes until there are no more.
  private mutating func findPieces(_ cells: inout LinkedCells, _ adding: Measure.Adding) throws(DisclosureFault) {
    var before = 0
    while before < cells.codes.count {
      before = cells.codes.count
      for axis in cells.axes.indices { try relate(&cells, along: axis, adding) }
      cells.forgetRelations()
    }
  }

  private mutating func relate(_ cells: inout LinkedCells, along axis: Int, _ adding: Measure.Adding) throws(DisclosureFault) {
    let dimension = cells.axes[axis]
    cells.relate(along: axis, &sets[dimension], adding)
    guard sets[dimension].names.count <= cells.memberLimit else {
      throw .tooManyMembers(dimension: sets[dimension].dimension, limit: cells.memberLimit)
    }
  }
}

// MARK: What comes in

extension SystemBuilder {
  private static func checked(_ measures: [Measure]) throws(DisclosureFault) -> [String: Measure] {
    var byName: [String: Measure] = [:]
    for measure in measures { byName[measure.name] = measure }
    for measure in measures {
      var seen: Set<String> = [measure.name]
      var at = measure
      while let name = at.within {
        guard let outer = byName[name] else { throw .undeclaredMeasure(name) }
        guard seen.insert(name).inserted else { throw .measureWithinItself(measure.name) }
        at = outer
      }
    }
    return byName
  }

  /// The members of the dimensions that keys name, in order of the dimension's name.
  private static func sets(of keys: [CellKey], _ dimensions: [Dimension]) throws(DisclosureFault) -> [MemberSets] {
    var named: [String: Set<String>] = [:]
    for key in keys { for (dimension, member) in key.members { named[dimension, default: []].insert(member) } }
    var byName: [String: Dimension] = [:]
    for dimension in dimensions { byName[dimension.name] = dimension }
    var sets: [MemberSets] = []
    for (name, members) in named.sorted(by: { $0.key < $1.key }) {
      guard let dimension = byName[name] else { throw .undeclaredDimension(name) }
      let set = try MemberSets(dimension, members: members)
      for member in members.sorted() { _ = try set.place(of: member) }
      sets.append(set)
    }
    return sets
  }

  /// The published measures in groups that `within` links, each in order of name.
  private func families(of published: [String]) -> [[String]] {
    var groups: [String: [String]] = [:]
    for measure in published {
      var outermost = measure
      while let outer = measures[outermost]?.within { outermost = outer }
      groups[outermost, default: []].append(measure)
    }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }

  private func axes(of family: [String], _ published: [String: [Int]]) -> [Int] {
    let named = Set(family.flatMap { published[$0, default: []] }.flatMap { keys[$0].members.keys })
    return sets.indices.filter { named.contains(sets[$0].dimension) }
  }

  private func publishedCells(_ published: [Int], _ axes: [Int]) throws(DisclosureFault) -> LinkedCells {
    var cells = LinkedCells(axes: axes)
    if let large = axes.first(where: { sets[$0].names.count > cells.memberLimit }) {
      throw .tooManyMembers(dimension: sets[large].dimension, limit: cells.memberLimit)
    }
    for place in published {
      var members: [Int32] = []
      for axis in axes {
        let member = keys[place].members[sets[axis].dimension]
        if let member { members.append(try sets[axis].place(of: member)) } else { members.append(MemberSets.whole) }
      }
      cells.place(of: cells.code(members))
    }
    return cells
  }
}

// MARK: What goes out

extension SystemBuilder {
  /// Takes the cells of a measure over: the published ones stand already, latent ones come behind; and their relations.
  private mutating func adopt(_ cells: LinkedCells, _ measure: String, _ published: [Int]) -> [Int] {
    let global = published + cells.codes[published.count...].map { add(key(of: $0, cells, measure)) }
    relations += cells.relations.map { relation in
      CellSystem.Relation(
        whole: global[relation.whole], parts: relation.parts.map { global[$0] }, adding: relation.adding, isComplete: relation.isComplete)
    }
    return global
  }

  /// A measure that counts a part of another is, cell by cell, at most that one; where both add up, what it leaves is a latent cell.
  private mutating func relate(
    _ inner: LinkedCells, _ innerPlaces: [Int], within outer: LinkedCells, _ outerPlaces: [Int], _ names: (inner: String, outer: String)
  ) {
    let addsUp = measures[names.inner]?.adding == .sums && measures[names.outer]?.adding == .sums
    for (place, code) in inner.codes.enumerated() {
      guard let around = outer.find(code) else { continue }
      let whole = outerPlaces[around]
      var parts = [innerPlaces[place]]
      if addsUp { parts.append(add(CellKey(names.outer, keys[whole].members.merging(["without": names.inner]) { own, _ in own }))) }
      relations.append(.init(whole: whole, parts: parts, adding: addsUp ? .sums : .overlaps, isComplete: addsUp))
    }
  }

  private mutating func add(_ key: CellKey) -> Int {
    places[key] = keys.count
    keys.append(key)
    return keys.count - 1
  }

  private func key(of code: LinkedCells.Code, _ cells: LinkedCells, _ measure: String) -> CellKey {
    var members: [String: String] = [:]
    for (axis, dimension) in cells.axes.enumerated() {
      let member = cells.member(code, axis)
      if member != MemberSets.whole { members[sets[dimension].dimension] = sets[dimension].names[Int(member)] }
    }
    return CellKey(measure, members)
  }
}
