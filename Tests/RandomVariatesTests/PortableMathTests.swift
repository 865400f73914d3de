import RandomVariates
import Testing

/// The expected values were computed with 40 decimal digits and rounded once.
@Suite struct PortableMathTests {
  private static let ulp = 0x1p-52

  /// Compares with a relative tolerance, which at zero and infinity means equality.
  private func expect(
    _ actual: Double, _ expected: Double, within tolerance: Double, _ argument: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let allowed = max(tolerance * expected.magnitude, 0x1p-1074)
    #expect(
      actual == expected || (actual - expected).magnitude <= allowed,
      "\(actual) instead of \(expected) at \(argument)", sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    (-745.1, 0x1p-1074), (-708.5, 2.006132305331306e-308), (-700.25, 7.678723813110872e-305),
    (-20.5, 1.2501528663867426e-09), (-1.0, 0.36787944117144233), (-0.5, 0.6065306597126334),
    (-1e-09, 0.999999999), (-1e-300, 1.0), (0.0, 1.0), (1e-300, 1.0), (1e-17, 1.0),
    (1e-08, 1.00000001), (0.010830424696249145, 1.0108892860517005), (0.3, 1.3498588075760032),
    (0.5, 1.6487212707001282), (0.6931471805599453, 2.0), (1.0, 2.718281828459045),
    (2.5, 12.182493960703473), (10.0, 22026.465794806718), (88.7, 3.325986980250579e+38),
    (300.125, 2.201057464963801e+130), (709.7, 1.6549840276802644e+308),
  ])
  func `the exponential is right to the last place`(x: Double, expected: Double) {
    expect(PortableMath.exp(x), expected, within: 1.5 * Self.ulp, x)
  }

  @Test(arguments: [
    (0x1p-1074, -744.4400719213812), (Double(bitPattern: 0x1268_8B70_E62B), -713.8013788281542),
    (2.2250738585072014e-308, -708.3964185322641), (1e-100, -230.25850929940458),
    (0.1, -2.3025850929940455), (0.5, -0.6931471805599453),
    (0.7071067811865475, -0.34657359027997275), (0.7071067811865476, -0.3465735902799726),
    (0.9999999999999999, -1.1102230246251565e-16), (1.0, 0.0),
    (1.0000000000000002, 2.2204460492503128e-16), (1.0000001, 9.999999505838704e-08),
    (1.4142135623730951, 0.3465735902799727), (2.0, 0.6931471805599453), (2.718281828459045, 1.0),
    (10.0, 2.302585092994046), (12345.678, 9.421061321291832), (1e+100, 230.25850929940458),
    (1.7976931348623157e+308, 709.782712893384),
  ])
  func `the logarithm is right to the last place`(x: Double, expected: Double) {
    expect(PortableMath.log(x), expected, within: 1.5 * Self.ulp, x)
  }

  @Test(arguments: [
    (0.0, 0.0), (1e-300, 1e-300), (1e-08, 1e-08), (0.5, 0.479425538604203),
    (0.7853981633974483, 0.7071067811865475), (1.0, 0.8414709848078965), (1.5707963267948966, 1.0),
    (2.0, 0.9092974268256817), (3.0, 0.1411200080598672),
    (3.141592653589793, 1.2246467991473532e-16), (4.5, -0.977530117665097),
    (6.283185307179586, -2.4492935982947064e-16), (-1.0, -0.8414709848078965),
    (-10.0, 0.5440211108893698), (100.0, -0.5063656411097588), (12345.678, -0.7040813137533816),
    (99999.5, 0.5104916150747798),
  ])
  func `the sine is right to the last place`(x: Double, expected: Double) {
    expect(PortableMath.sin(x), expected, within: 1.5 * Self.ulp, x)
  }

  @Test(arguments: [
    (0.0, 1.0), (1e-300, 1.0), (1e-08, 1.0), (0.5, 0.8775825618903728),
    (0.7853981633974483, 0.7071067811865476), (1.0, 0.5403023058681398),
    (1.5707963267948966, 6.123233995736766e-17), (2.0, -0.4161468365471424),
    (3.0, -0.9899924966004454), (3.141592653589793, -1.0), (4.5, -0.2107957994307797),
    (6.283185307179586, 1.0), (-1.0, 0.5403023058681398), (-10.0, -0.8390715290764524),
    (100.0, 0.8623188722876839), (12345.678, 0.7101193587160628), (99999.5, -0.8598827309222711),
  ])
  func `the cosine is right to the last place`(x: Double, expected: Double) {
    expect(PortableMath.cos(x), expected, within: 1.5 * Self.ulp, x)
  }

  @Test(arguments: [
    (-0.9999999999999999, -36.7368005696771), (-0.5, -0.6931471805599453),
    (-1e-05, -1.0000050000333337e-05), (-1e-20, -1e-20), (0.0, 0.0), (1e-300, 1e-300),
    (1e-12, 9.999999999995e-13), (0.001, 0.0009995003330835331), (0.5, 0.4054651081081644),
    (1.0, 0.6931471805599453), (10000000000.0, 23.025850930040455),
  ])
  func `log(1 + x) is right to two places for small and large numbers`(x: Double, expected: Double)
  {
    expect(PortableMath.log1p(x), expected, within: 2 * Self.ulp, x)
  }

  @Test(arguments: [
    (-50.0, -1.0), (-1.0, -0.6321205588285577), (-0.4999, -0.39340868418864094),
    (-1e-05, -9.999950000166666e-06), (-1e-20, -1e-20), (0.0, 0.0), (1e-300, 1e-300),
    (1e-12, 1.0000000000005e-12), (0.001, 0.0010005001667083417), (0.4999, 0.6485564068163897),
    (0.5, 0.6487212707001282), (1.0, 1.7182818284590453), (10.0, 22025.465794806718),
    (700.0, 1.0142320547350045e+304),
  ])
  func `exp(x) - 1 is right to two places for small and large numbers`(x: Double, expected: Double)
  {
    expect(PortableMath.expm1(x), expected, within: 2 * Self.ulp, x)
  }

  @Test(arguments: [
    (2.0, 0.5, 1.4142135623730951),
    (2.0, 10.0, 1024.0),
    (10.0, -300.0, 1e-300),
    (10.0, 308.0, 1e+308),
    (0.5, 1074.0, 0x1p-1074),
    (1.0000001, 1000000000.0, 2.6881038582144647e+43),
    (0.9999999, 1000000000.0, 3.720057571493637e-44),
    (3.0, -0.333, 0.6936152325868992),
    (Double(bitPattern: 0x1268_8B70_E62B), 0.5, 9.999999999999986e-156),
    (Double(bitPattern: 0x1268_8B70_E62B), -0.99, 7.943282347242788e+306),
    (0x1p-1074, 0.25, 1.4908919308538355e-81),
    (1.7976931348623157e+308, 0.999, 8.840174632999172e+307),
    (0.1, 3.7, 0.00019952623149688793),
    (7.5, 1.0, 7.5),
    (123.456, -2.5, 5.904994479458168e-06),
    (1.0000000000000002, 1e+18, 2.7086111089766717e+96),
    (0.7071067811865476, 2000.0, 9.332636185033465e-302),
  ])
  func `a power is right to ten places of the last digit`(
    base: Double, exponent: Double, expected: Double
  ) {
    expect(PortableMath.pow(base, exponent), expected, within: 10 * Self.ulp, base)
  }

  @Test func `the exponential keeps its limits`() {
    #expect(PortableMath.exp(.infinity) == .infinity)
    #expect(PortableMath.exp(-.infinity) == 0)
    #expect(PortableMath.exp(.nan).isNaN)
    #expect(PortableMath.exp(709.79) == .infinity)
    #expect(PortableMath.exp(1e308) == .infinity)
    #expect(PortableMath.exp(-745.2) == 0)
    #expect(PortableMath.exp(-0.0) == 1)
  }

  @Test func `the logarithm keeps its limits`() {
    #expect(PortableMath.log(0) == -.infinity)
    #expect(PortableMath.log(-0.0) == -.infinity)
    #expect(PortableMath.log(-1).isNaN)
    #expect(PortableMath.log(-.infinity).isNaN)
    #expect(PortableMath.log(.infinity) == .infinity)
    #expect(PortableMath.log(.nan).isNaN)
    #expect(PortableMath.log1p(-1) == -.infinity)
    #expect(PortableMath.log1p(-2).isNaN)
    #expect(PortableMath.log1p(.infinity) == .infinity)
    #expect(PortableMath.expm1(.infinity) == .infinity)
    #expect(PortableMath.expm1(-.infinity) == -1)
    #expect(PortableMath.expm1(.nan).isNaN)
  }

  @Test func `powers keep their limits`() {
    for base in [0, -1, 5, .infinity, .nan] as [Double] { #expect(PortableMath.pow(base, 0) == 1) }
    for exponent in [1, -3, .infinity, .nan] as [Double] {
      #expect(PortableMath.pow(1, exponent) == 1)
    }
    #expect(PortableMath.pow(0, 2) == 0)
    #expect(PortableMath.pow(0, -2) == .infinity)
    #expect(PortableMath.pow(.infinity, 0.5) == .infinity)
    #expect(PortableMath.pow(.infinity, -0.5) == 0)
    #expect(PortableMath.pow(2, .infinity) == .infinity)
    #expect(PortableMath.pow(2, -.infinity) == 0)
    #expect(PortableMath.pow(0.5, .infinity) == 0)
    #expect(PortableMath.pow(0.5, -.infinity) == .infinity)
    #expect(PortableMath.pow(10, 309) == .infinity)
    #expect(PortableMath.pow(10, -400) == 0)
    #expect(PortableMath.pow(1e300, 1e300) == .infinity)
    #expect(PortableMath.pow(-8, 2).isNaN)
    #expect(PortableMath.pow(.nan, 2).isNaN)
    #expect(PortableMath.pow(2, .nan).isNaN)
  }

  @Test func `sines stay within one however large the angle`() {
    for exponent in 0..<300 {
      let angle = PortableMath.pow(10, Double(exponent))
      #expect(PortableMath.sin(angle).magnitude <= 1 && PortableMath.cos(-angle).magnitude <= 1)
    }
    #expect(PortableMath.sin(.infinity).isNaN && PortableMath.cos(.nan).isNaN)
  }

  @Test func `sine and cosine are the legs of a right triangle`() {
    for step in -5000...5000 {
      let angle = Double(step) * 0.01
      let (sine, cosine) = (PortableMath.sin(angle), PortableMath.cos(angle))
      #expect((sine * sine + cosine * cosine - 1).magnitude < 4e-16)
      #expect(PortableMath.sin(-angle) == -sine && PortableMath.cos(-angle) == cosine)
    }
  }

  /// Steps of 1e-12 around every boundary between the pieces that the functions are made of.
  @Test func `exponential and logarithm rise across the seams of their pieces`() {
    for piece in -200...200 {
      let seam = (Double(piece) + 0.5) * 0.6931471805599453 / 64
      var lower = PortableMath.exp(seam - 20e-12)
      for step in -19...20 {
        let value = PortableMath.exp(seam + Double(step) * 1e-12)
        #expect(value > lower)
        lower = value
      }
    }
    for power in -30...30 {
      let seam = 0.7071067811865476 * PortableMath.pow(2, Double(power))
      var lower = PortableMath.log(seam * (1 - 20e-12))
      for step in -19...20 {
        let value = PortableMath.log(seam * (1 + Double(step) * 1e-12))
        #expect(value > lower)
        lower = value
      }
    }
  }

  @Test func `the logarithm undoes the exponential`() {
    for step in -7000...7000 {
      let x = Double(step) * 0.1
      let back = PortableMath.log(PortableMath.exp(x))
      #expect((back - x).magnitude <= 3e-16 * max(1, x.magnitude))
    }
  }
}
