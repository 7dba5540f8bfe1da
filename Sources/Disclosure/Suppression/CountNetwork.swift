/// The counts of a publication as the protector sees them: what each is, what a reader learns of it if it is shown and if it is hidden, and how they add up.
struct CountNetwork: Sendable {
  /// The counts, in the order of the system's keys; latent ones behind.
  var cells: [Cell]
  /// How they add up.
  let links: [Link]
  /// The links that each count stands in.
  let linksOfCell: [[Int32]]
  /// The largest published count.
  let largest: Int

  /// One count.
  struct Cell: Sendable {
    /// The count; of a latent one that nobody can compute, some value that agrees with all others.
    let count: Int
    /// What a reader can be let know of it, each within the next: first what is shown of it if nothing more is hidden than must be.
    let spans: [Span]
    /// As what the count leaves at each of these, whatever else a reader knows.
    let leaves: [Span]
    /// Which of these holds.
    var level: Int
    /// Whether it must keep its possible values.
    let isProtected: Bool
    /// Whether nobody published it or can compute it, and it may be small: it must keep its possible values as well, or be able to be something that is not small.
    let isWatched: Bool
    /// Whether it is published; hiding others costs nothing.
    let isPublished: Bool

    /// What a reader knows of it now.
    var known: Span { spans[level] }
    /// Whether more of it can be hidden.
    var isOpen: Bool { level + 1 < spans.count }
    /// Whether it is the same for a reader whatever is done.
    var isFixed: Bool { known.isPoint && !isOpen }
    /// Whether more of it is hidden than must be.
    var isSecondary: Bool { level > 0 }
    /// Whether it must be able to be something else.
    var needsValues: Bool { isProtected || isWatched }
    /// How far it can move by what a reader knows of it.
    var room: Slack { slack(in: known) }

    /// Whether it is protected if it can move by these steps.
    func isSafe(reaching steps: Set<Int>, _ rules: ProtectionRules) -> Bool {
      steps.count >= rules.possible - 1 || isWatched && steps.contains { !rules.isSmall(count + $0) }
    }

    /// How far it can move within a span.
    func slack(in span: Span) -> Slack { Slack(down: count - span.lower, up: span.upper - count) }
  }

  /// The numbers from one to another, both included.
  struct Span: Hashable, Sendable {
    var lower: Int
    var upper: Int

    /// Larger than any count, and small enough to be added up.
    static let noLimit = 1 << 40

    var isPoint: Bool { lower == upper }
    func contains(_ other: Span) -> Bool { lower <= other.lower && other.upper <= upper }
    func contains(_ count: Int) -> Bool { lower <= count && count <= upper }
    func cut(to other: Span) -> Span { Span(lower: max(lower, other.lower), upper: min(upper, other.upper)) }
  }

  /// How counts add up.
  struct Link: Hashable, Sendable {
    let whole: Int
    let parts: [Int]
    /// Whether the whole is the sum of the parts; it is at least each of them, and at most their sum if `isCovered`, otherwise.
    let isSum: Bool
    let isCovered: Bool
  }

  init(cells: [Cell], links: [Link]) {
    self.cells = cells
    self.links = links
    var linksOfCell = [[Int32]](repeating: [], count: cells.count)
    for (number, link) in links.enumerated() {
      linksOfCell[link.whole].append(Int32(number))
      for part in link.parts { linksOfCell[part].append(Int32(number)) }
    }
    self.linksOfCell = linksOfCell
    largest = cells.reduce(0) { $1.isPublished ? max($0, $1.count) : $0 }
  }
}

extension CountNetwork {
  /// The counts of a link, the whole first.
  func members(of link: Int) -> [Int] { [links[link].whole] + links[link].parts }

  /// What hiding a count costs: one for the count, and up to as much again the larger it is, so that of as many counts the smaller are hidden and that totals stay.
  ///
  /// 1 + count / largest count: where London has 10,000, 1.0005 for a ward's 5, 1.03 for a borough's 300 and 2 for London's own.
  func weight(of cell: Int) -> Double { 1 + Double(cells[cell].count) / Double(max(1, largest)) }

  /// What it costs to hide more of a count, up to a level: its weight, and a share of it for each band that is joined with the first.
  ///
  /// - Parameter share: What joining costs beside hiding.
  func cost(of cell: Int, at level: Int, joining share: Double) -> Double {
    let own = cells[cell]
    guard own.isPublished, level > own.level else { return 0 }
    let isFirst = own.level == 0 && !own.isProtected
    return weight(of: cell) * (isFirst ? 1 + share * Double(level - 1) : share * Double(level - own.level))
  }

  /// What is hidden more than must be: how many counts, and their sum.
  func loss(in component: [Int]) -> Loss {
    component.filter { cells[$0].isPublished && cells[$0].isSecondary }.reduce(.none) { $0 + Loss(cells: 1, sum: cells[$1].count) }
  }

  /// The places of the counts that must keep their possible values.
  var protected: [Int] { cells.indices.filter { cells[$0].isProtected } }

  /// Sets of counts that have to do with each other, each ascending, in order of their first; counts that are fixed belong to none.
  func components() -> [[Int]] {
    var forest = DisjointSets(count: cells.count)
    for number in links.indices {
      let free = members(of: number).filter { !cells[$0].isFixed }
      for cell in free.dropFirst() { forest.join(free[0], cell) }
    }
    var places: [Int: Int] = [:]
    var components: [[Int]] = []
    for cell in cells.indices where !cells[cell].isFixed {
      let root = forest.root(cell)
      if let place = places[root] {
        components[place].append(cell)
      } else {
        places[root] = components.count
        components.append([cell])
      }
    }
    return components
  }
}

/// Sets that have no member in common and can be joined; the root of a set is its smallest member.
private struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(_ member: Int) -> Int {
    var member = member
    while parents[member] != member {
      parents[member] = parents[parents[member]]
      member = parents[member]
    }
    return member
  }

  mutating func join(_ left: Int, _ right: Int) {
    let (left, right) = (root(left), root(right))
    parents[max(left, right)] = min(left, right)
  }
}
