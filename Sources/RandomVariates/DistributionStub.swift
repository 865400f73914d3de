public indirect enum Distribution: Sendable, Hashable { case constant(Double), exponential(mean: Double), lognormal(mean: Double, sigma: Double) }
