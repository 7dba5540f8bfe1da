import WardlightCounting
import WardlightDisclosure

/// Columns of change in number and in per cent.
struct ChangeColumns {
  private let changes: [Change?]

  init(of counts: [Int], since previous: [Int?]) {
    changes = zip(counts, previous).map { now, before in before.map { Change(from: $0, to: now) } }
  }

  func columns(_ key: String, _ title: String, from origins: [String]) -> [RawColumn] {
    [
      RawColumn("\(key)_change", "\(title): change", .computedWhole(changes.map { $0?.number }, from: .sameRow(origins))),
      RawColumn(
        "\(key)_change_percent", "\(title): change, %",
        .computed(changes.map { $0?.percent ?? .nan }, decimals: 1, from: .sameRow(origins))),
    ]
  }
}
