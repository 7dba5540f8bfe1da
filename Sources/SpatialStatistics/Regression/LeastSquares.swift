/// Weighted least squares by Householder reflections.
///
/// The table is overwritten by the triangle R of its QR decomposition and the reflections; the right-hand side becomes Qᵀ times itself.
///
/// - Complexity: O(rows · columns²).
struct LeastSquares {
  /// The columns one behind the other, each row times the root of its weight.
  var table: [Double]
  /// The right-hand side, each times the root of its weight.
  var side: [Double]
  let rows: Int
  let columns: Int

  init(rows: Int, columns: Int) {
    table = [Double](repeating: 0, count: rows * columns)
    side = [Double](repeating: 0, count: rows)
    (self.rows, self.columns) = (rows, columns)
  }

  /// Fills the table with the columns of a design, each row times a root.
  mutating func fill(_ design: [Double], roots: [Double]) {
    let (rows, columns) = (rows, columns)
    design.withUnsafeBufferPointer { design in
      roots.withUnsafeBufferPointer { roots in
        table.withUnsafeMutableBufferPointer { table in
          for column in 0..<columns {
            let start = column &* rows
            for row in 0..<rows { table[start &+ row] = design[start &+ row] * roots[row] }
          }
        }
      }
    }
  }

  /// Reflects the table into a triangle, and the right-hand side with it.
  mutating func reflect() {
    let (rows, columns) = (rows, columns)
    table.withUnsafeMutableBufferPointer { table in
      side.withUnsafeMutableBufferPointer { side in
        for pivot in 0..<columns {
          let length = rows &- pivot
          let column = UnsafeMutableBufferPointer(rebasing: table[(pivot &* rows &+ pivot)..<((pivot &+ 1) &* rows)])
          guard let factor = Self.reflection(column) else { continue }
          let diagonal = column[0]
          column[0] = factor.first
          for later in (pivot &+ 1)..<max(columns, pivot &+ 1) {
            let start = later &* rows &+ pivot
            Self.apply(column, factor.scale, to: UnsafeMutableBufferPointer(rebasing: table[start..<(start &+ length)]))
          }
          Self.apply(column, factor.scale, to: UnsafeMutableBufferPointer(rebasing: side[pivot..<rows]))
          column[0] = diagonal
        }
      }
    }
  }

  /// The reflection that turns a column into a multiple of its first unit vector, which is put in its first place.
  private static func reflection(_ column: UnsafeMutableBufferPointer<Double>) -> (first: Double, scale: Double)? {
    var square = 0.0
    for value in column { square += value * value }
    guard square > 0 else { return nil }
    let diagonal = column[0] > 0 ? -square.squareRoot() : square.squareRoot()
    let first = column[0] - diagonal
    column[0] = diagonal
    return (first, -1 / (diagonal * first))
  }

  private static func apply(
    _ reflector: UnsafeMutableBufferPointer<Double>, _ scale: Double, to column: UnsafeMutableBufferPointer<Double>
  ) {
    var product = 0.0
    for row in 0..<reflector.count { product += reflector[row] * column[row] }
    let factor = product * scale
    for row in 0..<reflector.count { column[row] -= factor * reflector[row] }
  }

  /// An element of R.
  private func triangle(_ row: Int, _ column: Int) -> Double { table[column * rows + row] }

  /// What the columns have to be multiplied by; `NaN` or infinite where R has a 0 on its diagonal.
  var solution: [Double] {
    var solution = Array(side[..<columns])
    for row in (0..<columns).reversed() {
      for column in (row + 1)..<max(columns, row + 1) { solution[row] -= triangle(row, column) * solution[column] }
      solution[row] /= triangle(row, row)
    }
    return solution
  }

  /// The squared length of what the columns explain of the right-hand side.
  var explained: Double { side[..<columns].reduce(0) { $0 + $1 * $1 } }

  /// R⁻¹, row by row; its product with its transpose is the covariance of the solution.
  var inverseTriangle: [[Double]] {
    var inverse = [[Double]](repeating: [Double](repeating: 0, count: columns), count: columns)
    for column in 0..<columns {
      inverse[column][column] = 1 / triangle(column, column)
      for row in (0..<column).reversed() {
        let sum = ((row + 1)...column).reduce(0) { $0 + triangle(row, $1) * inverse[$1][column] }
        inverse[row][column] = -sum / triangle(row, row)
      }
    }
    return inverse
  }
}
