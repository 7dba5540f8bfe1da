import ArgumentParser
import Wardlight

/// What is to be drawn, as the options say it together.
struct MapPlan {
  let content: MapContentOptions
  let second: SecondColumnOptions
  let symbols: SymbolOptions
  let flows: FlowOptions
  let classes: MapClassOptions

  /// The fields that are drawn, in the order in which a map takes them.
  var columnFields: [String] { content.value + [second.with].compactMap { $0 } }

  /// What is asked of the layer.
  var columns: [MapColumn] {
    // The value of links stands in their own table.
    if flows.links != nil { return [] }
    return columnFields.enumerated().map { place, field in
      let origin = content.from.count > 1 ? content.from[place] : content.from.first
      return MapColumn(field, kind: content.type?.kind ?? .either, origin: origin, decimals: content.decimals)
    }
  }

  /// Refuses options that do not go together.
  ///
  /// - Parameter files: What is asked of the files.
  func check(_ files: [GivenOption?]) throws {
    let type = content.type ?? .choropleth
    for option in (content.given + second.given + symbols.given + flows.given).compactMap({ $0 }) { try option.check(type) }
    // Without a type words have no classes; that is found out when they are read.
    for option in (classes.given + files).compactMap({ $0 }) { try option.check(type) }
    try checkNumber(type)
    if type.features.contains(.second), second.with == nil { throw ValidationError("\(type.rawValue) needs --with, the second field.") }
    guard [0, 1, columnFields.count].contains(content.from.count) else {
      throw ValidationError("--from must be given once, or once for each of the \(columnFields.count) fields that are drawn.")
    }
    if type == .flows { try flows.check() }
    try classes.check(type)
  }

  /// Refuses as many values as the type has no use for.
  private func checkNumber(_ type: MapType) throws {
    guard type == .multiples else {
      guard content.value.count == 1 else { throw ValidationError("\(type.rawValue) takes one --value; several make --type multiples.") }
      return
    }
    guard SmallMultiples.panelCounts.contains(content.value.count) else {
      throw ValidationError(
        "multiples takes \(SmallMultiples.panelCounts.lowerBound) to \(SmallMultiples.panelCounts.upperBound) --value, one for each map.")
    }
  }
}
