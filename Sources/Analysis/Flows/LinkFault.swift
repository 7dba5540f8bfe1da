/// Why a table of links cannot be used.
public enum LinkFault: Error, Hashable, Sendable {
  /// No row names a place of the layer at this end.
  case strangers(file: String, column: String, layer: String)
  /// A place of the table stands in two groups.
  case severalGroups(place: String, file: String, column: String, row: Int, groups: [String])
  /// Groups go with a layer of areas.
  case groupsWithoutAreas
  /// A total that is stated is not the sum of the flows; `row` is that of the table or of the row of totals.
  case otherMargin(place: String, file: String, column: String, row: Int, stated: Int, sum: Int)
  /// What leaves all places is not what arrives in all of them.
  case unequalMargins(file: String, out: Int, into: Int)
  /// A place of the table of margins is none of the flows'.
  case strangeMargin(place: String, file: String, column: String, row: Int)
  /// Records begin and end in areas.
  case recordsNeedAreas(end: String)
  /// No row of the records can be used, so that they have no period.
  case nothingRead(files: [String])
  /// A force is asked for, and the links are no records.
  case forceOfCounts
}

extension LinkFault: CustomStringConvertible {
  /// One sentence that names file, column and row.
  public var description: String {
    switch self {
    case .strangers(let file, let column, let layer): "\(file), column \(column): no row names a place of \(layer) by its code or name."
    case .severalGroups(let place, let file, let column, let row, let groups):
      "\(file), column \(column), row \(row): “\(place)” is in “\(groups.joined(separator: "” and in “"))”, and a place has one group."
    case .groupsWithoutAreas: "Flows are added up by group over layers of areas; these places are a table of towns."
    case .otherMargin(let place, let file, let column, let row, let stated, let sum):
      "\(file), column \(column), row \(row): the total of “\(place)” is given as \(stated), and its flows add up to \(sum)."
    case .unequalMargins(let file, let out, let into):
      "\(file): what leaves all places is \(out) and what arrives in all places is \(into), so the margins do not add up."
    case .strangeMargin(let place, let file, let column, let row):
      "\(file), column \(column), row \(row): “\(place)” is none of the places of the flows."
    case .recordsNeedAreas(let end): "Records of links need a layer of areas at their \(end)s; towns are named beside it."
    case .nothingRead(let files): "\(files.joined(separator: ", ")): no row can be used, so that there is nothing to count."
    case .forceOfCounts: "A view of one county force needs records of links; these are a table of counts."
    }
  }
}
