import OutputAnalysis
import Testing

/// References: mpmath with 40 digits, for the exact binary value of each argument.
@Suite struct SpecialFunctionTests {
  @Test(arguments: [
    (-30, 4.906713927148187e-198), (-12.5, 3.732564298877713e-36), (-6, 9.86587645037698e-10),
    (-2.5, 0.006209665325776135), (-1, 0.15865525393145705), (-0.1, 0.460172162722971),
    (0, 0.5), (0.3, 0.6179114221889527), (1.6448536269514722, 0.95), (3, 0.9986501019683699),
    (8, 0.9999999999999993), (-Double.infinity, 0), (.infinity, 1),
  ])
  func `the normal law's probabilities`(x: Double, expected: Double) {
    #expect(StandardNormal.cumulative(x).isClose(to: expected, within: 1e-12))
  }

  @Test(arguments: [
    (1e-300, -37.0470962993612), (1e-20, -9.262340089798407), (1e-09, -5.9978070150076865),
    (0.001, -3.0902323061678136), (0.025, -1.9599639845400543), (0.2, -0.8416212335729142),
    (0.4999, -0.00025066283008800747), (0.5, 0), (0.7, 0.5244005127080407),
    (0.975, 1.9599639845400538), (0.999, 3.090232306167813), (0, -Double.infinity),
    (1, .infinity),
  ])
  func `the normal law's quantiles`(p: Double, expected: Double) {
    #expect(StandardNormal.quantile(p).isClose(to: expected, within: 1e-11))
  }

  @Test(arguments: [
    (1, -3, 0.10241638234956672), (1, 1e8, 0.9999999968169011), (2, 0.5, 0.6666666666666666),
    (3, -20, 0.00013660162512365586), (10, 2.228, 0.9749941140914443),
    (29, -2.045, 0.025012037961205838), (100, 0.001, 0.5003979461199483),
    (1000, -5, 3.3836281823243153e-07), (1e6, 1.96, 0.9750019662073651),
    (0.5, -2, 0.22275744509156561), (7, 0, 0.5), (7, -Double.infinity, 0), (7, .infinity, 1),
  ])
  func `Student's probabilities`(degrees: Double, t: Double, expected: Double) {
    let law = StudentLaw(degreesOfFreedom: degrees)
    #expect(law.cumulative(t).isClose(to: expected, within: 1e-12))
  }

  @Test(arguments: [
    (1, 0.975, 12.706204736174694), (1, 1e-10, -3183098861.837907), (2, 0.9, 1.885618083164127),
    (3, 0.995, 5.840909309733355), (4, 0.6, 0.27072229470759734), (9, 0.975, 2.262157162798205),
    (9, 0.025, -2.2621571627982053), (29, 0.95, 1.6991270265334972),
    (30, 0.9995, 3.6459586350420627), (99, 0.975, 1.9842169515864172),
    (999, 0.975, 1.9623414611334495), (1e6, 0.975, 1.9599663568141066),
    (0.5, 0.99, 1028.49101047162), (5, 0.5000001, 2.634305522753727e-07), (5, 0.5, 0),
    (5, 0, -Double.infinity), (5, 1, .infinity),
  ])
  func `Student's quantiles`(degrees: Double, p: Double, expected: Double) {
    let law = StudentLaw(degreesOfFreedom: degrees)
    #expect(law.quantile(p).isClose(to: expected, within: 1e-9))
  }

  @Test(arguments: [
    (1, 1, 0.25, 0.25), (0.5, 0.5, 0.1, 0.20483276469913345), (2, 3, 0.4, 0.5248),
    (10, 1, 0.9, 0.3486784401000001), (1, 100, 0.03, 0.9524474920745942),
    (50, 60, 0.3, 0.00034341151876628867), (500, 4500, 0.11, 0.9893760440688425),
    (12345, 67890, 0.15, 0.001146031528346544), (1e5, 1e5, 0.5011, 0.8374102502752487),
    (0.01, 5, 1e-20, 0.6441945669313931), (2, 3, 0, 0), (2, 3, 1, 1),
  ])
  func `the incomplete beta function`(a: Double, b: Double, x: Double, expected: Double) {
    #expect(BetaLaw(a, b).cumulative(x).isClose(to: expected, within: 1e-11))
  }

  @Test(arguments: [
    (1, 100, 0.95, 0.029513049607039925), (3, 998, 0.025, 0.0006190999316495713),
    (3, 998, 0.975, 0.007205838911457497), (500, 4500, 0.975, 0.10846473546482199),
    (0.5, 0.5, 0.01, 0.0002467198171342215), (2, 1, 0.5, 0.7071067811865476),
    (1e5, 100_001, 0.001, 0.49654256089241516), (2, 3, 0, 0), (2, 3, 1, 1),
  ])
  func `the beta law's quantiles`(a: Double, b: Double, p: Double, expected: Double) {
    #expect(BetaLaw(a, b).quantile(p).isClose(to: expected, within: 1e-11))
  }

  @Test(arguments: [
    (1, 0.01, 0.07965567455405796), (1, 3.841, 0.9499863162360433), (2, 5, 0.9179150013761012),
    (5, 1.145, 0.04995622155207728), (10, 40, 0.9999830552560699),
    (100, 80, 0.07033506665939496), (10_000, 10_200, 0.9206711189223811),
    (1e6, 998_000, 0.07858029198714495), (3, 0, 0), (3, .infinity, 1),
  ])
  func `the chi-square law's probabilities`(degrees: Double, x: Double, expected: Double) {
    let law = ChiSquareLaw(degreesOfFreedom: degrees)
    #expect(law.cumulative(x).isClose(to: expected, within: 1e-11))
    #expect(law.survival(x).isClose(to: 1 - expected, within: 1e-9))
  }

  @Test(arguments: [
    (1, 0.95, 3.8414588206941245), (1, 1e-06, 1.5707963267957189e-12),
    (3, 0.5, 2.365973884375338), (10, 0.99, 23.209251158954356), (10, 0.01, 2.558212160187206),
    (99, 0.999, 148.2303591651017), (10_000, 0.025, 9724.718377389798), (3, 0, 0),
    (3, 1, .infinity),
  ])
  func `the chi-square law's quantiles`(degrees: Double, p: Double, expected: Double) {
    let law = ChiSquareLaw(degreesOfFreedom: degrees)
    #expect(law.quantile(p).isClose(to: expected, within: 1e-11))
  }

  @Test func `quantile and probability are inverse all over the range`() {
    for degrees in [1.0, 2, 5, 30, 400, 12_345] {
      for p in [1e-12, 1e-6, 0.003, 0.1, 0.45, 0.5, 0.8, 0.9999] {
        let student = StudentLaw(degreesOfFreedom: degrees)
        #expect(student.cumulative(student.quantile(p)).isClose(to: p, within: 1e-9))
        let chiSquare = ChiSquareLaw(degreesOfFreedom: degrees)
        #expect(chiSquare.cumulative(chiSquare.quantile(p)).isClose(to: p, within: 1e-9))
        let beta = BetaLaw(degrees, 7)
        #expect(beta.cumulative(beta.quantile(p)).isClose(to: p, within: 1e-9))
      }
    }
  }

  @Test func `a probability outside its range is refused`() async {
    await #expect(processExitsWith: .failure) { _ = StandardNormal.quantile(1.5) }
    await #expect(processExitsWith: .failure) {
      _ = StudentLaw(degreesOfFreedom: 3).quantile(-0.1)
    }
    await #expect(processExitsWith: .failure) {
      _ = ChiSquareLaw(degreesOfFreedom: 3).quantile(.nan)
    }
    await #expect(processExitsWith: .failure) { _ = BetaLaw(1, 1).quantile(2) }
  }

  @Test func `a law without freedom or shape is refused`() async {
    await #expect(processExitsWith: .failure) { _ = StudentLaw(degreesOfFreedom: 0) }
    await #expect(processExitsWith: .failure) { _ = ChiSquareLaw(degreesOfFreedom: -1) }
    await #expect(processExitsWith: .failure) { _ = BetaLaw(0, 1) }
  }
}
