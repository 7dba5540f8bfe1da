internal import WardlightGeometry

/// Whole counts that a cross-walk has carried from sources to targets, their total kept exactly.
public struct CarriedCounts: Hashable, Sendable {
  /// What was carried by what: `LSOA 2011 → ward 2018 (…)`.
  public let crosswalk: String
  /// The codes of the targets, ascending.
  public let targets: [String]
  /// The whole count of each target.
  public let counts: [Int]
  /// The expected count of each target, e_t = Σ_s c_s · w(s, t).
  public let expected: [Double]
  /// For each target the part of its expected count that comes from sources divided among several targets, 0 to 1; 0 where nothing is expected.
  public let divided: [Double]
  /// What was given and could not be carried, in order of code.
  public let notCarried: [NotCarried]
  /// The part of all that was carried that comes from divided sources; 0 where nothing was carried.
  public let dividedShare: Double
  /// The part of all that was carried that went elsewhere than to its source's largest target: what rests on the shares; at most ``dividedShare``.
  public let minorShare: Double

  /// A count of a source that the cross-walk does not have.
  public struct NotCarried: Hashable, Sendable {
    /// The code.
    public let code: String
    /// Its count.
    public let count: Int
  }

  /// What was carried in all.
  public var carried: Int { counts.reduce(0, +) }

  /// What was given in all: ``carried`` and ``notCarried`` together.
  public var total: Int { notCarried.reduce(carried) { $0 + $1.count } }

  /// The counts of some targets in their order, 0 for those that receive nothing, and what went to targets that are not among them.
  ///
  /// - Parameter codes: The targets' codes, a layer's say; each once.
  public func aligned(with codes: [String]) -> (counts: [Int], elsewhere: [NotCarried]) {
    let wanted = Set(codes)
    let elsewhere = targets.indices.filter { counts[$0] > 0 && !wanted.contains(targets[$0]) }
    return (
      codes.map { targets.place(of: $0).map { counts[$0] } ?? 0 }, elsewhere.map { NotCarried(code: targets[$0], count: counts[$0]) }
    )
  }

  /// What the ledger says was done: `carried by LSOA 2011 → ward 2018 (…); 3.2 % of the count was divided, 0.4 % went to lesser parts`.
  public var treatment: String {
    let lost =
      notCarried.isEmpty ? "" : "; not carried: \(notCarried.reduce(0) { $0 + $1.count }) of \(ShareText.some(notCarried.map(\.code)))"
    return
      "carried by \(crosswalk); \(ShareText.percent(dividedShare)) of the count was divided, \(ShareText.percent(minorShare)) went to lesser parts\(lost)"
  }
}

extension Crosswalk {
  /// Carries whole counts.
  ///
  /// Expected counts e_t = Σ_s c_s · w(s, t) become whole by the largest remainder (Hamilton), ties in order of code, within each group of
  /// areas that links connect. So the total is kept exactly, and so is the total of every group: of a borough whose wards changed within its border.
  ///
  /// - Parameter counts: At least 0, aligned with ``sources``.
  /// - Complexity: O(links + targets · log targets).
  public func carry(_ counts: [Int]) -> CarriedCounts {
    precondition(counts.count == sources.count, "\(counts.count) counts for \(sources.count) sources")
    return carry(counts, notCarried: [])
  }

  /// Carries whole counts of some codes; a code that stands several times is summed, one without a link is kept as not carried.
  ///
  /// The order of the codes does not matter.
  ///
  /// - Parameters:
  ///   - counts: At least 0, aligned with `codes`.
  ///   - codes: Codes of the source geography.
  public func carry(_ counts: [Int], of codes: [String]) -> CarriedCounts {
    precondition(counts.count == codes.count, "\(counts.count) counts for \(codes.count) codes")
    var sums = [Int](repeating: 0, count: sources.count)
    var others: [String: Int] = [:]
    for (code, count) in zip(codes, counts) {
      let cleaned = AreaCode.cleaned(code)
      if let place = sources.place(of: cleaned) { sums[place] += count } else { others[cleaned, default: 0] += count }
    }
    return carry(sums, notCarried: others.keys.sorted().map { .init(code: $0, count: others[$0, default: 0]) })
  }

  private func carry(_ counts: [Int], notCarried: [CarriedCounts.NotCarried]) -> CarriedCounts {
    precondition(counts.allSatisfy { $0 >= 0 }, "a count below 0 cannot be carried")
    var expected = [Double](repeating: 0, count: targets.count)
    var divided = expected
    for source in sources.indices where counts[source] > 0 {
      let range = links.range(of: source)
      for link in range {
        let part = Double(counts[source]) * shares[link]
        expected[Int(links.values[link])] += part
        if range.count > 1 { divided[Int(links.values[link])] += part }
      }
    }
    let minor = sources.indices.reduce(0) { sum, source in sum + Double(counts[source]) * (1 - (shares[links.range(of: source)].max() ?? 1))
    }
    let fromDivided = sources.indices.reduce(0) { $0 + (links[$1].count > 1 ? counts[$1] : 0) }
    let total = counts.reduce(0, +)
    return CarriedCounts(
      crosswalk: description, targets: targets, counts: WholeCounts(self, counts, expected).counts, expected: expected,
      divided: expected.indices.map { expected[$0] > 0 ? min(divided[$0] / expected[$0], 1) : 0 }, notCarried: notCarried,
      dividedShare: total == 0 ? 0 : Double(fromDivided) / Double(total), minorShare: total == 0 ? 0 : minor / Double(total))
  }
}
