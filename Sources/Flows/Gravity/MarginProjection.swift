/// What is left of distance when the margins have had their share: the equations that a step of Newton's method leaves for the columns.
///
/// With T the table whose rows are balanced, R and C its sums, the columns' step v solves S·v = r with S = C − TᵀR⁻¹T. In u = √D·v, and where the columns are nearly balanced, S is the
/// unit matrix less NᵀN with N = T/√(R·D): as well conditioned as Furness's method converges, and conjugate gradients take about the square root of its steps. Each needs one pass over the
/// table, in single precision, for a step need not be exact: what is left over, the next pass of full precision finds.
struct MarginProjection {
  private let kernel: GravityKernel
  /// 1/√D.
  private let roots: [Eight]
  /// C/D.
  private let columns: [Eight]
  /// Passes over the table so far.
  private(set) var passes = 0

  /// - Parameters:
  ///   - roots: 1/√D; 0 where D is.
  ///   - columns: C.
  init(_ kernel: GravityKernel, roots: [Eight], columns: [Eight]) {
    (self.kernel, self.roots) = (kernel, roots)
    self.columns = columns.indices.map { columns[$0] * roots[$0] * roots[$0] }
  }

  /// Solves S·v = r.
  ///
  /// - Parameters:
  ///   - right: r, which must sum to 0.
  ///   - start: A guess at v.
  ///   - tolerance: The share of r's length that may be left, in the metric of 1/D.
  ///   - limit: The most steps.
  /// - Returns: v, and r·v + v·(r − S·v): what r·S⁻¹·r is, up to the square of what is left over.
  mutating func solve(_ right: [Eight], from start: [Eight], tolerance: Double, limit: Int = 200) -> (v: [Eight], energy: Double) {
    let scaled = right.indices.map { right[$0] * roots[$0] }
    var u = start.indices.map { (start[$0] / roots[$0]).replacing(with: 0, where: roots[$0] .<= 0) }
    var residual = scaled
    if start.contains(where: { $0 != .zero }) { Self.subtract(product(u), 1, from: &residual) }
    let wanted = tolerance * tolerance * Self.dot(scaled, scaled)
    var direction = residual
    var length = Self.dot(residual, residual)
    var step = 0
    while length > wanted, step < limit {
      let image = product(direction)
      let curvature = Self.dot(direction, image)
      guard curvature > 0 else { break }
      Self.subtract(direction, -length / curvature, from: &u)
      Self.subtract(image, length / curvature, from: &residual)
      let next = Self.dot(residual, residual)
      for place in direction.indices { direction[place] = residual[place] + direction[place] * (next / length) }
      length = next
      step += 1
    }
    return (u.indices.map { u[$0] * roots[$0] }, Self.dot(scaled, u) + Self.dot(u, residual))
  }

  /// S in the scale of u.
  private mutating func product(_ u: [Eight]) -> [Eight] {
    passes += 1
    let shared = kernel.product(u) { _, sum in sum }
    return u.indices.map { columns[$0] * u[$0] - shared[$0] }
  }

  private static func subtract(_ values: [Eight], _ factor: Double, from sums: inout [Eight]) {
    for place in sums.indices { sums[place] -= values[place] * factor }
  }

  static func dot(_ first: [Eight], _ second: [Eight]) -> Double {
    var sum = Eight.zero
    for place in first.indices { sum += first[place] * second[place] }
    return sum.sum()
  }
}
