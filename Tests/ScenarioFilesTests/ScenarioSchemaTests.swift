import ScenarioFiles
import Testing

struct `the schema of scenarios` {
  @Test func `is the one that editors find beside the scenarios`() throws {
    let saved = try Repository.text("Scenarios/scenario.schema.json")
    #expect(
      saved == ScenarioFile.schema,
      "write it anew with: rehearse schema > Scenarios/scenario.schema.json")
  }

  @Test func `has no place for what the language does not know`() {
    #expect(ScenarioFile.schema.contains(#""additionalProperties": false"#))
    #expect(!ScenarioFile.schema.contains(#""additionalProperties": true"#))
  }
}

struct `the template of a scenario` {
  @Test func `is right and without doubt`() {
    let text = ScenarioTemplate.text(name: "my-shop")
    let document = ScenarioFile.document(reading: SourceText(name: "my-shop.jsonc", text))
    #expect(document.report.text == "")
    #expect(document.value?.name == "my-shop")
  }
}
