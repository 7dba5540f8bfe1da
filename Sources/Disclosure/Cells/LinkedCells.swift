/// The cells of one measure, or of several of which one counts a part of another, while their relations are found.
///
/// A cell is a code: its members' places, packed side by side, so that finding a neighbour on a line costs one look-up.
struct LinkedCells {
  typealias Code = UInt128

  /// The dimensions that some cell is cut down by, as places in the sets of members.
  let axes: [Int]
  private let bits: Int
  private(set) var codes: [Code] = []
  private var places: [Code: Int] = [:]
  private(set) var relations: [CellSystem.Relation] = []

  /// No cells yet.
  init(axes: [Int]) {
    self.axes = axes
    bits = 128 / max(2, axes.count)
  }

  /// How many members of a dimension can be told apart.
  var memberLimit: Int { 1 << min(31, bits) }

  /// Adds a cell and says where it stands; one that is there already stays where it is.
  @discardableResult
  mutating func place(of code: Code) -> Int {
    if let place = places[code] { return place }
    places[code] = codes.count
    codes.append(code)
    return codes.count - 1
  }

  /// Where a cell stands, if it is there.
  func find(_ code: Code) -> Int? { places[code] }

  /// The code of members along the axes.
  func code(_ members: [Int32]) -> Code {
    members.enumerated().reduce(0) { $0 | Code($1.element) << Code($1.offset * bits) }
  }

  /// The member of a cell along an axis.
  func member(_ code: Code, _ axis: Int) -> Int32 { Int32(truncatingIfNeeded: code >> Code(axis * bits) & mask) }

  /// The cell with another member along an axis.
  func replacing(_ code: Code, _ axis: Int, by member: Int32) -> Code {
    code & ~(mask << Code(axis * bits)) | Code(member) << Code(axis * bits)
  }

  private var mask: Code { Code(1) << Code(bits) - 1 }

  /// Adds, for each cell, those with members around its own in their stead, until there are no more.
  ///
  /// - Parameter containers: For each axis and member those that contain it.
  mutating func lift(_ containers: [[Int32: [Int32]]]) {
    var next = 0
    while next < codes.count {
      let code = codes[next]
      for axis in axes.indices {
        for container in containers[axis][member(code, axis)] ?? [] { place(of: replacing(code, axis, by: container)) }
      }
      next += 1
    }
  }

  /// Drops the relations found so far, which are found again where they are wanted.
  mutating func forgetRelations() { relations = [] }

  /// Relates, along one axis, all cells that agree in the others, and adds the pieces and remainders that these relations need.
  mutating func relate(along axis: Int, _ sets: inout MemberSets, _ adding: Measure.Adding) {
    var shapes: [[Int32]: LineShape] = [:]
    for line in lines(along: axis) {
      let members = line.map { member(codes[$0], axis) }
      let shape: LineShape
      if let known = shapes[members] {
        shape = known
      } else {
        shape = LineShape(of: members, in: &sets, remainders: adding == .sums)
        shapes[members] = shape
      }
      let first = codes[line[0]]
      for link in shape.links {
        let parts = link.parts.map { place(of: replacing(first, axis, by: $0)) }
        let whole = place(of: replacing(first, axis, by: link.whole))
        relations.append(.init(whole: whole, parts: parts, adding: adding, isComplete: link.isComplete))
      }
    }
  }

  /// The cells that differ along one axis only, in groups of at least two, each in order of member.
  private func lines(along axis: Int) -> [[Int]] {
    let turned = codes.indices.map { place in
      (line: replacing(codes[place], axis, by: 0), member: member(codes[place], axis), place: place)
    }
    .sorted { $0.line != $1.line ? $0.line < $1.line : $0.member < $1.member }
    var lines: [[Int]] = []
    var start = 0
    while start < turned.count {
      var end = start + 1
      while end < turned.count, turned[end].line == turned[start].line { end += 1 }
      if end - start > 1 { lines.append(turned[start..<end].map(\.place)) }
      start = end
    }
    return lines
  }
}

/// Which members that cells use contain which others.
struct Containers {
  /// For each member those that contain it, rising; members that are one set contain each other.
  let around: [Int32: [Int32]]
  /// Whether any two of the members share nothing or lie one in the other.
  let isNested: Bool

  /// The containers among the members that cells use.
  ///
  /// Where members overlap, only what contains them both links what is counted by either: then everything is a container too.
  init(of used: Set<Int32>, in sets: MemberSets) {
    let first = Containers(used.sorted(), sets)
    self = first.isNested || used.contains(MemberSets.whole) ? first : Containers([MemberSets.whole] + used.sorted(), sets)
  }

  private init(_ members: [Int32], _ sets: MemberSets) {
    let shared = SharedElements(of: members, in: sets)
    var around: [Int32: [Int32]] = [:]
    var isNested = true
    for member in members {
      let size = sets.sets[Int(member)].count
      let counts = shared.counts(of: member)
      around[member] = counts.filter { $0.value == size }.keys.sorted()
      isNested = isNested && !counts.contains { $0.value < size && $0.value < sets.sets[Int($0.key)].count }
    }
    self.around = around
    self.isNested = isNested
  }
}
