import WardlightEssentials
import WardlightGeometry

/// The tails of sums over neighbours that weigh the same, from shared sequences.
///
/// All areas of k neighbours are compared with the same sums of the first k places: these are counted once between the observed sums. Then the
/// few sequences that hold an area among its own first k are taken back for that area and counted again without it.
///
/// - Complexity: O(R · (k + number of distinct k)) and O(n log n), in memory O(n) whatever R.
struct SharedTails {
  private let places: [Place]
  /// For each number of neighbours that a tested area has, the ranks of the observed sums.
  private let tables: [Table]
  private let sequences: SequenceBlocks

  /// What is compared at one position of the pool.
  private struct Place {
    /// The value that is drawn where this position is.
    var value: Int64
    /// The sum over its own neighbours.
    var observed: Int64 = 0
    /// How many neighbours it has; 0 where it is not tested.
    var neighbours: Int32 = 0
    /// Which table holds its rank.
    var table: Int32 = 0
  }

  private struct Table {
    let neighbours: Int
    let ranks: RankTable
  }

  /// What some of the sequences add.
  private struct Counts: Sendable {
    /// For each table how many sums fell into each slot.
    var slots: [[Int]]
    /// For each position by how much its upper and lower tail change.
    var changes: [SIMD2<Int32>]
  }

  /// The sum over the neighbours at one position, the position itself left out.
  struct Observed {
    let position: Int
    let neighbours: Int
    let sum: Int64
  }

  /// - Parameters:
  ///   - values: The whole values of the pool that are drawn.
  ///   - neighbours: The neighbours of each position.
  ///   - tested: The positions to judge; each has a neighbour and fewer than `sequences.length`.
  init(_ values: [Int64], _ neighbours: RaggedRows, tested: [Int], _ sequences: SequenceBlocks) {
    let sums = neighbours.values.withUnsafeBufferPointer { links in
      tested.map { position in
        let row = neighbours.range(of: position)
        var sum: Int64 = 0
        for link in row { sum &+= values[Int(links[link])] }
        return Observed(position: position, neighbours: row.count, sum: sum)
      }
    }
    self.init(values, sums, sequences)
  }

  /// - Parameters:
  ///   - values: The whole values of the pool that are drawn.
  ///   - sums: What is judged; each has a neighbour and fewer than `sequences.length`.
  init(_ values: [Int64], _ sums: [Observed], _ sequences: SequenceBlocks) {
    var places = values.map { Place(value: $0) }
    var observed = [[Int64]](repeating: [], count: sequences.length + 1)
    for sum in sums {
      places[sum.position].observed = sum.sum
      places[sum.position].neighbours = Int32(sum.neighbours)
      observed[sum.neighbours].append(sum.sum)
    }
    let counts = observed.indices.filter { !observed[$0].isEmpty }
    var tableOfCount = [Int32](repeating: 0, count: observed.count)
    for (table, count) in counts.enumerated() { tableOfCount[count] = Int32(table) }
    for sum in sums { places[sum.position].table = tableOfCount[sum.neighbours] }
    self.places = places
    self.sequences = sequences
    tables = counts.map { Table(neighbours: $0, ranks: RankTable(observed[$0])) }
  }

  /// The tails of some positions, in their order.
  func tails(_ tested: [Int], _ parallel: Parallel) -> [TailCounts] {
    let counts = counted(parallel)
    let upTo = counts.slots.map { slots in
      var sum = 0
      return slots.map { count -> Int in
        sum += count
        return sum
      }
    }
    return tested.map { position in
      let place = places[position]
      let slot = tables[Int(place.table)].ranks.slot(of: place.observed)
      let sums = upTo[Int(place.table)]
      let change = counts.changes[position]
      return TailCounts(greater: sequences.count - sums[slot - 1] + Int(change.x), lesser: sums[slot] + Int(change.y))
    }
  }

  /// The counts of all sequences; sums of whole numbers, so that it does not matter how the work is split.
  private func counted(_ parallel: Parallel) -> Counts {
    let tasks = min(sequences.blocks, 2 * parallel.threads)
    let parts = parallel.map(tasks) { task in
      counts(task * sequences.blocks / tasks..<(task + 1) * sequences.blocks / tasks)
    }
    guard var total = parts.first else { return noCounts }
    for part in parts.dropFirst() {
      for table in tables.indices { for slot in total.slots[table].indices { total.slots[table][slot] += part.slots[table][slot] } }
      for position in total.changes.indices { total.changes[position] &+= part.changes[position] }
    }
    return total
  }

  private var noCounts: Counts {
    Counts(slots: tables.map { [Int](repeating: 0, count: $0.ranks.slots) }, changes: [SIMD2<Int32>](repeating: .zero, count: places.count))
  }

  private func counts(_ blocks: Range<Int>) -> Counts {
    var counts = noCounts
    var sums = [Int64](repeating: 0, count: sequences.length + 1)
    for block in blocks {
      let positions = sequences.positions(of: block)
      positions.withUnsafeBufferPointer { positions in
        for start in stride(from: 0, to: positions.count, by: sequences.length) {
          let sequence = UnsafeBufferPointer(rebasing: positions[start..<start + sequences.length])
          add(sequence, &sums)
          rank(sums, &counts.slots)
          takeBack(sequence, sums, &counts.changes)
        }
      }
    }
    return counts
  }

  /// The sums of the first 0, 1, … places.
  @inline(__always)
  private func add(_ sequence: UnsafeBufferPointer<Int32>, _ sums: inout [Int64]) {
    var sum: Int64 = 0
    for place in 0..<sequence.count {
      sum &+= places[Int(sequence[place])].value
      sums[place + 1] = sum
    }
  }

  @inline(__always)
  private func rank(_ sums: [Int64], _ slots: inout [[Int]]) {
    for table in tables.indices { slots[table][tables[table].ranks.slot(of: sums[tables[table].neighbours])] += 1 }
  }

  /// Counts a sequence again for those areas that are among their own sample.
  @inline(__always)
  private func takeBack(_ sequence: UnsafeBufferPointer<Int32>, _ sums: [Int64], _ changes: inout [SIMD2<Int32>]) {
    for index in 0..<sequence.count - 1 {
      let place = places[Int(sequence[index])]
      guard index < place.neighbours else { continue }
      let counted = sums[Int(place.neighbours)]
      let right = sums[Int(place.neighbours) + 1] &- place.value
      let greater: Int32 = (right >= place.observed ? 1 : 0) - (counted >= place.observed ? 1 : 0)
      let lesser: Int32 = (right <= place.observed ? 1 : 0) - (counted <= place.observed ? 1 : 0)
      changes[Int(sequence[index])] &+= SIMD2(greater, lesser)
    }
  }
}
