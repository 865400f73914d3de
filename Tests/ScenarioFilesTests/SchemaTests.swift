import Foundation
import ScenarioFiles
import Testing

struct `the JSON Schema of a shape` {
  private let schema = Toy.shop.jsonSchema(id: "https://example.com/toy.json", title: "Toy")

  @Test func `is JSON and the same bytes every time`() throws {
    _ = try JSONSerialization.jsonObject(with: Data(schema.utf8))
    for _ in 0..<5 {
      #expect(Toy.shop.jsonSchema(id: "https://example.com/toy.json", title: "Toy") == schema)
    }
  }

  @Test func `holds titles, meanings, ranges, defaults and their sources`() throws {
    #expect(schema.contains(#""$schema": "http://json-schema.org/draft-07/schema#""#))
    #expect(
      schema.contains(
        """
                  "deregistrationDelay": {
                    "type": "string",
        """))
    #expect(
      schema.contains(
        #"""
        "description": "How long a target drains. Default from: ELB user guide, 2026-11. From 0s to 1h.",
                    "default": "5m"
        """#))
    #expect(schema.contains(#""title": "Target group""#))
    #expect(schema.contains(#""additionalProperties": false"#))
    #expect(schema.contains(##""$ref": "#/definitions/law""##))
  }

  @Test func `allows by its patterns exactly what the decoder reads`() throws {
    let texts = [
      "30s", "1h30m", "1.5s", "250us", "PT5M", "P1DT2H", "30", "s", "5min", "1e3s", "-5s", "30 s",
    ]
    let pattern = try Regex(DurationText.kind.pattern)
    for text in texts {
      let isRead = (try? DurationText.parse(text)) != nil
      #expect((text.firstMatch(of: pattern) != nil) == isRead, "\(text)")
    }
  }

  @Test func `gives defaults that the decoder reads as the same value`() throws {
    let encoded = try #require(Toy.shop.encode(ToyShop(groups: [ToyGroup(name: "blue")])))
    let document = readToy(encoded.compact)
    #expect(document.report.text == "")
    #expect(document.value == ToyShop(groups: [ToyGroup(name: "blue")]))
  }
}
