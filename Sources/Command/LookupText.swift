import ArgumentParser
import Foundation
import Wardlight

/// A look-up as the command line spells it.
///
/// Either a table and, where the names of its columns do not say which they are, the columns: `lookup.csv,from=old,to=new,share=part`. Or two layers in which
/// postcodes are counted: `old=wards2013.gpkg,old-id=WD13CD,new=wards2018.gpkg,new-id=WD18CD,postcodes=gazetteer.sqlite`.
enum LookupText {
  static func source(_ text: String) throws -> LookupSource {
    let parts = text.components(separatedBy: ",")
    return parts[0].hasPrefix("old=") ? try postcodes(parts) : try table(parts)
  }

  private static func table(_ parts: [String]) throws -> LookupSource {
    let options = try options(parts.dropFirst(), ["from", "to", "share", "weights", "weight-id", "weight"])
    let weights = try options["weights"].map { path in
      guard let code = options["weight-id"], let column = options["weight"] else {
        throw ValidationError("a look-up’s weights= needs weight-id= and weight=, the table’s columns of codes and of weights.")
      }
      return LookupTable.WeightSource(path: path, code: code, column: column)
    }
    return LookupSource(path: parts[0], from: options["from"], to: options["to"], share: options["share"], weights: weights)
  }

  private static func postcodes(_ parts: [String]) throws -> LookupSource {
    let options = try options(parts[...], ["old", "old-id", "new", "new-id", "postcodes"])
    guard let old = options["old"], let oldID = options["old-id"], let new = options["new"], let newID = options["new-id"],
      let postcodes = options["postcodes"]
    else { throw ValidationError("a look-up by postcodes needs old=, old-id=, new=, new-id= and postcodes=.") }
    return .postcodes(
      PostcodeLookup(
        from: PostcodeLookup.Layer(path: old, code: oldID), to: PostcodeLookup.Layer(path: new, code: newID), postcodes: [postcodes]))
  }

  private static func options(_ parts: ArraySlice<String>, _ known: [String]) throws -> [String: String] {
    var options: [String: String] = [:]
    for part in parts {
      let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2, known.contains(pair[0]) else {
        throw ValidationError("a look-up’s “\(part)” must be \(known.map { $0 + "=" }.joined(separator: ", ")).")
      }
      options[pair[0]] = pair[1]
    }
    return options
  }
}
