/// A part of a layer that is wanted, and how much of what lies around it is looked at.
public struct AreaPart: Hashable, Sendable {
  /// Which areas belong to it.
  public var members: Members
  /// Areas within this distance of the part are analysed with it, in the unit of the layer's plane; `nil` analyses the whole layer.
  public var buffer: Double?

  /// A part by its members.
  public init(members: Members, buffer: Double? = nil) {
    self.members = members
    self.buffer = buffer
  }

  /// Which areas belong to a part.
  public enum Members: Hashable, Sendable {
    /// Those with this text in a field of the layer: a borough's code.
    case field(String, value: String)
    /// Those whose codes stand in a table, in the column that has the name of the layer's field of codes.
    case codes(file: String)
  }
}
