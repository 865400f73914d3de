/// One node of a JSON Schema (draft 7): its keywords in order.
struct JSONSchema: Sendable {
  var members: [JSONValue.Member]

  init(_ members: [JSONValue.Member]) { self.members = members }

  init(type: String, _ more: [JSONValue.Member] = []) {
    self.init([.init("type", .string(type))] + more)
  }

  static func oneOf(_ branches: [JSONSchema]) -> JSONSchema {
    if branches.count == 1, let only = branches.first { return only }
    return JSONSchema([.init("oneOf", .array(branches.map(\.json)))])
  }

  var json: JSONValue { .object(members) }

  /// The node with a description and a default.
  ///
  /// Beside `$ref` draft 7 ignores every other keyword, so a reference is wrapped.
  func annotated(_ description: String, default value: JSONValue?) -> JSONSchema {
    let isReference = members.contains { $0.key == "$ref" }
    var node = isReference ? JSONSchema([.init("allOf", .array([json]))]) : self
    let inner = node.members.first { $0.key == "description" }
    node.members.removeAll { $0.key == "description" }
    var text = description
    if case .string(let more) = inner?.value { text += text.isEmpty ? more : " " + more }
    if !text.isEmpty { node.members.append(.init("description", .string(text))) }
    if let value { node.members.append(.init("default", value)) }
    return node
  }
}

/// The named parts of a schema.
struct SchemaDefinitions: Sendable {
  private var bodies: [String: JSONValue] = [:]

  /// A reference to a named part, which is made at its first use.
  mutating func reference(
    _ name: String, body: (inout SchemaDefinitions) -> JSONSchema
  ) -> JSONSchema {
    if bodies[name] == nil {
      // Taken before the body is made, since the body may refer to it.
      bodies[name] = .null
      bodies[name] = body(&self).json
    }
    return JSONSchema([.init("$ref", .string("#/definitions/\(name)"))])
  }

  /// Sorted by name, so that the same schema has the same bytes.
  var json: [JSONValue.Member] {
    bodies.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, $0.value) }
  }
}

extension ValueShape {
  /// The JSON Schema of a whole file of this shape.
  package func jsonSchema(id: String, title: String) -> String {
    var definitions = SchemaDefinitions()
    let root = schema(&definitions)
    var members: [JSONValue.Member] = [
      .init("$schema", .string("http://json-schema.org/draft-07/schema#")),
      .init("$id", .string(id)), .init("title", .string(title)),
    ]
    members += root.members.filter { $0.key != "title" }
    if !definitions.json.isEmpty {
      members.append(.init("definitions", .object(definitions.json)))
    }
    return JSONValue.object(members).indented
  }
}
