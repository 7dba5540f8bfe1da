/// How numbers are parted into classes. Classes are closed on the right: a number that equals a break lies below it.
///
/// Numbers are compared as they are printed. Zero is a class of its own for counts, and so is a protected interval.
public enum ClassScheme: Hashable, Sendable {
  /// The classes with the least sum of squared differences from their means, at most so many.
  case naturalBreaks(Int)
  /// Classes of as equal a number of areas as ties allow, at most so many.
  case quantiles(Int)
  /// Classes of equal width, so many.
  case equalIntervals(Int)
  /// The upper ends of the classes, ascending; numbers above the last make a further class.
  case manual([Double])
}
