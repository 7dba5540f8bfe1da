extension [ProductStatement.Input] {
  /// For each role its file, or how many there are: `wards: wards.geojson`, `referrals: 24 files`.
  public var namesByRole: [String] {
    var roles: [String] = []
    for input in self where !roles.contains(input.role) { roles.append(input.role) }
    return roles.map { role in
      let names = filter { $0.role == role }.map(\.name)
      return "\(role): \(names.count == 1 ? names[0] : "\(names.count) files")"
    }
  }
}
