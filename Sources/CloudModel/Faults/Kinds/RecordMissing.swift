/// A name is answered with nothing, as if somebody had deleted its records.
package struct RecordMissing: AnswerFault {
  package static let word = "recordMissing"
  static let scale = FaultScale.whole

  package var name = ""

  package init(name: String = "") { self.name = name }

  var title: String { "no record of \(name)" }
  var answer: FaultedAnswer { .nothing }
}
