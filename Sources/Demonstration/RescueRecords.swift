import WardlightEssentials

/// The rows of `rescues.csv`: one for each request, in order of the day.
struct RescueRecords {
  let rows: [Demo.Rescue]

  init(figures: DemoFigures, periods: DemoPeriods, seed: UInt64) {
    var random = KeyedRandom(seed: seed, purpose: "rescues")
    var rows: [Demo.Rescue] = []
    for force in figures.published.rescues {
      let outcomes = random.shuffled((0..<force.requests).map { $0 < force.rescues })
      rows += outcomes.map { Demo.Rescue(date: random.day(of: periods.window), force: force.force, isRescued: $0) }
    }
    self.rows = rows.sorted { ($0.date, $0.force, $0.isRescued ? 1 : 0) < ($1.date, $1.force, $1.isRescued ? 1 : 0) }
  }
}
