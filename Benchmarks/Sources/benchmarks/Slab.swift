/// Places for small plain values, owned by one model.
///
/// Like an array that nobody else can share: a write does not ask whether it must copy first, which
/// costs an array about 2 ns. Subscripts are still checked.
@frozen
public struct Slab<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline var elements: UnsafeMutablePointer<Element>
  @usableFromInline var capacity: Int
  @usableFromInline var used: Int

  /// `count` places that hold `element`.
  @inlinable
  public init(repeating element: Element, count: Int) {
    elements = .allocate(capacity: count)
    elements.initialize(repeating: element, count: count)
    (capacity, used) = (count, count)
  }

  @inlinable
  deinit { elements.deallocate() }

  @inlinable public var count: Int { used }
  @inlinable public var indices: Range<Int> { 0..<used }

  @inlinable
  public subscript(place: Int) -> Element {
    @inline(__always) get {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: used), "no place \(place)")
      return elements[place]
    }
    @inline(__always) set {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: used), "no place \(place)")
      elements[place] = newValue
    }
  }

  /// Adds a place behind the last one. Amortized O(1).
  @inlinable
  public mutating func append(_ element: Element) {
    if used == capacity { grow() }
    (elements + used).initialize(to: element)
    used += 1
  }

  @usableFromInline
  mutating func grow() {
    capacity = max(16, 2 * capacity)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.moveInitialize(from: elements, count: used)
    elements.deallocate()
    elements = larger
  }
}
