/// How numbers are parted into classes. Classes are closed on the right: a number that equals a break lies below it, and the first class
/// takes the least number.
///
/// Numbers are compared as they are printed. Zero is a class of its own for counts, and so is a protected interval; schemes part the others.
public enum ClassScheme: Hashable, Sendable {
  /// The classes with the least sum of squared differences from their means, at most so many.
  case naturalBreaks(Int)
  /// Classes of as equal a number of areas as ties allow, at most so many.
  case quantiles(Int)
  /// Classes of equal width, so many.
  case equalIntervals(Int)
  /// Breaks at the mean and so many standard deviations, ascending, from it.
  case standardDeviations([Double] = [-2, -1, 1, 2])
  /// Breaks at the mean, at the mean of what lies above it, and so on while that is a minority.
  case headTail
  /// Breaks in the middle of the widest gaps, at most so many classes.
  case maximumBreaks(Int)
  /// Breaks at round numbers, about so many classes.
  case pretty(Int)
  /// Classes whose ends grow by the same factor, so many; for numbers above zero.
  case geometric(Int)
  /// The upper ends of the classes, ascending; numbers above the last make a further class.
  case manual([Double])

  /// How many classes there are where nobody says.
  public static let defaultClasses = 5

  /// The largest number of classes that can be asked for; palettes have fewer colours.
  public static let mostClasses = 99

  /// How many classes are asked for, or `nil` where the numbers decide.
  var classCount: Int? {
    switch self {
    case .naturalBreaks(let count), .quantiles(let count), .equalIntervals(let count), .maximumBreaks(let count), .geometric(let count),
      .pretty(let count):
      count
    case .standardDeviations, .headTail, .manual: nil
    }
  }
}
