import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What the system says of a connection, in words that do not depend on its language.
enum NetworkFault {
  static func reason(_ code: URLError.Code) -> String {
    switch code {
    case .timedOut: "it takes too long"
    case .cannotFindHost, .dnsLookupFailed: "the server's name is not known"
    case .cannotConnectToHost: "the server cannot be reached"
    case .networkConnectionLost: "the connection was lost"
    case .notConnectedToInternet: "there is no connection"
    case .httpTooManyRedirects: "it leads from one address to another without an end"
    case .badURL, .unsupportedURL: "it is no address"
    default: isUntrusted(code) ? "the server's certificate is not trusted" : "the connection failed"
    }
  }

  /// Whether a later attempt may fare better.
  static func canPass(_ code: URLError.Code) -> Bool {
    ![.badURL, .unsupportedURL, .httpTooManyRedirects].contains(code) && !isUntrusted(code)
  }

  private static func isUntrusted(_ code: URLError.Code) -> Bool {
    [.serverCertificateUntrusted, .serverCertificateHasBadDate, .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid].contains(
      code)
  }
}
