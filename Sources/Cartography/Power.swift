import Foundation

/// `base` to the power `exponent`; with the functions below, all of the C library that drawing needs.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// The largest whole p with 10^p ≤ `number`, which is above zero.
func floorOfLogarithm(_ number: Double) -> Double { log10(number).rounded(.down) }
