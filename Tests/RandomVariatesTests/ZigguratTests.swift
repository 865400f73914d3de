import RandomVariates
import Testing

/// The tables were computed with 60 decimal digits; here they must satisfy their definition.
@Suite struct ZigguratTests {
  private func expectLayers(
    of area: Double, _ edge: (Int) -> Double, under density: (Double) -> Double
  ) {
    #expect(edge(256) == 0)
    for layer in 0..<256 {
      // The lowest layer is a rectangle as high as the density at the first edge.
      let bottom = layer == 0 ? 0 : density(edge(layer))
      let measured = edge(layer) * (density(edge(layer + 1)) - bottom)
      #expect((measured - area).magnitude < 1e-14, "layer \(layer)")
      #expect(edge(layer + 1) < edge(layer))
    }
  }

  @Test func `all layers under the exponential density have the same area`() {
    expectLayers(of: 0.00394965982258155722, { exponentialZigguratEdges[$0] }) {
      PortableMath.exp(-$0)
    }
  }

  @Test func `all layers under the normal density have the same area`() {
    expectLayers(of: 0.00492867323397465535, { normalZigguratEdges[$0] }) {
      PortableMath.exp(-0.5 * ($0 * $0))
    }
  }
}
