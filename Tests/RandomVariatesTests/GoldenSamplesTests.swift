import RandomVariates
import Testing

/// The bits that this version draws. They must not move: a stored run would not repeat.
@Suite struct GoldenSamplesTests {
  static let firstSamples: [(Distribution, [UInt64])] = [
    (
      .uniform(low: 2, high: 5),
      [
        0x4012_6059_39BA_DC5E, 0x400C_DE3A_0D07_32F6, 0x4000_0F87_1A7D_6EE6, 0x4007_E6CA_61FE_7314,
        0x4010_A3C9_A207_3A1A, 0x4004_BCA3_D58A_C626, 0x4004_96DD_5A4B_DEF3, 0x400A_C422_4029_0EDA,
      ]
    ),
    (
      .exponential(mean: 1),
      [
        0x4006_845C_2FCB_7ED3, 0x3FF2_3FD8_66B5_82E1, 0x3F6B_487C_98E2_D7A2, 0x3FC5_757D_2FF9_68AB,
        0x4001_6AD0_0EE0_B072, 0x3FE1_423B_D81B_1864, 0x3FE4_B82D_868B_81FB, 0x3FE5_34BB_C263_3292,
      ]
    ),
    (
      .erlang(shape: 4, mean: 12),
      [
        0x403A_7991_8E5A_496C, 0x4026_09EC_3191_6772, 0x4011_01E2_D6ED_7A24, 0x4021_4DB7_2D00_5214,
        0x402B_A792_424C_82A6, 0x4020_B0BB_926C_A4FA, 0x4034_5E92_97E6_AE59, 0x4039_CDF3_EC76_21B6,
      ]
    ),
    (
      .gamma(shape: 0.3, scale: 2),
      [
        0x4021_91AF_277A_8AC4, 0x3FCF_8CA5_3211_23D1, 0x3FD6_1E3B_3C3B_A45E, 0x401C_932D_EC23_252E,
        0x3F11_1D0A_A352_E7A9, 0x3F03_CA24_BA97_9C5F, 0x3FB3_4F64_786E_A629, 0x3F21_5368_AC8B_2233,
      ]
    ),
    (
      .lognormal(mean: 12, sigma: 0.5),
      [
        0x403C_216D_7814_C46C, 0x4031_03FE_72F9_BF9E, 0x4025_3735_99D5_3317, 0x4022_B910_7933_1DE8,
        0x4013_6B0D_2CE5_1046, 0x4029_EA39_D5FB_2747, 0x4020_FB31_551D_76BF, 0x402D_2CC5_2B88_6B35,
      ]
    ),
    (
      .weibull(shape: 0.7, scale: 3),
      [
        0x402A_504C_D8D8_CE82, 0x400C_F62F_1AC8_0BE8, 0x3F4C_65F5_A2E6_4150, 0x3FCD_F1FF_EB9A_2317,
        0x4022_3B90_1F92_C48F, 0x3FF3_DE89_A819_336F, 0x3FF9_CC00_29CA_D634, 0x3FFA_AAA6_CC69_A648,
      ]
    ),
    (
      .pareto(minimum: 1, shape: 2.5),
      [
        0x4008_A9A8_8E4C_0115, 0x3FF9_3FFB_CC52_F713, 0x3FF0_0575_D406_1533, 0x3FF1_1C17_F215_C613,
        0x4003_1C9B_BD61_FAF9, 0x3FF3_DA34_22E4_0E07, 0x3FF4_BAE1_14F0_582F, 0x3FF4_DB40_C709_54A1,
      ]
    ),
    (
      .boundedPareto(minimum: 1, maximum: 100, shape: 1.2),
      [
        0x4014_BE46_F853_9E92, 0x3FFE_3BD8_B509_3151, 0x3FF0_089C_AFC9_4BD7, 0x3FF6_47F2_B1FD_B0FA,
        0x4006_E9C0_D941_C05E, 0x3FF3_3398_BCAD_4B3F, 0x3FF3_1497_046F_FCFC, 0x3FFA_3486_E919_C403,
      ]
    ),
    (
      .normal(mean: 1, standardDeviation: 2),
      [
        0x4013_A196_D11A_45D6, 0x4007_2CD7_CEDA_6E13, 0x3FF0_1B9E_E77E_9D49, 0x3FE0_3781_E1CA_C688,
        0x3FFC_E9BB_EFF8_86FE, 0x3FBD_C068_1C75_63E0, 0x4002_3F86_10DD_F53E, 0x3FFE_909C_2763_3044,
      ]
    ),
    (
      .balancedHyperexponential(mean: 3, squaredCoefficientOfVariation: 4),
      [
        0x3FFE_D9DF_07EC_A66E, 0x3FD2_2370_B136_54A6, 0x3FED_2D22_7206_88D4, 0x3FF1_ECB4_6A02_5C88,
        0x401C_9859_2C6A_7F3A, 0x3FD0_D0B2_68DB_AB3F, 0x3FD4_ADBF_15C5_ED1D, 0x3FB2_3FCB_C55E_5A05,
      ]
    ),
    (
      .mixture([.init(weight: 3, .constant(1)), .init(weight: 2, .exponential(mean: 5))]),
      [
        0x4016_CFCE_8062_E399, 0x3FF0_0000_0000_0000, 0x3FF0_0000_0000_0000, 0x4005_92CA_CE21_DE7D,
        0x3FF0_0000_0000_0000, 0x3FF0_0000_0000_0000, 0x3FF0_0000_0000_0000, 0x4002_58A1_F960_F1A9,
      ]
    ),
    (
      .empiricalCDF([.init(value: 1, probability: 0.25), .init(value: 9, probability: 1)]),
      [
        0x401E_3A20_CD43_0F85, 0x4010_35BC_88F0_5A98, 0x3FF0_0000_0000_0000, 0x3FFD_859F_2A9F_A420,
        0x4018_0D77_956F_0778, 0x3FF0_0000_0000_0000, 0x3FF0_0000_0000_0000, 0x4008_F240_E420_34D0,
      ]
    ),
    (
      .samples([4, 1, 1, 9, 2.5]),
      [
        0x4004_0000_0000_0000, 0x3FF0_0000_0000_0000, 0x4010_0000_0000_0000, 0x3FF0_0000_0000_0000,
        0x4022_0000_0000_0000, 0x4010_0000_0000_0000, 0x4010_0000_0000_0000, 0x3FF0_0000_0000_0000,
      ]
    ),
    (
      .discrete([.init(value: 1, weight: 5), .init(value: 7, weight: 2)]),
      [
        0x3FF0_0000_0000_0000, 0x401C_0000_0000_0000, 0x3FF0_0000_0000_0000, 0x3FF0_0000_0000_0000,
        0x401C_0000_0000_0000, 0x3FF0_0000_0000_0000, 0x3FF0_0000_0000_0000, 0x3FF0_0000_0000_0000,
      ]
    ),
  ]

  @Test(arguments: firstSamples)
  func `the first eight samples are known to the bit`(law: Distribution, expected: [UInt64]) {
    var stream = RandomStream(StreamKey(seed: 42, replication: 7))
    let sampler = Sampler(law)
    let bits = (0..<8).map { _ in sampler.sample(using: &stream).bitPattern }
    #expect(bits == expected)
  }

  /// Long enough to pass through every tail and rejection of the samplers.
  @Test func `a hash of many samples of all laws is known`() {
    var hash: UInt64 = 0
    for (law, _) in Self.firstSamples {
      var stream = RandomStream(StreamKey(seed: 42, replication: 7))
      let sampler = Sampler(law)
      for _ in 0..<20_000 {
        hash = (hash ^ sampler.sample(using: &stream).bitPattern) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 32
      }
    }
    #expect(hash == 0xEB4C_DB40_CDAC_034F)
  }
}
