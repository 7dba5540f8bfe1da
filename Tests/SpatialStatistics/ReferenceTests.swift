import Foundation
import Testing
import WardlightEssentials
import WardlightSpatialStatistics
import WardlightTestSupport

/// Our numbers against those of spdep, esda, GeoDa, scipy, of print, and of every draw there is.
@Suite struct ReferenceTests {
  @Test func thereAreEnoughCases() {
    #expect(ReferenceFile.all.flatMap(\.cases).count >= 40)
    for test in ReferenceFile.all.flatMap(\.cases) {
      #expect(!test.provenance.isEmpty && !test.rows.isEmpty && !test.columns.isEmpty, "\(test.name)")
      #expect(test.keys["convert"] == nil || ReferenceConversion(rawValue: test.keys["convert"] ?? "") != nil, "\(test.name)")
    }
  }

  @Test(arguments: ReferenceFile.all) func agrees(with file: ReferenceFile) throws {
    guard let data = try ReferenceData(file.dataSet) else {
      try Test.cancel(SharedData.missing)
    }
    var weights: [String: Weights] = [:]
    for test in file.cases {
      let name = test.keys["weights"] ?? ""
      let made = try weights[name] ?? data.weights(name, places: test.keys["points"])
      weights[name] = made
      try check(ReferenceInput(test: test, data: data, weights: made), "\(file.name), \(test.name)")
    }
  }

  private func check(_ input: ReferenceInput, _ name: String) throws {
    if input.test.statistic == "neighbours" {
      checkNeighbours(input, name)
    } else if input.test.tolerance == nil {
      try checkDrawn(input, name)
    } else {
      try checkClosed(input, name)
    }
  }

  /// Whole lists of neighbours.
  private func checkNeighbours(_ input: ReferenceInput, _ name: String) {
    let areas = Dictionary(uniqueKeysWithValues: zip(input.data.codes, input.data.codes.indices))
    for row in input.test.rows {
      let theirs = Set(row[1].split(separator: ",").compactMap { areas[String($0)] })
      let ours = areas[row[0]].map { Set(input.weights.neighbours(of: $0).map { Int($0) }) }
      #expect(ours == theirs, "\(name): the neighbours of \(row[0])")
    }
  }

  private func checkClosed(_ input: ReferenceInput, _ name: String) throws {
    let results = try #require(try input.results(), "\(name): we have no such statistic")
    let conversion = ReferenceConversion(rawValue: input.test.keys["convert"] ?? "") ?? .none
    for (place, column) in input.test.columns.enumerated() {
      let ours = try #require(results.columns[column], "\(name): we have no \(column)")
      let comparable = conversion.theirs(
        ours, column, all: results.columns, neighbours: results.neighbours, isStar: input.test.statistic == "gi-star")
      let difference = Difference(comparable, input.data.codes, input.test, place)
      if conversion == .differs {
        #expect(difference.largest > 0.001, "\(name), \(column): no longer differs")
      } else {
        #expect(difference.largest <= input.test.tolerance ?? 0, "\(name), \(column): \(difference)")
      }
    }
  }

  /// Drawn p-values against exact ones, within five standard errors of 19,999 draws.
  private func checkDrawn(_ input: ReferenceInput, _ name: String) throws {
    let alternatives: [String: Alternative] = ["greater": .greater, "less": .less, "twoSided": .twoSided]
    for (place, column) in input.test.columns.enumerated() {
      let alternative = try #require(alternatives[column])
      let options = InferenceOptions(permutations: 19_999, alternative: alternative, correction: .none, seed: 20)
      let ours = try #require(try input.results(options)?.columns["p"])
      for (row, exact) in zip(input.test.rows, input.test.cells(place).compactMap { Double($0) }) {
        let area = try #require(input.data.codes.firstIndex(of: row[0]))
        let tails = alternative == .twoSided ? 2.0 : 1
        let tail = exact / tails
        let error = tails * (5 * (tail * (1 - tail) / 20_000).squareRoot() + 1.0 / 20_000)
        #expect(abs(ours[area] - exact) <= error, "\(name), \(column): \(row[0]) has \(ours[area]), not \(exact)")
      }
    }
  }
}

/// The largest difference between a column of ours and one of a case, as a share of the largest number of that column.
struct Difference: CustomStringConvertible {
  var largest = 0.0
  var description = "the same"

  init(_ ours: [Double], _ codes: [String], _ test: ReferenceCase, _ column: Int) {
    let theirs = test.cells(column).map { Double($0) ?? .nan }
    let scale = theirs.reduce(0) { $1.isNaN ? $0 : max($0, abs($1)) }
    for (row, theirs) in zip(test.rows, theirs) {
      let area = row[0] == "-" ? 0 : codes.firstIndex(of: row[0])
      let mine = area.map { ours[$0] } ?? .nan
      if mine.isNaN && theirs.isNaN && area != nil { continue }
      let difference = mine == theirs ? 0 : abs(mine - theirs) / scale
      guard difference.isNaN || difference > largest else { continue }
      largest = difference.isNaN ? .infinity : difference
      description = "\(row[0]) is \(mine), not \(theirs)"
    }
  }
}
