import ArgumentParser
import Foundation
import Wardlight

/// The one place where errors become a sentence and an exit code.
enum Report {
  /// Runs a verb; an error is said in one sentence on standard error and ends the program with its code.
  static func exiting<Result>(_ verb: () throws -> Result) throws -> Result {
    // A limit on the size of files is then an error of writing, said in a sentence, and not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    do {
      return try verb()
    } catch let error as any CustomStringConvertible & Error {
      // On a terminal the line of an unfinished progress bar is cleared first.
      let start = isatty(STDERR_FILENO) == 1 ? "\r\u{1B}[K" : ""
      FileHandle.standardError.write(Data("\(start)wardlight: \(error.description)\n".utf8))
      throw ExitCode(code(of: error))
    }
  }

  private static func code(of error: any Error) -> Int32 {
    switch error {
    case let error as AnalysisError: code(of: error)
    case let error as PackError: code(of: error)
    case let error as AuditFault: code(of: error)
    case let error as LedgerFault: code(of: error)
    case let error as GazetteerError: code(of: error)
    case let error as FileFault: code(of: error)
    case let error as ExportError: code(of: error)
    case let error as FetchError: code(of: error)
    case let error as LoadingError: code(of: error)
    case let error as CartographyError: code(of: error)
    case is UnknownClasses, is NoStyle, is DemonstrationError, is DayFault, is CountingError, is DisclosureFault: badData
    default: bug
    }
  }

  private static func code(of error: AnalysisError) -> Int32 {
    switch error {
    case .file(let fault), .statistics(.file(let fault), _): code(of: fault)
    case .loading(let fault), .records(.table(let fault)), .deprivation(.table(let fault)): code(of: fault)
    case .gazetteer(let fault): code(of: fault)
    case .crosswalk(.table(let fault)): code(of: fault)
    case .records(.keyFile(_, .unmakeable)): cannotWrite
    case .records(.keyFile(_, .unreadable)): cannotRead
    case .records, .deprivation: badData
    case .unforeseen: bug
    case .configuration, .vintage, .crosswalk, .counting, .disclosure, .unknownBorough, .unknownForce, .noLinks, .links, .flows, .figures,
      .periods,
      .statistics, .density:
      badData
    }
  }

  private static func code(of error: GazetteerError) -> Int32 {
    switch error {
    case .table(let fault): code(of: fault)
    case .file(let fault): code(of: fault)
    case .unknownLayout, .tooManyUnreadable, .noTables, .damagedStore, .foreignStore, .newerStore, .notANumber, .badAlias, .notTowns,
      .badTown, .forcesAreHexagons:
      badData
    }
  }

  private static func code(of fault: LoadingError) -> Int32 {
    if case .missing = fault { inputMissing } else { badData }
  }

  private static func code(of error: PackError) -> Int32 {
    switch error {
    case .file(let fault): code(of: fault)
    case .export(let fault): code(of: fault)
    case .map: badData
    case .pictureFailed: cannotWrite
    case .audit(let fault): code(of: fault)
    case .ledger(let fault): code(of: fault)
    case .recovered: recovered
    case .template: bug
    }
  }

  private static func code(of error: CartographyError) -> Int32 {
    switch error {
    case .unwritable(let fault): code(of: fault)
    case .pictureFailed: cannotWrite
    case .noPictureProgram: inputMissing
    default: badData
    }
  }

  private static func code(of fault: FileFault) -> Int32 {
    switch fault {
    case .missing: inputMissing
    case .unreadable: cannotRead
    case .unwritable: cannotWrite
    }
  }

  private static func code(of error: ExportError) -> Int32 {
    switch error {
    case .file(let fault): code(of: fault)
    case .refused, .barePlane: cannotWrite
    case .noKeyColumn, .repeatedKey: bug
    }
  }

  private static func code(of error: FetchError) -> Int32 {
    switch error {
    case .file(let fault): code(of: fault)
    case .notThere, .byHand: inputMissing
    case .network, .refused, .address: cannotRead
    case .busy: cannotWrite
    default: badData
    }
  }

  private static func code(of fault: LedgerFault) -> Int32 {
    if case .unwritable = fault { cannotWrite } else { badData }
  }

  private static func code(of fault: AuditFault) -> Int32 {
    switch fault {
    case .noPack: inputMissing
    case .missingFile, .changedFile, .withoutMeaning, .unreadable, .contradiction, .doesNotAddUp, .differentMeaning, .attack: badData
    }
  }

  /// An attack on finished packs won.
  static let recovered: Int32 = 1
  private static let badData: Int32 = 65
  private static let inputMissing: Int32 = 66
  private static let bug: Int32 = 70
  private static let cannotWrite: Int32 = 73
  private static let cannotRead: Int32 = 74
}
