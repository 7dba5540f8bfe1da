/// The names of territorial police forces that people write.
public enum ForceNames {
  /// Other names of forces, each with the force's own; a user's table may be added to them.
  public static let aliases: [String: String] = [
    "Met": "Metropolitan Police", "Met Police": "Metropolitan Police", "MPS": "Metropolitan Police",
    "London Metropolitan": "Metropolitan Police",
    "COLP": "London, City of", "City of London": "London, City of", "TVP": "Thames Valley", "GMP": "Greater Manchester",
    "WMP": "West Midlands",
    "Hampshire and Isle of Wight": "Hampshire", "Hants": "Hampshire", "Herts": "Hertfordshire", "Beds": "Bedfordshire",
    "Cambs": "Cambridgeshire",
    "Northants": "Northamptonshire", "Notts": "Nottinghamshire", "Leics": "Leicestershire", "Lincs": "Lincolnshire",
    "Staffs": "Staffordshire",
    "Wilts": "Wiltshire", "Glos": "Gloucestershire", "Lancs": "Lancashire", "S Yorks": "South Yorkshire",
    "South Yorks": "South Yorkshire", "W Yorks": "West Yorkshire", "West Yorks": "West Yorkshire", "N Yorks": "North Yorkshire",
    "North Yorks": "North Yorkshire", "Devon": "Devon & Cornwall", "Cornwall": "Devon & Cornwall", "Heddlu Dyfed Powys": "Dyfed-Powys",
    "Heddlu Gogledd Cymru": "North Wales", "Heddlu De Cymru": "South Wales", "Heddlu Gwent": "Gwent",
  ]

  /// An index of the forces of a layer, by their names, codes and usual other names.
  public static func index(names: [String], codes: [String] = []) -> NameIndex { NameIndex(names: names, codes: codes, aliases: aliases) }
}
