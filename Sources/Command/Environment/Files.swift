import Experiments

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whole files, by the operating system's own calls.
enum Files {
  /// A scenario is written by people; its data files are read by the language.
  static let mostBytes = 64 << 20

  /// The bytes of a file, or of standard input for `-`.
  static func read(_ path: String) throws(FileProblem) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(path) }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = systemRead(descriptor, &part)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw problem(path) }
      if count == 0 { return bytes }
      bytes += part[..<count]
      guard bytes.count <= mostBytes else {
        throw FileProblem(path: path, reason: "is larger than \(mostBytes >> 20) MiB")
      }
    }
  }

  /// Writes a file that must not exist yet.
  static func create(_ path: String, _ text: String) throws(FileProblem) {
    try write(text, to: path, O_CREAT | O_EXCL)
  }

  /// Adds to the end of a file, which is made if it does not exist.
  static func append(_ path: String, _ text: String) throws(FileProblem) {
    try write(text, to: path, O_CREAT | O_APPEND)
  }

  private static func write(
    _ text: String, to path: String, _ mode: Int32
  ) throws(FileProblem) {
    let descriptor = open(path, O_WRONLY | mode | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw problem(path) }
    let reason = write(text, to: descriptor)
    guard close(descriptor) == 0, reason == nil else {
      throw FileProblem(path: path, reason: reason ?? String(cString: strerror(errno)))
    }
  }

  /// Writes all of a text.
  ///
  /// - Returns: Why the rest of it is lost; `nil` if nothing is.
  @discardableResult
  static func write(_ text: String, to descriptor: Int32) -> String? {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let count = systemWrite(descriptor, bytes[start...])
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return String(cString: strerror(errno)) }
      start += count
    }
    return nil
  }

  /// Every scenario file below a folder, in the order of their paths' bytes; what lies in a folder
  /// called `data` is no scenario.
  static func scenarios(below folder: String) throws(FileProblem) -> [String] {
    guard let entries = names(in: folder) else {
      throw FileProblem(
        path: folder, reason: "there is no such folder here; run it where rehearse was cloned")
    }
    var paths: [String] = []
    for name in entries where !name.hasPrefix(".") && name != "data" {
      let path = folder + "/" + name
      if name.hasSuffix(".schema.json") { continue }
      if name.hasSuffix(".jsonc") || name.hasSuffix(".json") {
        paths.append(path)
      } else if names(in: path) != nil {
        paths += try scenarios(below: path)
      }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func names(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names
  }

  private static func problem(_ path: String) -> FileProblem {
    FileProblem(path: path, reason: String(cString: strerror(errno)))
  }

  private static func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
    buffer.withUnsafeMutableBytes { bytes in
      #if canImport(Glibc)
        Glibc.read(descriptor, bytes.baseAddress, bytes.count)
      #elseif canImport(Musl)
        Musl.read(descriptor, bytes.baseAddress, bytes.count)
      #else
        Darwin.read(descriptor, bytes.baseAddress, bytes.count)
      #endif
    }
  }

  private static func systemWrite(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBytes { bytes in
      #if canImport(Glibc)
        Glibc.write(descriptor, bytes.baseAddress, bytes.count)
      #elseif canImport(Musl)
        Musl.write(descriptor, bytes.baseAddress, bytes.count)
      #else
        Darwin.write(descriptor, bytes.baseAddress, bytes.count)
      #endif
    }
  }
}
