import Foundation
import WardlightEssentials

/// The text formats in which GeoDa, spdep and PySAL exchange weights.
public enum WeightsFormat: String, Hashable, Sendable, CaseIterable {
  /// Who is whose neighbour, without weights.
  case gal
  /// Each link on a line of its own, with its weight.
  case gwt

  /// The format that a path's ending names; `nil` where it names none.
  public init?(path: String) { self.init(rawValue: URL(fileURLWithPath: path).pathExtension.lowercased()) }
}

extension Weights {
  /// The weights in a file, whose ending tells its format.
  ///
  /// - Parameters:
  ///   - path: A `.gal` or `.gwt` file whose identifiers are area codes.
  ///   - codes: The codes of the areas, in their order.
  /// - Throws: ``StatisticsError/file(_:)`` where it cannot be read, ``StatisticsError/unknownWeights(text:reason:)`` where its name ends otherwise, and
  ///   ``StatisticsError/weightsFile(_:)`` where it does not fit the areas.
  public static func read(_ path: String, codes: [String]) throws(StatisticsError) -> Weights {
    guard let format = WeightsFormat(path: path) else {
      throw .unknownWeights(text: path, reason: "a file of weights ends in .gal or .gwt")
    }
    guard FileManager.default.fileExists(atPath: path) else { throw .file(.missing(path: path)) }
    guard let bytes = FileManager.default.contents(atPath: path) else { throw .file(.unreadable(path: path)) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .weightsFile(WeightsFileFault(file: path, line: nil, kind: .notText))
    }
    switch format {
    case .gal: return try gal(text, codes: codes, file: path)
    case .gwt: return try gwt(text, codes: codes, file: path)
    }
  }

  /// The weights as text in a format.
  ///
  /// - Parameters:
  ///   - format: `.gal` drops what neighbours weigh.
  ///   - codes: The codes of the areas, in their order.
  ///   - layer: The layer's name, for the heading.
  ///   - field: The name of the field of codes, for the heading.
  public func text(_ format: WeightsFormat, codes: [String], layer: String, field: String) -> String {
    switch format {
    case .gal: gal(codes: codes, layer: layer, field: field)
    case .gwt: gwt(codes: codes, layer: layer, field: field)
    }
  }
}
