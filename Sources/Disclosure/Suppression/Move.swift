/// Another set of counts that a reader cannot tell from the true one: how far each count lies from its true number.
struct Move: Sendable {
  /// The counts that move, each with how far; whole numbers.
  let steps: [Step]
  /// What hiding those would cost that are not hidden yet.
  let cost: Double

  /// How far one count moves.
  struct Step: Hashable, Sendable {
    let cell: Int
    let by: Int
  }
}
