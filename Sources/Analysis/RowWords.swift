/// The names of rows that stand for no single area.
public enum RowWords {
  /// Records outside London.
  public static let outside = "Out of London (not mapped)"
  /// Records that say nothing.
  public static let unknown = "Not recorded"
  /// Everything together.
  public static let all = "All"
  /// All of these.
  public static let totals = [outside, unknown, all]
}

/// The words for the classes of a hot-spot test.
public enum HotSpotWords {
  /// High values come together.
  public static let hot = "Hot spot"
  /// Low values come together.
  public static let cold = "Cold spot"
  /// Nothing that chance would not give.
  public static let notSignificant = "Not significant"
  /// The test is not defined here.
  public static let undefined = "Not defined"
}
