import WardlightDisclosure

/// Columns of change in number and in per cent, computed at the door from the counts as they leave.
struct ChangeColumns {
  private let current: String
  private let previous: String

  /// Between the columns of two keys.
  init(of current: String, since previous: String) {
    self.current = current
    self.previous = previous
  }

  func columns(_ key: String, _ title: String) -> [RawColumn] {
    [
      RawColumn("\(key)_change", "\(title): change", .formula(.change(of: current, since: previous), decimals: 0)),
      RawColumn("\(key)_change_percent", "\(title): change, %", .formula(.percentChange(of: current, since: previous), decimals: 1)),
    ]
  }
}
