import Testing

@testable import WardlightCartography

@Suite struct ColourTests {
  /// Sharma, Wu and Dalal (2005), table 1: two colours of CIELAB and their ΔE₀₀ to four decimals.
  static let pairs: [[Double]] = [
    [50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425], [50, 3.1571, -77.2803, 50, 0, -82.7485, 2.8615],
    [50, 2.8361, -74.0200, 50, 0, -82.7485, 3.4412], [50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0000],
    [50, -1.1848, -84.8006, 50, 0, -82.7485, 1.0000], [50, -0.9009, -85.5211, 50, 0, -82.7485, 1.0000],
    [50, 0, 0, 50, -1, 2, 2.3669], [50, -1, 2, 50, 0, 0, 2.3669], [50, 2.49, -0.0010, 50, -2.49, 0.0009, 7.1792],
    [50, 2.49, -0.0010, 50, -2.49, 0.0010, 7.1792], [50, 2.49, -0.0010, 50, -2.49, 0.0011, 7.2195],
    [50, 2.49, -0.0010, 50, -2.49, 0.0012, 7.2195], [50, -0.0010, 2.49, 50, 0.0009, -2.49, 4.8045],
    [50, -0.0010, 2.49, 50, 0.0010, -2.49, 4.8045], [50, -0.0010, 2.49, 50, 0.0011, -2.49, 4.7461],
    [50, 2.5, 0, 50, 0, -2.5, 4.3065], [50, 2.5, 0, 73, 25, -18, 27.1492], [50, 2.5, 0, 61, -5, 29, 22.8977],
    [50, 2.5, 0, 56, -27, -3, 31.9030], [50, 2.5, 0, 58, 24, 15, 19.4535], [50, 2.5, 0, 50, 3.1736, 0.5854, 1.0000],
    [50, 2.5, 0, 50, 3.2972, 0, 1.0000], [50, 2.5, 0, 50, 1.8634, 0.5757, 1.0000], [50, 2.5, 0, 50, 3.2592, 0.3350, 1.0000],
    [60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644], [63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630],
    [61.2901, 3.7196, -5.3901, 61.4292, 2.2480, -4.9620, 1.8731], [35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645],
    [22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373], [36.4612, 47.8580, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146],
    [90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441], [90.9257, -0.5406, -0.9208, 88.6381, -0.8985, -0.7239, 1.5381],
    [6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377], [2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082],
  ]

  @Test(arguments: pairs) func differencesAreThePublishedOnes(pair: [Double]) {
    let one = LabColour(lightness: pair[0], greenRed: pair[1], blueYellow: pair[2])
    let two = LabColour(lightness: pair[3], greenRed: pair[4], blueYellow: pair[5])
    #expect(abs(one.difference(to: two) - pair[6]) < 0.00006)
    #expect(abs(two.difference(to: one) - pair[6]) < 0.00006)
  }

  // R 4.2.2, colorspace 2.1.0: coords(as(hex2RGB(c), "LAB")).
  @Test(arguments: [
    (0xE6550D, 55.43541, 53.712301, 62.79088), (0x3182BD, 52.16363, -4.406581, -37.87512), (0x31A354, 59.42143, -49.229337, 31.93716),
    (0xFDE725, 90.85823, -10.310104, 85.29924), (0x440154, 14.90385, 40.633275, -32.32734),
  ])
  func coloursLieWhereTheyShouldInCIELAB(hex: Int, lightness: Double, greenRed: Double, blueYellow: Double) {
    let found = LabColour(Colour(UInt32(hex)))
    #expect(found.difference(to: LabColour(lightness: lightness, greenRed: greenRed, blueYellow: blueYellow)) < 0.02)
  }

  // R 4.2.2, colorspace 2.1.0: protan(c), deutan(c), tritan(c), which round to eight bits.
  @Test(arguments: [
    (0xE6550D, [0x807000, 0xA39100, 0xFD2A4A]), (0x3182BD, [0x6784C0, 0x5377BC, 0x009097]), (0x31A354, [0xA4954E, 0x968B5A, 0x00A090]),
    (0xFDE725, [0xFEE000, 0xFFE939, 0xFFD6C6]), (0x440154, [0x002256, 0x042752, 0x43172E]),
  ])
  func readersSeeWhatMachadoAndOthersSimulate(hex: Int, seen: [Int]) {
    for (vision, other) in zip([ColourVision.protanopia, .deuteranopia, .tritanopia], seen) {
      let found = vision.seen(Colour(UInt32(hex)))
      #expect(found.difference(to: LabColour(Colour(UInt32(other)))) < 0.7, "\(vision)")
    }
  }

  @Test func greyKeepsTheLightness() {
    for hex: UInt32 in [0x000000, 0xFFFFFF, 0xE6550D, 0x3182BD] {
      let (seen, real) = (ColourVision.grey.seen(Colour(hex)), LabColour(Colour(hex)))
      #expect(abs(seen.lightness - real.lightness) < 0.01 && abs(seen.greenRed) < 0.01 && abs(seen.blueYellow) < 0.02)
    }
  }
}
