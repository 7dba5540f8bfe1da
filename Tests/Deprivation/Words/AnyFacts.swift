import WardlightDeprivation
import WardlightEssentials

/// Facts drawn at random, some of them missing.
struct AnyFacts {
  private var random: KeyedRandom

  init(seed: UInt64) { random = KeyedRandom(seed: seed, purpose: "facts", index: 0) }

  /// Facts, and the interval that decides whether a link may be claimed.
  mutating func next() -> (DeprivationFacts, (lower: Double, upper: Double)) {
    let rho = estimate(2, from: -1)
    let narrowed = estimate(2, from: -1)
    let effective = DeprivationFacts.Effective(areas: random.unit() * 900, lower: narrowed.lower, upper: narrowed.upper)
    let worth = told(effective)
    let association = told(DeprivationFacts.Association(rho: rho, areas: 5 + random.below(700), effective: worth))
    var facts = DeprivationFacts(
      DeprivationFacts.Subject(place: "Barnet", records: "referrals", index: "IMD 2019"), records: random.below(90),
      association: association)
    facts.share = maybe(
      DeprivationFacts.Share(
        least: 1 + random.below(12), fifthOf: "London’s wards", observed: number(100), byAreas: number(100),
        range: random.below(2) == 0 ? nil : 10...30, byPopulation: number(100)))
    facts.concentration = maybe(estimate(2, from: -1))
    facts.ends = maybe(estimate(1e6, from: 0))
    facts.model = maybe(DeprivationFacts.Model(ratio: estimate(3, from: 0), step: "10 points of score", family: "Poisson"))
    facts.unexplained = maybe(DeprivationFacts.Unexplained(more: random.below(4), fewer: random.below(14)))
    if case .known = worth, effective.lower == effective.lower, effective.upper == effective.upper {
      return (facts, (effective.lower, effective.upper))
    }
    return (facts, (rho.lower, rho.upper))
  }

  private mutating func number(_ width: Double, from start: Double = 0) -> Double {
    random.below(9) == 0 ? .nan : start + random.unit() * width
  }

  private mutating func estimate(_ width: Double, from start: Double) -> DeprivationFacts.Estimate {
    let numbers = [number(width, from: start), number(width, from: start), number(width, from: start)]
    guard !numbers.contains(where: \.isNaN) else {
      // The ends of an interval are in order even where the number between them is not known.
      let isTurned = numbers[1] > numbers[2]
      return DeprivationFacts.Estimate(numbers[0], numbers[isTurned ? 2 : 1], numbers[isTurned ? 1 : 2])
    }
    let sorted = numbers.sorted()
    return DeprivationFacts.Estimate(sorted[1], sorted[0], sorted[2])
  }

  private mutating func told<Value>(_ value: Value) -> DeprivationFacts.Told<Value> {
    random.below(4) == 0 ? .withheld("there are too few of them") : .known(value)
  }

  private mutating func maybe<Value>(_ value: Value) -> DeprivationFacts.Told<Value>? { random.below(4) == 0 ? nil : told(value) }
}
