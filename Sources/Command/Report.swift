import ArgumentParser
import Foundation
import Wardlight

/// The one place where errors become a sentence and an exit code.
enum Report {
  /// Runs a verb; an error is said in one sentence on standard error and ends the program with its code.
  static func exiting(_ verb: () throws -> Void) throws {
    do {
      try verb()
    } catch let error as any CustomStringConvertible & Error {
      FileHandle.standardError.write(Data("wardlight: \(error.description)\n".utf8))
      throw ExitCode(code(of: error))
    }
  }

  private static func code(of error: any Error) -> Int32 {
    switch error {
    case let error as AnalysisError: code(of: error)
    case let error as PackError: code(of: error)
    case let error as FileFault: code(of: error)
    case let error as ExportError: code(of: error)
    case is DemonstrationError, is DayFault: badData
    default: bug
    }
  }

  private static func code(of error: AnalysisError) -> Int32 {
    switch error {
    case .file(let fault): code(of: fault)
    case .loading(let fault), .records(.table(let fault)), .gazetteer(.table(let fault)), .deprivation(.table(let fault)): code(of: fault)
    case .records, .gazetteer, .deprivation: badData
    case .unforeseen: bug
    case .configuration, .disclosure, .unknownBorough: badData
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
    case .template: bug
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
    if case .file(let fault) = error { code(of: fault) } else { bug }
  }

  private static let badData: Int32 = 65
  private static let inputMissing: Int32 = 66
  private static let bug: Int32 = 70
  private static let cannotWrite: Int32 = 73
  private static let cannotRead: Int32 = 74
}
