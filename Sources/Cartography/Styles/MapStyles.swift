import WardlightDisclosure

extension ChoroplethMap {
  /// The classes of the map as a style for QGIS, whose field is named by the key of the values' column.
  ///
  /// - Throws: What ``classification()`` throws.
  public func qml() throws(CartographyError) -> String { QML.text(try style(), values.terms) }

  /// The classes of the map as a Styled Layer Descriptor, whose field is named by the key of the values' column.
  ///
  /// - Parameter reader: The program that is to read it, which decides on the names of the hatches.
  /// - Throws: What ``classification()`` throws.
  public func sld(for reader: StyleReader = .geoServer) throws(CartographyError) -> String {
    SLD.text(try style(), values.terms, for: reader)
  }

  private func style() throws(CartographyError) -> MapStyle { MapStyle(try classification(), of: values.content) }
}

extension CategoryMap {
  /// The classes of the map as a style for QGIS, whose field is named by the key of the values' column.
  ///
  /// - Throws: What ``classification()`` throws.
  public func qml() throws(CartographyError) -> String { QML.text(try style(), values.terms) }

  /// The classes of the map as a Styled Layer Descriptor, whose field is named by the key of the values' column.
  ///
  /// - Parameter reader: The program that is to read it, which decides on the names of the hatches.
  /// - Throws: What ``classification()`` throws.
  public func sld(for reader: StyleReader = .geoServer) throws(CartographyError) -> String {
    SLD.text(try style(), values.terms, for: reader)
  }

  private func style() throws(CartographyError) -> MapStyle { MapStyle(try classification(), of: values.content) }
}

extension BivariateMap {
  /// The classes of the map as a style for QGIS, whose fields are named by the keys of the two columns.
  ///
  /// - Throws: What ``classification()`` throws.
  public func qml() throws(CartographyError) -> String {
    QML.text(try style(), ReleaseTerms.stricter(across.values.terms, up.values.terms))
  }

  /// The classes of the map as a Styled Layer Descriptor, whose fields are named by the keys of the two columns.
  ///
  /// - Parameter reader: The program that is to read it, which decides on the names of the hatches.
  /// - Throws: What ``classification()`` throws.
  public func sld(for reader: StyleReader = .geoServer) throws(CartographyError) -> String {
    SLD.text(try style(), ReleaseTerms.stricter(across.values.terms, up.values.terms), for: reader)
  }

  private func style() throws(CartographyError) -> MapStyle {
    let classes = try classification()
    let axes = [try AxisStyle(across, classes.across), try AxisStyle(up, classes.up)]
    let cells = classes.cells.map { cell in
      let places = [cell.place.across, cell.place.up]
      let label = zip(axes, places).map { $0.label(ofPlace: $1) }.joined(separator: "; ")
      return StyleRule(
        label: label.counting(cell.members), condition: .all(zip(axes, places).map { $0.condition(ofPlace: $1) }), fill: cell.fill,
        hatch: cell.hatch)
    }
    let states = classes.states.map { state in
      let graver = classes.states.map(\.kind).filter { $0 > state.kind }.flatMap { kind in axes.flatMap { $0.conditions(of: kind) } }
      let own = StyleCondition.any(axes.flatMap { $0.conditions(of: state.kind) })
      let condition = graver.isEmpty ? own : .all([own, .not(.any(graver))])
      return StyleRule(label: state.label.counting(state.members), condition: condition, fill: state.fill, hatch: state.hatch)
    }
    return MapStyle(title: "\(across.title) and \(up.title)", rules: cells + states)
  }
}

/// One axis of a bivariate map, as conditions speak of it.
private struct AxisStyle {
  private let axis: BivariateAxis
  private let field: StyleField
  private let classes: [MapClass]

  init(_ axis: BivariateMap.Axis, _ found: BivariateAxis) throws(CartographyError) {
    self.axis = found
    field = StyleField(axis.values.content)
    classes = try Classification(of: axis.values.content, by: axis.scheme, palette: .blues).classes
  }

  func label(ofPlace place: Int) -> String {
    "\(axis.title) \(axis.classes.first { $0.place == place }?.label ?? "")"
  }

  func condition(ofPlace place: Int) -> StyleCondition {
    let ranges = classes.filter(\.isRange)
    let found = zip(axis.classes, ranges).first { $0.0.place == place }
    return found.map { field.condition(of: $0.1) } ?? field.condition(.missing)
  }

  func conditions(of state: BivariateState.Kind) -> [StyleCondition] {
    classes.filter { $0.state == state }.map { field.condition(of: $0) }
  }
}

extension MapClass {
  fileprivate var state: BivariateState.Kind? {
    switch kind {
    case .zero: .zero
    case .protected, .suppressed: .protected
    case .withheld: .withheld
    case .missing: .missing
    case .range, .word: nil
    }
  }
}

extension String {
  fileprivate func counting(_ members: [Int]) -> String { "\(self) (\(members.count))" }
}
