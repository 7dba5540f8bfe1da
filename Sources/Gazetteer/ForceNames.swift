/// The names of territorial police forces that people write.
public enum ForceNames {
  /// An index of the forces of a layer, by their names, codes and other names.
  ///
  /// - Parameters:
  ///   - names: The forces; answers carry their places.
  ///   - codes: Their codes, aligned with `names`; none where empty.
  ///   - aliases: Other names. A user's table goes before the project's: `user.before(.builtIn)`.
  public static func index(names: [String], codes: [String] = [], aliases: AliasTable = .builtIn) -> NameIndex {
    NameIndex(names: names, codes: codes, aliases: aliases.entries(of: .force, .notTerritorial))
  }
}
