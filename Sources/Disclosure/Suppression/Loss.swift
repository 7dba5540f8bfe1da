/// What is lost when counts are hidden that need not be hidden for their own sake: how many they are, and then how much they count.
struct Loss: Hashable, Comparable, Sendable {
  /// How many counts are hidden.
  var cells: Int
  /// The sum of the hidden counts.
  var sum: Int

  /// Nothing is lost.
  static let none = Loss(cells: 0, sum: 0)

  static func < (left: Loss, right: Loss) -> Bool { (left.cells, left.sum) < (right.cells, right.sum) }

  static func + (left: Loss, right: Loss) -> Loss { Loss(cells: left.cells + right.cells, sum: left.sum + right.sum) }
}
