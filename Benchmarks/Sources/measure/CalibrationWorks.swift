import Wardlight

extension Calibration {
  /// A line for each statistic, alternative and kind of values, whose digest is the number of maps with p ≤ 0.05; and the interval that it should lie in.
  func lines() throws -> [Line] {
    let bounds = Line(work: "interval \(interval.lowerBound) \(interval.upperBound) \(maps)", seconds: 0, cpu: 0, digest: 0)
    let trials = try Trial.all.map { Line(work: $0.name, seconds: 0, cpu: 0, digest: try rejections(of: $0)) }
    let finds = CalibrationMap.Values.allCases.filter { $0 != .marked }.flatMap { values in
      Alternative.allCases.map { alternative in
        Line(
          work: "any find after the false discovery rate, \(alternative.rawValue), \(values.rawValue)", seconds: 0, cpu: 0,
          digest: discoveries(values, alternative))
      }
    }
    return [bounds] + trials + finds
  }
}
