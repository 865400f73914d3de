import Foundation

/// Where the files that a scenario names are found.
package struct DataFiles: Sendable {
  /// Hands the bytes of a file on, piece by piece, until the receiver returns false.
  package typealias Reader =
    @Sendable (_ name: String, _ receive: (ArraySlice<UInt8>) -> Bool) throws(DataFileProblem)
    -> Void

  let read: Reader

  package init(read: @escaping Reader) { self.read = read }

  /// A text may name no files.
  package static let none = DataFiles { _, _ throws(DataFileProblem) in throw .missing }

  /// The largest file. [byte]
  package static let largest = 64 << 20

  /// Read and handed on at a time. [byte]
  static let piece = 256 << 10
}

/// Why a file cannot be read.
package enum DataFileProblem: Error, Hashable, Sendable {
  case missing
  /// It lies outside of the folders that a scenario may read from.
  case outside(root: String)
  case notAFile
  case tooLarge
  case unreadable
}

extension DataFiles {
  /// Files beside a scenario.
  ///
  /// - Parameter path: The scenario's file; something in angle brackets is none, and its data lies
  ///   in the current folder.
  package static func beside(scenario path: String) -> DataFiles {
    .beside(
      folder: path.hasPrefix("<")
        ? FileManager.default.currentDirectoryPath
        : URL(fileURLWithPath: path).deletingLastPathComponent().path)
  }

  /// Files beside a scenario.
  ///
  /// A scenario may read from its own folder and what is inside of it; one that lies somewhere in a
  /// folder called `Scenarios` may read from all of that. Links are followed first, so that none
  /// leads out.
  ///
  /// - Parameter folder: The scenario's folder.
  package static func beside(folder: String) -> DataFiles {
    DataFiles { name, receive throws(DataFileProblem) in
      let base = URL(fileURLWithPath: folder, isDirectory: true).resolvingSymlinksInPath()
        .standardizedFileURL
      let root = root(of: base)
      let isRelative = !name.hasPrefix("/") && !name.hasPrefix("~") && !name.contains("\0")
      guard isRelative else { throw .outside(root: root.lastPathComponent) }
      let plain = base.appendingPathComponent(name).standardizedFileURL
      guard isInside(plain, root) else { throw .outside(root: root.lastPathComponent) }
      let file = plain.resolvingSymlinksInPath().standardizedFileURL
      guard isInside(file, root) else { throw .outside(root: root.lastPathComponent) }
      try read(file, receive)
    }
  }

  /// The outermost folder to read from.
  private static func root(of base: URL) -> URL {
    var folder = base
    while folder.pathComponents.count > 1 {
      if folder.lastPathComponent == "Scenarios" { return folder }
      folder.deleteLastPathComponent()
    }
    return base
  }

  private static func isInside(_ file: URL, _ root: URL) -> Bool {
    let (inner, outer) = (file.pathComponents, root.pathComponents)
    return inner.count > outer.count && inner.starts(with: outer)
  }

  /// Reads a file in pieces.
  static func read(
    _ file: URL, _ receive: (ArraySlice<UInt8>) -> Bool
  ) throws(DataFileProblem) {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: file.path) else {
      throw .missing
    }
    // A device or a pipe could be read for ever.
    guard attributes[.type] as? FileAttributeType == .typeRegular else { throw .notAFile }
    guard let handle = FileHandle(forReadingAtPath: file.path) else { throw .unreadable }
    defer { try? handle.close() }
    var total = 0
    while true {
      let data: Data?
      do { data = try handle.read(upToCount: piece) } catch { throw .unreadable }
      guard let data, !data.isEmpty else { return }
      total += data.count
      guard total <= largest else { throw .tooLarge }
      guard receive([UInt8](data)[...]) else { return }
    }
  }
}
