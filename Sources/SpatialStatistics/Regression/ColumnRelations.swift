/// Which columns of a table are sums of multiples of the columns before them.
struct ColumnRelations {
  /// A column and what of each earlier one makes it up.
  struct Dependent {
    let column: Int
    /// The weights of the earlier columns, whose sum the column is; 0 for those that are dependent themselves.
    let weights: [Double]
  }

  let dependent: [Dependent]

  /// What is left of a column, as a share of it, below which it counts as dependent.
  private static let tolerance = 1e-9

  /// Each column in turn loses what the earlier ones explain of it, twice, so that rounding leaves nothing behind.
  ///
  /// - Parameters:
  ///   - table: The columns one behind the other, each between −1 and 1.
  ///   - rows: How many rows a column has.
  ///   - chosen: The rows that count.
  init(_ table: [Double], rows: Int, columns: Int, among chosen: [Int]) {
    var basis: [(column: Int, direction: [Double], made: [Double])] = []
    var found: [Dependent] = []
    for column in 0..<columns {
      var left = chosen.map { table[column * rows + $0] }
      let before = max(Self.length(left), Self.tolerance * Double(chosen.count).squareRoot())
      var weights = [Double](repeating: 0, count: columns)
      for _ in 0..<2 { Self.remove(basis, from: &left, &weights) }
      let length = Self.length(left)
      if length <= Self.tolerance * before {
        found.append(Dependent(column: column, weights: weights))
      } else {
        var made = weights.map { -$0 / length }
        made[column] += 1 / length
        basis.append((column, left.map { $0 / length }, made))
      }
    }
    dependent = found
  }

  /// Takes the parts along the basis out of a column and adds up what was taken, as weights of the columns.
  private static func remove(
    _ basis: [(column: Int, direction: [Double], made: [Double])], from left: inout [Double], _ weights: inout [Double]
  ) {
    for (_, direction, made) in basis {
      let part = zip(left, direction).reduce(0) { $0 + $1.0 * $1.1 }
      for row in left.indices { left[row] -= part * direction[row] }
      for column in weights.indices { weights[column] += part * made[column] }
    }
  }

  private static func length(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
}
