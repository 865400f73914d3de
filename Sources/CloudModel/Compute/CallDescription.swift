/// Something that every request of a revision calls.
package struct CallDescription: Sendable, Equatable {
  /// The name of what is called: a dependency.
  package var to = ""

  package init() {}

  package init(to: String) { self.to = to }
}

extension CallDescription: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self.init(to: value) }
}
