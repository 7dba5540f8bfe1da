# Prints the reference values that stand in IndependenceTests.swift and HypergeometricTailsTests.swift.
# R 4.2.2: Rscript Tests/Flows/Reference/independence.R
options(digits = 16)
say <- function(name, x) cat(name, ": ", paste(format(as.vector(t(x)), digits = 15), collapse = ", "), "\n", sep = "")

# Party identification by gender: Agresti (2007), table 2.5.
party <- matrix(c(762, 327, 468, 484, 239, 477), 2, byrow = TRUE)
test <- chisq.test(party, correct = FALSE)
say("stdres", test$stdres)
say("chi-square", test$statistic)
say("p", test$p.value)
say("G2", 2 * sum(party * log(party / test$expected)))

# Migration between regions: Agresti (1990), table 10.2, without those who stayed.
moved <- matrix(c(0, 100, 366, 124, 87, 0, 515, 302, 172, 225, 0, 270, 63, 176, 286, 0), 4, byrow = TRUE)
fit <- loglin(moved, list(1, 2), start = 1 - diag(4), fit = TRUE, eps = 1e-12, iter = 10000, print = FALSE)
say("quasi-independence", fit$fit)
say("G2", fit$lrt)
say("chi-square", fit$pearson)
cells <- data.frame(y = as.vector(t(moved)), r = factor(rep(1:4, each = 4)), c = factor(rep(1:4, 4)))
cells <- cells[cells$r != cells$c, ]
model <- glm(y ~ r + c, poisson, cells, control = glm.control(epsilon = 1e-14, maxit = 100))
say("fitted", fitted(model))
say("rstandard", rstandard(model, type = "pearson"))

# A sparse table, cell by cell.
sparse <- matrix(c(3, 0, 1, 0, 2, 0, 4, 0, 1, 0, 1, 1, 6, 0, 0, 0, 0, 0, 2, 1, 2, 0, 1, 0, 12), 5, byrow = TRUE)
total <- sum(sparse)
row <- rowSums(sparse)[row(sparse)]
column <- colSums(sparse)[col(sparse)]
say("more", matrix(phyper(sparse - 1, row, total - row, column, lower.tail = FALSE), 5))
say("fewer", matrix(phyper(sparse, row, total - row, column), 5))
