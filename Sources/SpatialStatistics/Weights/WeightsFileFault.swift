/// What is wrong with a `.gal` or `.gwt` file.
public struct WeightsFileFault: Hashable, Sendable {
  /// The file.
  public let file: String
  /// The line, counted from 1; `nil` where the whole file is meant.
  public let line: Int?
  /// What is wrong there.
  public let kind: Kind

  /// The fault of all its parts.
  public init(file: String, line: Int?, kind: Kind) {
    self.file = file
    self.line = line
    self.kind = kind
  }

  /// Kinds of faults.
  public enum Kind: Hashable, Sendable {
    /// The file holds nothing.
    case empty
    /// The bytes are no text.
    case notText
    /// The heading is not one that the format knows.
    case heading
    /// The heading names a number of areas that the layer does not have.
    case areas(stated: Int, present: Int)
    /// The line has not the parts that it should have.
    case parts(expected: String)
    /// A number of neighbours or a weight is none.
    case notANumber(String)
    /// A weight is negative, or nothing.
    case weight(String)
    /// A code that the layer does not have.
    case unknownCode(String)
    /// The neighbours of an area stand twice.
    case repeatedArea(String)
    /// An area has a neighbour twice.
    case repeatedNeighbour(of: String, neighbour: String)
    /// A line has another number of neighbours than the one before it says.
    case count(of: String, stated: Int, present: Int)
    /// The file ends before the neighbours of an area.
    case noNeighbours(of: String)
    /// Areas of the layer do not stand in the file.
    case missingCodes([String])
    /// Some areas name themselves and some do not, or with different weights.
    case selfWeights
    /// A quotation mark is opened and never closed.
    case unclosedQuote
  }
}

extension WeightsFileFault: CustomStringConvertible {
  /// One sentence that names file and line.
  public var description: String { "\(file)\(line.map { ", line \($0)" } ?? ""): \(kind)." }
}

extension WeightsFileFault.Kind: CustomStringConvertible {
  /// What is wrong, without the full stop.
  public var description: String {
    switch self {
    case .empty: "the file is empty"
    case .notText: "this is no text in UTF-8"
    case .heading: "the heading is neither “n” nor “0 n layer field”"
    case .areas(let stated, let present): "the heading speaks of \(stated) areas, the layer has \(present)"
    case .parts(let expected): "the line should have \(expected)"
    case .notANumber(let text): "“\(text)” is not a number"
    case .weight(let text): "the weight \(text) is not a positive number"
    case .unknownCode(let code): "there is no area “\(code)” in the layer"
    case .repeatedArea(let code): "the neighbours of \(code) stand in the file twice"
    case .repeatedNeighbour(let code, let neighbour): "\(code) has the neighbour \(neighbour) twice"
    case .count(let code, let stated, let present):
      "\(code) should have \(stated) \(stated == 1 ? "neighbour" : "neighbours") and has \(present)"
    case .noNeighbours(let code): "the file ends before the neighbours of \(code)"
    case .missingCodes(let codes):
      "\(codes.prefix(5).joined(separator: ", "))\(codes.count > 5 ? " and \(codes.count - 5) more" : "") of the layer "
        + (codes.count == 1 ? "does not stand in the file" : "do not stand in the file")
    case .selfWeights: "what areas weigh among their own neighbours differs from area to area"
    case .unclosedQuote: "a quotation mark is opened and never closed"
    }
  }
}
