/// A growable list with one owner, addressed by number.
///
/// An `Array` asks before every write whether it is shared; the world's lists never are, and
/// asking took a tenth of the time of a request. The pointer stays behind this door, and every
/// access is checked against the count.
struct Table<Element>: ~Copyable {
  private var elements: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init() {
    capacity = 8
    elements = .allocate(capacity: capacity)
  }

  deinit {
    elements.deinitialize(count: count)
    elements.deallocate()
  }

  var indices: Range<Int> { 0..<count }
  var isEmpty: Bool { count == 0 }

  /// - Complexity: O(1) amortized
  mutating func append(_ element: consuming Element) {
    if count == capacity { grow(to: capacity * 2) }
    (elements + count).initialize(to: element)
    count += 1
  }

  mutating func append(_ element: Element, times: Int) {
    if count + times > capacity { grow(to: max(capacity * 2, count + times)) }
    (elements + count).initialize(repeating: element, count: times)
    count += times
  }

  subscript(number: Int) -> Element {
    @inline(__always) unsafeAddress {
      precondition(
        UInt(bitPattern: number) < UInt(bitPattern: count), "number \(number) of \(count)")
      return UnsafePointer(elements + number)
    }
    @inline(__always) unsafeMutableAddress {
      precondition(
        UInt(bitPattern: number) < UInt(bitPattern: count), "number \(number) of \(count)")
      return elements + number
    }
  }

  /// The elements as an array of something else, in order.
  func map<Other>(_ transform: (Element) -> Other) -> [Other] {
    (0..<count).map { transform(elements[$0]) }
  }

  /// The number of the first element that the test accepts.
  func firstIndex(where test: (Element) -> Bool) -> Int? {
    (0..<count).first { test(elements[$0]) }
  }

  func count(where test: (Element) -> Bool) -> Int {
    (0..<count).count { test(elements[$0]) }
  }

  private mutating func grow(to newCapacity: Int) {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
    larger.moveInitialize(from: elements, count: count)
    elements.deallocate()
    elements = larger
    capacity = newCapacity
  }
}
