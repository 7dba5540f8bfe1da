public import Foundation
public import Testing

/// The checkout that is being tested.
public enum Checkout {
  /// Its root.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}

/// The folder of real data that lies beside the checkout, or where `WARDLIGHT_SHARED` says.
public enum SharedData {
  /// What a test says that is skipped without the folder.
  public static let missing: Comment = "the folder of real data is absent (WARDLIGHT_SHARED), so nothing is read from it"

  /// Where the folder is or would be.
  public static var folder: String {
    ProcessInfo.processInfo.environment["WARDLIGHT_SHARED"]
      ?? Checkout.root.deletingLastPathComponent().appendingPathComponent("shared").path
  }

  /// Whether it is there.
  public static var isPresent: Bool { FileManager.default.fileExists(atPath: folder + "/geodata/README.md") }

  /// The path of a file below the folder.
  public static func path(_ name: String) -> String { folder + "/" + name }
}
