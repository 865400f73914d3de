/// The name of one source of randomness, boiled down to 64 bits.
///
/// A key is built from a seed and a replication and then narrowed by purposes and entities:
///
///     let world = StreamKey(seed: 42, replication: 0)
///     let service = world.derived("service time").derived(UInt64(target))
///
/// Purposes are hashed by name, so that adding one moves no other. The hash is the same in every
/// process and on every platform.
@frozen
public struct StreamKey: Sendable, Hashable {
  /// The hash of everything the key was built from.
  public let value: UInt64

  @inlinable
  init(value: UInt64) {
    self.value = value
  }

  /// The root of all keys of one replication.
  @inlinable
  public init(seed: UInt64, replication: UInt64) {
    self.value = mixed(mixed(seed ^ 0x9E37_79B9_7F4A_7C15) &+ mixed(replication))
  }

  /// The key of one purpose under this key, such as `"interarrival time"`.
  ///
  /// - Complexity: O(length of the name); derive once, not per draw.
  public func derived(_ purpose: String) -> StreamKey {
    // FNV-1a over the UTF-8 bytes, whose weak high bits the final mix repairs.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in purpose.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return StreamKey(value: mixed(value &+ mixed(hash ^ 0xD6E8_FEB8_6659_FD93)))
  }

  /// The key of one numbered entity under this key.
  ///
  /// Distinct entities have distinct keys: for a given parent the hash is a bijection.
  @inlinable
  public func derived(_ entity: UInt64) -> StreamKey {
    StreamKey(value: mixed(value &+ mixed(entity ^ 0xA5A3_564E_27F8_865D)))
  }
}

/// A bijection of 64-bit words in which every input bit moves about half of the output bits
/// (the finalizer "Mix13" of Stafford 2011).
@inlinable
func mixed(_ word: UInt64) -> UInt64 {
  var x = word
  x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
  x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
  return x ^ (x >> 31)
}

/// Both halves of the 128-bit product folded into one word.
@inlinable
func foldedProduct(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let product = a.multipliedFullWidth(by: b)
  return product.high ^ product.low
}

/// The 52 upper bits as a multiple of 2^-52 in [0, 1).
///
/// The bits become the mantissa of a number in [1, 2). A conversion from an integer would give
/// one bit more, but on x86 it waits for the last value of the register that it writes, which
/// here is the previous sample: measured, 12 ns more per lognormal sample.
@inlinable
func unitInterval(_ bits: UInt64) -> Double {
  Double(bitPattern: bits &>> 12 | 0x3FF0_0000_0000_0000) - 1
}
