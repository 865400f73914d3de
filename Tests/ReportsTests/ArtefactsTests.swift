import Experiments
import Reports
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct ArtefactsTests {
  /// A new folder below the system's own for temporary files, removed at the end.
  private func withFolder(_ body: (String) async throws -> Void) async throws {
    var template = Array("/tmp/rehearse-tests-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer { remove(made) }
    try await body(made)
  }

  private func remove(_ path: String) {
    for name in names(in: path) {
      let child = path + "/" + name
      if unlink(child) != 0 { remove(child) }
    }
    rmdir(path)
  }

  private func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  private func text(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var byte = fgetc(file)
    while byte != EOF {
      bytes.append(UInt8(truncatingIfNeeded: byte))
      byte = fgetc(file)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `five files are written, and nothing else is left`() async throws {
    try await withFolder { folder in
      let result = try await sampleResult()
      let target = folder + "/a/b"
      try Artefacts.write(result, to: target, plain)
      try Artefacts.write(result, to: target, plain)
      let expected = ["junit.xml", "metrics.csv", "report.md", "report.txt", "result.json"]
      #expect(names(in: target) == expected)
      #expect(text(target + "/result.json") == Report.render([result], as: .json, plain))
    }
  }

  @Test func `a link in place of a file is replaced and not followed`() async throws {
    try await withFolder { folder in
      let victim = folder + "/victim"
      fclose(fopen(victim, "w"))
      let target = folder + "/out"
      try Artefacts.prepare(target)
      #expect(symlink(victim, target + "/result.json") == 0)
      try Artefacts.write(try await sampleResult(), to: target, plain)
      #expect(text(victim).isEmpty)
      #expect(!text(target + "/result.json").isEmpty)
    }
  }

  @Test func `a link in place of the folder is refused`() async throws {
    try await withFolder { folder in
      let target = folder + "/out"
      #expect(symlink("/tmp", target) == 0)
      let error = #expect(throws: ArtefactError.self) { try Artefacts.prepare(target) }
      #expect(
        error?.description == "cannot write \(target): it is not a folder, or a symbolic link")
    }
  }

  @Test(arguments: [
    ("cutover", "cutover"), ("blue/green: 5 %", "blue-green-5-"), ("../../etc", "etc"),
    ("", "scenario"), ("...", "scenario"), ("-rf", "rf"), ("ünï", "n-"),
    (String(repeating: "a", count: 200), String(repeating: "a", count: 80)),
  ])
  func `folders are named safely`(name: String, folder: String) {
    #expect(Artefacts.folderName(for: name) == folder)
  }

  @Test func `files hold neither colors nor measurements`() async throws {
    var style = plain
    style.colors = true
    style.performance = true
    for file in Artefacts.files(for: try await sampleResult(), style) {
      #expect(!file.text.contains("\u{1B}"))
      #expect(!file.text.contains("wallSeconds"))
    }
  }
}
