import Foundation
import Testing
import WardlightSpatialStatistics

/// A table of `Reference/Regression`, by column.
struct RegressionData {
  private let columns: [String: [Double]]

  init(_ file: String) throws {
    let path = ReferenceFile.folder.appendingPathComponent("Regression").appendingPathComponent(file)
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map { $0.split(separator: ",") }
    var columns: [String: [Double]] = [:]
    for (place, name) in lines[0].enumerated() where name != "code" {
      columns[String(name)] = lines.dropFirst().map { Double($0[place]) ?? .nan }
    }
    self.columns = columns
  }

  subscript(name: String) -> [Double] { columns[name] ?? [] }

  func covariates(_ names: [String]) -> [Covariate] { names.map { Covariate(name: $0, values: self[$0]) } }

  /// The made-up referrals of London's wards, mostly 0 and 1, and what they are fitted on.
  static var referrals: (counts: [Double], covariates: [Covariate], population: [Double]) {
    get throws {
      let wards = try RegressionData("london-wards.csv")
      return (wards["referrals"], wards.covariates(["score"]), wards["population"])
    }
  }
}

/// A model as R has it.
struct ReferenceModel {
  let family: CountModel.Family
  var coefficients: [[Double]] = []
  var names: [String] = []
  var whole: [Double] = []
  var theta: [Double] = []
  var areas: [[Double]] = []
  var tests: [[Double]] = []
}

/// The two models of one data set.
struct ReferenceModels: CustomTestStringConvertible {
  let file: String
  let counts: String
  let population: String?
  let covariates: [String]
  var models: [ReferenceModel] = []

  var testDescription: String { "\(counts) on \(covariates.joined(separator: ", "))" }

  /// Every case of `regressions-r.txt`.
  static let all: [ReferenceModels] = {
    let path = ReferenceFile.folder.appendingPathComponent("Regression/regressions-r.txt")
    var cases: [ReferenceModels] = []
    for line in ((try? String(contentsOf: path, encoding: .utf8)) ?? "").split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: " ").map(String.init)
      if words[0] == "case" {
        cases.append(
          ReferenceModels(
            file: words[1], counts: words[2], population: words[3] == "-" ? nil : words[3], covariates: Array(words[4...])))
      } else {
        cases[cases.count - 1].take(words)
      }
    }
    return cases
  }()

  private mutating func take(_ words: [String]) {
    let last = models.count - 1
    let numbers = words.dropFirst().compactMap { Double($0) }
    switch words[0] {
    case "family": models.append(ReferenceModel(family: words[1] == "poisson" ? .poisson : .negativeBinomial))
    case "coefficient":
      models[last].names.append(words[1])
      models[last].coefficients.append(words.dropFirst(2).compactMap { Double($0) })
    case "whole": models[last].whole = numbers
    case "theta": models[last].theta = numbers
    case "area": models[last].areas.append(numbers)
    default: models[last].tests.append(numbers)
    }
  }
}
