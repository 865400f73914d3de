import Experiments

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why artefacts could not be written.
package struct ArtefactError: Error, Sendable, Hashable, CustomStringConvertible {
  package var path: String
  /// What the operating system says, or what is forbidden here.
  package var reason: String

  package var description: String { "cannot write \(Escape.terminal(path)): \(reason)" }
}

/// The files that a rehearsal leaves behind.
///
/// Every file is written beside its place and then renamed onto it, so that a reader sees the
/// old or the new one and never a half. Nothing is written through a symbolic link below the
/// output folder.
package enum Artefacts {
  /// What a scenario's folder is called: letters, digits, `.`, `_` and `-`, never hidden, never
  /// empty, at most 80 characters.
  package static func folderName(for scenario: String) -> String {
    var name = ""
    for scalar in scenario.unicodeScalars.prefix(80) {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", ".", "_": name.unicodeScalars.append(scalar)
      case _: if !name.hasSuffix("-") { name += "-" }
      }
    }
    let trimmed = name.drop { $0 == "." || $0 == "-" }
    return trimmed.isEmpty ? "scenario" : String(trimmed)
  }

  /// Of all files about a result.
  package static let names = ["result.json", "report.txt", "report.md", "junit.xml", "metrics.csv"]

  /// The names and contents of all files about a result.
  package static func files(
    for result: RehearsalResult, _ style: ReportStyle
  ) -> [(name: String, text: String)] {
    var plain = style
    plain.colors = false
    // Measurements differ from run to run; files are compared byte by byte.
    plain.performance = false
    let formats: [ReportFormat] = [.json, .text, .markdown, .junit]
    let texts = formats.map { Report.render([result], as: $0, plain) }
    return Array(zip(names, texts + [MetricsReport.render(result)]))
  }

  /// Makes a folder, and sees that files of these names can be put there.
  package static func prepare(
    _ folder: String, for names: [String] = names
  ) throws(ArtefactError) {
    let descriptor = try openFolder(folder)
    defer { close(descriptor) }
    if faccessat(descriptor, ".", W_OK | X_OK, 0) != 0 { throw failure(folder) }
    for name in names {
      let place = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard place >= 0 else { continue }
      close(place)
      throw ArtefactError(path: "\(folder)/\(name)", reason: "a folder is in its place")
    }
  }

  /// Writes all files of a result below a folder, which is made if it does not exist.
  package static func write(
    _ result: RehearsalResult, to folder: String, _ style: ReportStyle
  ) throws(ArtefactError) {
    try write(files(for: result, style), to: folder)
  }

  /// Writes files below a folder, which is made if it does not exist.
  package static func write(
    _ files: [(name: String, text: String)], to folder: String
  ) throws(ArtefactError) {
    let descriptor = try openFolder(folder)
    defer { close(descriptor) }
    for file in files {
      try write(file.text, named: file.name, in: descriptor, folder: folder)
    }
  }

  /// Takes a file away that an earlier call left in a folder; nothing happens if there is none.
  package static func remove(_ name: String, from folder: String) throws(ArtefactError) {
    let descriptor = try openFolder(folder)
    defer { close(descriptor) }
    if unlinkat(descriptor, name, 0) != 0, errno != ENOENT { throw failure("\(folder)/\(name)") }
  }

  private static func openFolder(_ path: String) throws(ArtefactError) -> Int32 {
    var partial = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      partial += (partial.isEmpty || partial == "/" ? "" : "/") + part
      if mkdir(partial, 0o777) != 0, errno != EEXIST { throw failure(partial) }
    }
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ELOOP || errno == ENOTDIR {
        throw ArtefactError(path: path, reason: "it is not a folder, or a symbolic link")
      }
      throw failure(path)
    }
    return descriptor
  }

  private static func write(
    _ text: String, named name: String, in folder: Int32, folder path: String
  ) throws(ArtefactError) {
    let temporary = ".\(name).\(getpid()).tmp"
    // Left behind by a process that died under the same number.
    unlinkat(folder, temporary, 0)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = openat(folder, temporary, flags, 0o666)
    guard file >= 0 else { throw failure("\(path)/\(name)") }
    let isWritten = writeAll(Array(text.utf8), to: file)
    let isClosed = close(file) == 0
    guard isWritten, isClosed, renameat(folder, temporary, folder, name) == 0 else {
      let error = failure("\(path)/\(name)")
      unlinkat(folder, temporary, 0)
      throw error
    }
  }

  private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
    var start = 0
    while start < bytes.count {
      let written = bytes[start...].withUnsafeBytes {
        #if canImport(Darwin)
          Darwin.write(file, $0.baseAddress, $0.count)
        #elseif canImport(Musl)
          Musl.write(file, $0.baseAddress, $0.count)
        #else
          Glibc.write(file, $0.baseAddress, $0.count)
        #endif
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      start += written
    }
    return true
  }

  private static func failure(_ path: String) -> ArtefactError {
    ArtefactError(path: path, reason: String(cString: strerror(errno)))
  }
}
