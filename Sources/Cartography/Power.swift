import Foundation

/// `base` to the power `exponent`, the one function of the C library that colours need.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
