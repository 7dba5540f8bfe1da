/// A name for a column that a file gets from us.
public enum FreeName {
  /// The name itself, or with as many `wardlight_` before it as it takes to be none of those that are there; case does not matter.
  public static func of(_ name: String, beside present: [String]) -> String {
    let taken = Set(present.map { $0.lowercased() })
    var free = name
    while taken.contains(free.lowercased()) { free = "wardlight_" + free }
    return free
  }
}
