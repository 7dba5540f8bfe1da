import WardlightCounting
import WardlightEssentials
import WardlightRecords

/// What became of the rows of each kind of record.
struct RecordTallies: Sendable {
  let referrals: Reconciliation
  let links: DatedTally?
  let rescues: DatedTally?

  /// The rows of records that have a date and no place to be mapped.
  struct DatedTally: Hashable, Sendable {
    let read: Int
    let rejected: Int
    let inPeriod: Int

    var outOfPeriod: Int { read - rejected - inPeriod }

    init<Record>(_ reading: RecordReading<Record>, in period: Period, date: (Record) -> CalendarDate) {
      read = reading.rowsRead
      rejected = reading.faults.count
      inPeriod = reading.records.count { period.contains(date($0)) }
    }
  }
}
