/// The areas that have a place, ascending: one in a partition, none outside, several where areas overlap.
struct OwnerSet {
  /// The lowest, or −1.
  private(set) var first: Int32 = -1
  /// The next, or −1: on the way over a border there are often two for a moment.
  private var second: Int32 = -1
  private var others: [Int32] = []

  var count: Int { (first < 0 ? 0 : 1) + (second < 0 ? 0 : 1) + others.count }
  var areas: [Int32] { (first < 0 ? [] : [first]) + (second < 0 ? [] : [second]) + others }

  /// Goes over a border of an area.
  @inline(__always)
  mutating func toggle(_ area: Int32) {
    if area == first {
      if others.isEmpty { (first, second) = (second, -1) } else { toggleAmongSeveral(area) }
    } else if second < 0 {
      if first < 0 { first = area } else { (first, second) = (min(first, area), max(first, area)) }
    } else if others.isEmpty, area == second {
      second = -1
    } else {
      toggleAmongSeveral(area)
    }
  }

  @inline(never)
  private mutating func toggleAmongSeveral(_ area: Int32) {
    var all = areas
    let place = all.firstIndex { $0 >= area } ?? all.count
    if place < all.count, all[place] == area { all.remove(at: place) } else { all.insert(area, at: place) }
    first = all[0]
    second = all.count > 1 ? all[1] : -1
    others = Array(all.dropFirst(2))
  }
}
