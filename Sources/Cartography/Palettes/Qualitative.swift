// The values of ColorBrewer 2.0, as in RColorBrewer 1.1.3; for their licence see Palette.Source.colorBrewer.

extension Palette {
  /// Mixed strong and pale colours, qualitative, up to eight classes.
  public static let accent = Palette(
    "Accent",
    nested: [
      0x7FC97F, 0xBEAED4, 0xFDC086, 0xFFFF99, 0x386CB0, 0xF0027F, 0xBF5B17, 0x666666,
    ])

  /// Dark colours, qualitative, up to eight classes.
  public static let dark2 = Palette(
    "Dark2",
    nested: [
      0x1B9E77, 0xD95F02, 0x7570B3, 0xE7298A, 0x66A61E, 0xE6AB02, 0xA6761D, 0x666666,
    ])

  /// A pale and a strong colour of each hue in turn, qualitative, up to twelve classes.
  public static let paired = Palette(
    "Paired",
    nested: [
      0xA6CEE3, 0x1F78B4, 0xB2DF8A, 0x33A02C, 0xFB9A99, 0xE31A1C, 0xFDBF6F, 0xFF7F00, 0xCAB2D6, 0x6A3D9A, 0xFFFF99, 0xB15928,
    ])

  /// Pale colours, qualitative, up to nine classes.
  public static let pastel1 = Palette(
    "Pastel1",
    nested: [
      0xFBB4AE, 0xB3CDE3, 0xCCEBC5, 0xDECBE4, 0xFED9A6, 0xFFFFCC, 0xE5D8BD, 0xFDDAEC, 0xF2F2F2,
    ])

  /// Very pale colours, qualitative, up to eight classes.
  public static let pastel2 = Palette(
    "Pastel2",
    nested: [
      0xB3E2CD, 0xFDCDAC, 0xCBD5E8, 0xF4CAE4, 0xE6F5C9, 0xFFF2AE, 0xF1E2CC, 0xCCCCCC,
    ])

  /// Strong colours, qualitative, up to nine classes.
  public static let set1 = Palette(
    "Set1",
    nested: [
      0xE41A1C, 0x377EB8, 0x4DAF4A, 0x984EA3, 0xFF7F00, 0xFFFF33, 0xA65628, 0xF781BF, 0x999999,
    ])

  /// Middling colours, qualitative, up to eight classes.
  public static let set2 = Palette(
    "Set2",
    nested: [
      0x66C2A5, 0xFC8D62, 0x8DA0CB, 0xE78AC3, 0xA6D854, 0xFFD92F, 0xE5C494, 0xB3B3B3,
    ])

  /// Light colours, qualitative, up to twelve classes.
  public static let set3 = Palette(
    "Set3",
    nested: [
      0x8DD3C7, 0xFFFFB3, 0xBEBADA, 0xFB8072, 0x80B1D3, 0xFDB462, 0xB3DE69, 0xFCCDE5, 0xD9D9D9, 0xBC80BD, 0xCCEBC5, 0xFFED6F,
    ])
}
