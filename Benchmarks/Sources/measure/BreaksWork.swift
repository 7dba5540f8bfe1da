import Wardlight

extension Runner {
  /// Natural breaks of the numbers in `POINTS`, five classes, sorting included; the digest is the sum of the breaks in millionths.
  func naturalBreaks(_ work: Work) throws -> Line {
    let values = try numbers()
    return timed(work.rawValue) {
      NaturalBreaks.upperEnds(of: values.sorted(), classes: 5)
    } digest: { ends in
      Int((ends.reduce(0, +) * 1e6).rounded())
    }
  }
}
