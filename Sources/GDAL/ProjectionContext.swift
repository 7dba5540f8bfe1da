internal import WardlightCPROJ

/// Owns PROJ's state for one thread: silent, and without a network.
final class ProjectionContext {
  let handle: OpaquePointer?

  init() {
    handle = proj_context_create()
    proj_log_level(handle, PJ_LOG_NONE)
    proj_context_set_enable_network(handle, 0)
  }

  deinit { proj_context_destroy(handle) }
}

/// Owns one object of PROJ's, a reference system or an operation, and keeps its context alive.
final class ProjectionObject {
  let context: ProjectionContext
  let handle: OpaquePointer

  init?(_ handle: OpaquePointer?, in context: ProjectionContext) {
    guard let handle else { return nil }
    self.handle = handle
    self.context = context
  }

  /// The object that a text defines: `EPSG:27700`, a definition in WKT, or a pipeline.
  convenience init?(_ text: String, in context: ProjectionContext) {
    self.init(proj_create(context.handle, text), in: context)
  }

  deinit { proj_destroy(handle) }
}
