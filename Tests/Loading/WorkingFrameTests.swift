import Testing
import WardlightGeometry
import WardlightLoading

@Suite struct WorkingFrameTests {
  @Test func thereAndBack() throws {
    let frame = try WorkingFrame()
    let grid = try frame.britishGrid(longitudes: [-0.1276, .nan, -3.1883], latitudes: [51.5072, 51, 55.9533])
    // GDAL 3.6.2 with PROJ 9.1.1, without the grids of OSTN15: gdaltransform -s_srs EPSG:4326 -t_srs EPSG:27700.
    #expect(grid[0].distance(to: Coordinate(easting: 530043.194981407, northing: 180358.208620005)) < 5)
    #expect(grid[2].distance(to: Coordinate(easting: 325897.218139444, northing: 674001.201609759)) < 5)
    #expect(grid[1].easting.isNaN && grid[1].northing.isNaN)
    let back = try frame.longitudeLatitude(of: grid)
    #expect(abs(back[0].longitude + 0.1276) < 2e-8 && abs(back[0].latitude - 51.5072) < 2e-8)
    #expect(back[1].longitude.isNaN)
    #expect(frame.operation.contains("British National Grid"))
  }
}
