import Experiments
import Testing

@Suite struct VariationTests {
  @Test(arguments: [
    ("a.b=1,2", "a.b", ["1", "2"]),
    ("delay=5s, 10s ,1m30s", "delay", ["5s", "10s", "1m30s"]),
    ("x=\"a,b\",\"c\"", "x", ["\"a,b\"", "\"c\""]),
    ("x=\"a\\\",b\",c", "x", ["\"a\\\",b\"", "c"]),
    ("x=[1,2],[3]", "x", ["[1,2]", "[3]"]),
    ("x={\"a\": 1, \"b\": [2]},null", "x", ["{\"a\": 1, \"b\": [2]}", "null"]),
    ("x=\"\",y=z", "x", ["\"\"", "y=z"]),
    ("a.\"k=1\"=true,false", "a.\"k=1\"", ["true", "false"]),
    ("file=../data/a.csv,b.csv", "file", ["../data/a.csv", "b.csv"]),
  ])
  func `commas separate values outside of quotation marks and brackets`(
    text: String, path: String, values: [String]
  ) throws {
    let variation = try Variation(parsing: text)
    #expect(variation.path == path)
    #expect(variation.values == values)
  }

  @Test(arguments: [
    ("x=10s..40s:10s", ["10s", "20s", "30s", "40s"]),
    ("x=1..6:2", ["1", "3", "5"]),
    ("x=0.1..0.5:0.1", ["0.1", "0.2", "0.3", "0.4", "0.5"]),
    ("x=0.5..2:0.75", ["0.5", "1.25", "2"]),
    ("x=-1..1:1", ["-1", "0", "1"]),
    ("x=5%..15%:5%,50%", ["5%", "10%", "15%", "50%"]),
    ("x=3..3:1", ["3"]),
    ("x=\"1..3:1\"", ["\"1..3:1\""]),
    ("x=1m30s..2m:1m", ["1m30s..2m:1m"]),
  ])
  func `a range has its values in whole decimals`(text: String, values: [String]) throws {
    #expect(try Variation(parsing: text).values == values)
  }

  @Test(arguments: [
    ("x", "--vary needs PATH=V1,V2,..., not \"x\""),
    ("=1,2", "--vary needs PATH=V1,V2,..., not \"=1,2\""),
    ("x=", "--vary x has an empty value; write \"\" for an empty string"),
    ("x=1,,2", "--vary x has an empty value; write \"\" for an empty string"),
    ("x=1,2,1", "--vary x has the value 1 twice"),
    (
      "x=1s..1m:10s",
      "--vary x: in the range 1s..1m:10s all three numbers need the same unit, as in 10s..60s:10s"
    ),
    (
      "x=5..1:1",
      "--vary x: the range 5..1:1 has no values; low..high:step needs low at most high and a step "
        + "above 0"
    ),
    (
      "x=1..5:0",
      "--vary x: the range 1..5:0 has no values; low..high:step needs low at most high and a step "
        + "above 0"
    ),
    ("x=1..1001:1", "--vary gives more than 1,000 variants"),
    ("x=0..999999999:0.00000001", "--vary gives more than 1,000 variants"),
    (
      "x=100..100000000000:1",
      "--vary x: the range 100..100000000000:1 has a number of more than 9 digits"
    ),
    (
      "x=0s..1s:0.0000000001s",
      "--vary x: the range 0s..1s:0.0000000001s has a number of more than 9 digits"
    ),
  ])
  func `a wrong variation is told what is wrong, word for word`(text: String, message: String) {
    let error = #expect(throws: VariationError.self) { try Variation(parsing: text) }
    #expect(error?.message == message)
  }

  @Test func `a grid has every combination, the last path fastest`() throws {
    let grid = try Variation.grid([Variation(parsing: "a=1,2"), Variation(parsing: "b.c=x,y")])
    #expect(
      grid.map { $0.map(\.text) } == [
        ["a=1", "b.c=x"], ["a=1", "b.c=y"], ["a=2", "b.c=x"], ["a=2", "b.c=y"],
      ])
    #expect(grid.map(Variation.label).last == "a=2, c=y")
    #expect(try Variation.grid([]) == [[]])
  }

  @Test func `paths that end alike are told apart by the whole path`() throws {
    let grid = try Variation.grid([Variation(parsing: "a.n=1"), Variation(parsing: "b.n=2")])
    #expect(Variation.label(grid[0]) == "a.n=1, b.n=2")
  }

  @Test func `a grid has a limit, and no path twice`() throws {
    let thirty = try Variation(parsing: "a=1..30:1")
    let other = try Variation(parsing: "b=1..34:1")
    #expect(throws: VariationError.tooManyVariants) { try Variation.grid([thirty, other]) }
    #expect(throws: VariationError.repeatedPath("a")) { try Variation.grid([thirty, thirty]) }
    #expect(try Variation.grid([thirty, Variation(parsing: "b=1..33:1")]).count == 990)
  }
}
