/// Samples of the unit exponential and of the standard normal law by the ziggurat method
/// (Marsaglia and Tsang 2000), with 256 layers.
///
/// One draw decides in about 99 % of the cases. Eight of its bits choose the layer, another the
/// sign and the upper 52 the place in the layer, so that the three are independent (Doornik 2005).
enum Ziggurat {
  /// A sample of the exponential law with mean 1.
  @inline(__always)
  static func exponential(_ stream: inout RandomStream) -> Double {
    let bits = stream.next()
    let layer = Int(truncatingIfNeeded: bits & 0xFF)
    let x = unitInterval(bits) * exponentialZigguratEdges[layer]
    if x < exponentialZigguratEdges[layer + 1] { return x }
    return exponentialOutsideTheCore(layer, x, &stream)
  }

  /// A sample of the normal law with mean 0 and standard deviation 1.
  @inline(__always)
  static func normal(_ stream: inout RandomStream) -> Double {
    let bits = stream.next()
    let layer = Int(truncatingIfNeeded: bits & 0xFF)
    let x = unitInterval(bits) * normalZigguratEdges[layer]
    // Bit 8 becomes the sign bit.
    let sign = (bits & 0x100) &<< 55
    if x < normalZigguratEdges[layer + 1] { return Double(bitPattern: x.bitPattern | sign) }
    return normalOutsideTheCore(layer, x, sign, &stream)
  }

  @inline(never)
  private static func exponentialOutsideTheCore(
    _ layer: Int, _ place: Double, _ stream: inout RandomStream
  ) -> Double {
    var layer = layer
    var x = place
    var offset = 0.0
    while true {
      if layer == 0 {
        // Beyond the last edge the law begins anew: it has no memory.
        offset += exponentialZigguratEdges[1]
      } else {
        let outer = PortableMath.exp(-exponentialZigguratEdges[layer])
        let inner = PortableMath.exp(-exponentialZigguratEdges[layer + 1])
        let height = outer + stream.uniform() * (inner - outer)
        if height < PortableMath.exp(-x) { return offset + x }
      }
      let bits = stream.next()
      layer = Int(truncatingIfNeeded: bits & 0xFF)
      x = unitInterval(bits) * exponentialZigguratEdges[layer]
      if x < exponentialZigguratEdges[layer + 1] { return offset + x }
    }
  }

  @inline(never)
  private static func normalOutsideTheCore(
    _ layer: Int, _ place: Double, _ sign: UInt64, _ stream: inout RandomStream
  ) -> Double {
    var layer = layer
    var x = place
    var sign = sign
    while true {
      if layer == 0 {
        let magnitude = normalTail(&stream)
        return Double(bitPattern: magnitude.bitPattern | sign)
      }
      let outer = bell(normalZigguratEdges[layer])
      let inner = bell(normalZigguratEdges[layer + 1])
      let height = outer + stream.uniform() * (inner - outer)
      if height < bell(x) { return Double(bitPattern: x.bitPattern | sign) }
      let bits = stream.next()
      layer = Int(truncatingIfNeeded: bits & 0xFF)
      sign = (bits & 0x100) &<< 55
      x = unitInterval(bits) * normalZigguratEdges[layer]
      if x < normalZigguratEdges[layer + 1] { return Double(bitPattern: x.bitPattern | sign) }
    }
  }

  /// A standard normal sample given that it lies beyond the last edge (Marsaglia 1964).
  private static func normalTail(_ stream: inout RandomStream) -> Double {
    let edge = normalZigguratEdges[1]
    while true {
      let beyond = -PortableMath.log(stream.uniformOpen()) / edge
      let test = -PortableMath.log(stream.uniformOpen())
      if test + test > beyond * beyond { return edge + beyond }
    }
  }

  /// exp(-x²/2)
  private static func bell(_ x: Double) -> Double {
    PortableMath.exp(-0.5 * (x * x))
  }
}
