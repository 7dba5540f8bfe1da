import Testing
import WardlightDisclosure
import WardlightGeometry

@Suite("Surfaces at the door")
struct SurfaceReleaseTests {
  private let personal = [Door.SourceStatement(name: "referrals", isSynthetic: false, isPersonal: true)]
  private let open = [Door.SourceStatement(name: "crimes", isSynthetic: false, isPersonal: false)]

  private func surface(
    _ limited: [Double], spots: Int = 5, values: [Double]? = nil, extent: RawSurface.Extent = .stated, isLimited: Bool = true
  ) throws -> RawSurface {
    let grid = try RasterGrid(origin: Coordinate(easting: 530_000, northing: 180_000), cell: 100, columns: 4, rows: 3)
    return RawSurface(
      name: "density", title: "Density", note: "Made so.", unit: "records per square kilometre", grid: grid, plane: .britishGrid,
      values: values ?? limited, limited: isLimited ? RawSurface.Limited(values: limited, spots: spots) : nil, extent: extent)
  }

  private let limited = [0, 0, 0, 0, 0, 7.3, 19.99, 0, 0, .nan, 20, 0]

  @Test("Under a threshold only limited numbers leave, rounded down to steps, and what nobody reaches looks like what is withheld")
  func threshold() throws {
    let door = try Door(policy: .standard, marking: .official, sources: personal)
    let values = [9.9, 3, 0, 0, 0, 40, 60, 0, 0, .nan, 80, 0]
    let released = try door.release(surface(limited, values: values)).content
    #expect(released.values.map { $0.isNaN ? -1 : $0 } == [-1, -1, -1, -1, -1, 5, 10, -1, -1, -1, 20, -1])
    #expect(released.steps == [5, 10, 20])
    #expect(released.isStepped && released.grid.count == 12)
    #expect(released.note.hasPrefix("Made so. No spot makes more than 1/5"))
  }

  @Test("A grid that reaches to the outermost records is cut to what is shown")
  func cut() throws {
    let door = try Door(policy: .standard, marking: .official, sources: personal)
    let released = try door.release(surface(limited, extent: .ofRecords)).content
    #expect(released.grid.columns == 2 && released.grid.rows == 2)
    #expect(released.grid.origin == Coordinate(easting: 530_100, northing: 180_100))
    #expect(released.values.map { $0.isNaN ? -1 : $0 } == [5, 10, -1, 20])
  }

  @Test("Where nothing may be shown, nothing is")
  func nothing() throws {
    let door = try Door(policy: .standard, marking: .official, sources: personal)
    #expect(throws: DisclosureFault.nothingToShow(.standard)) {
      try door.release(surface(Array(repeating: 0, count: 12), values: Array(repeating: 3, count: 12)))
    }
  }

  @Test("Public needs records that are not personal, and both it and internal show what there is")
  func exact() throws {
    #expect(throws: DisclosureFault.personalRecords(source: "referrals")) {
      try Door(policy: .open, marking: .official, sources: personal)
    }
    let values = [9.9, 3, 0, 0, 0, 40, 60, 0, 0, .nan, 80, 0]
    for (policy, sources) in [(Policy.open, open), (.internal, personal)] {
      let released = try Door(policy: policy, marking: .official, sources: sources).release(surface(limited, values: values))
      #expect(released.content.values.map { $0.isNaN ? -1 : $0 } == values.map { $0.isNaN ? -1 : $0 })
      #expect(released.content.steps.isEmpty)
      #expect(released.terms.marking == (policy == .internal ? .officialSensitive : .official))
    }
  }

  @Test("Steps are 1, 2 and 5 times a power of ten, exactly")
  func steps() throws {
    let door = try Door(policy: .standard, marking: .official, sources: personal)
    let numbers = [0.0199, 0.02, 0.1, 0.2, 0.5, 0.999_999, 1, 4.999, 5, 1_000, 1_999, 2e6]
    let released = try door.release(surface(numbers)).content
    #expect(released.values == [0.01, 0.02, 0.1, 0.2, 0.5, 0.5, 1, 2, 5, 1_000, 1_000, 2e6])
  }

  @Test("Contours of steps follow the cells, those of exact numbers the lines between")
  func contours() throws {
    let door = try Door(policy: .standard, marking: .official, sources: personal)
    let contours = try door.release(surface(limited)).contours(.values([6, 20]))
    let table = contours.table.content
    #expect(table.columns.map(\.key) == ["code", "from", "square_km", "share_percent"])
    // A level between two steps counts as the upper one; the shares are of what is shown.
    #expect(table.rows.map { $0.map(\.text) } == [["1", "10", "0.014", "85.7"], ["2", "20", "0.004", "57.1"]])
    #expect(contours.content.areas.codes == ["1", "2"])
    let exact = try Door(policy: .internal, marking: .official, sources: personal).release(surface(limited))
    let halves = try exact.contours(.shares([0.5, 0.25]))
    #expect(halves.table.content.rows.map { $0[1].text } == ["19.99", "20"])
    #expect(try exact.contours(.steps).table.content.rows.map { $0[1].text } == ["0.2", "0.5", "1", "2", "5", "10", "20"])
    #expect(throws: DisclosureFault.noContour) { try exact.contours(.values([21])) }
    #expect(throws: DisclosureFault.noContour) { try door.release(surface(limited)).contours(.values([21])) }
  }
}
