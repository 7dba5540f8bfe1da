/// What is wrong with cases and population. Areas are named by their places in order of code, counted from 0.
public enum RateFault: Hashable, Sendable {
  /// The cases of an area are below 0.
  case negativeCases(area: Int)
  /// The cases of an area are no whole number.
  case fractionalCases(area: Int)
  /// A number of an area is infinite, or too large to be counted.
  case infinite(area: Int)
  /// The population of an area is below 0.
  case negativePopulation(area: Int)
  /// An area has more cases than people, where cases are people.
  case moreCasesThanPeople(area: Int)

  func sentence(naming name: (Int) -> String) -> String {
    switch self {
    case .negativeCases(let area): "The area \(name(area)) has fewer than 0 cases."
    case .fractionalCases(let area): "The cases of the area \(name(area)) are no whole number; rates are made of counts."
    case .infinite(let area): "The cases or the population of the area \(name(area)) are infinite or too large to count."
    case .negativePopulation(let area): "The population of the area \(name(area)) is below 0."
    case .moreCasesThanPeople(let area):
      "The area \(name(area)) has more cases than people. Where one person can be several cases, they must be said to be events."
    }
  }
}
