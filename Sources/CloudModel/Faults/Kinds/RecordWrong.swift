/// A name is answered with something else than its records say.
package struct RecordWrong: AnswerFault {
  package static let word = "recordWrong"
  static let scale = FaultScale.whole

  package var name = ""
  /// A listener, a name or an address.
  package var to = ""

  package init() {}

  package init(name: String, to: String) {
    self.name = name
    self.to = to
  }

  var title: String { "wrong record of \(name)" }
  var answer: FaultedAnswer { .to(to) }
}
