# Rscript make-regressions.R: the models of the data sets beside this file, by R's glm, MASS's glm.nb and AER's dispersiontest.
suppressMessages({library(MASS); library(AER)})
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
out <- file.path(here, "regressions-r.txt")
tight <- glm.control(epsilon = 1e-14, maxit = 200)

number <- function(x) paste(formatC(x, digits = 15, format = "g", width = 1), collapse = " ")
put <- function(...) cat(paste(...), "\n", file = out, append = TRUE, sep = "")

# glm.nb stops once theta moves by less than 1e-8 or so of itself, and says "alternation limit reached" where it cannot; glm stops once the
# deviance moves no more, with coefficients that still move in their eighth digit. So on from there in the same way, until neither moves.
settled <- function(formula, data) {
  model <- suppressWarnings(glm.nb(formula, data = data, control = tight))
  theta <- model$theta
  for (round in 1:500) {
    last <- coef(model)
    model <- glm(formula, family = negative.binomial(theta), data = data, control = tight, start = last)
    found <- suppressWarnings(theta.ml(model$y, fitted(model), limit = 200, eps = 1e-13))
    move <- max(abs(found / theta - 1), abs(coef(model) / last - 1))
    theta <- as.numeric(found)
    if (move < 1e-13) break
  }
  cat(round, "rounds, the last of", move, "\n")
  list(model = model, theta = theta, error = as.numeric(attr(found, "SE")))
}

lines <- function(model, theta = NULL, error = NULL) {
  put("family", if (is.null(theta)) "poisson" else "negative-binomial")
  table <- summary(model, dispersion = 1)$coefficients
  for (row in seq_len(nrow(table))) put("coefficient", rownames(table)[row], number(table[row, ]))
  y <- model$y
  mu <- fitted(model)
  variance <- if (is.null(theta)) mu else mu + mu^2 / theta
  likelihood <- sum(if (is.null(theta)) dpois(y, mu, log = TRUE) else dnbinom(y, size = theta, mu = mu, log = TRUE))
  parameters <- nrow(table) + !is.null(theta)
  put("whole", number(c(deviance(model), model$null.deviance, sum((y - mu)^2 / variance), likelihood, 2 * parameters - 2 * likelihood)))
  if (!is.null(theta)) put("theta", number(c(theta, error)))
  more <- if (is.null(theta)) ppois(y - 1, mu, lower.tail = FALSE) else pnbinom(y - 1, size = theta, mu = mu, lower.tail = FALSE)
  fewer <- if (is.null(theta)) ppois(y, mu) else pnbinom(y, size = theta, mu = mu)
  root <- residuals(model, "deviance")
  for (area in floor(seq(1, length(y), length.out = 12)))
    put("area", area - 1, number(c(mu[area], (y[area] - mu[area]) / sqrt(variance[area]), root[area], more[area], fewer[area])))
}

report <- function(file, counts, covariates, population = NULL) {
  data <- read.csv(file.path(here, file))
  offset <- if (is.null(population)) "" else paste0(" + offset(log(", population, "))")
  formula <- as.formula(paste0(counts, " ~ ", paste(covariates, collapse = " + "), offset))
  put("")
  put("case", file, counts, if (is.null(population)) "-" else population, paste(covariates, collapse = " "))
  poisson <- glm(formula, family = poisson, data = data, control = tight)
  lines(poisson)
  tests <- list(dispersiontest(poisson), dispersiontest(poisson, trafo = 2))
  for (test in tests) put("test", number(c(test$statistic, test$p.value, test$estimate)))
  wide <- settled(formula, data)
  lines(wide$model, wide$theta, wide$error)
}

cat("# ", R.version.string, ", MASS ", format(packageVersion("MASS")), ", AER ", format(packageVersion("AER")), "\n", file = out, sep = "")
put("# case FILE COUNTS POPULATION COVARIATES…; coefficient NAME estimate error z p; whole deviance null pearson loglik aic;")
put("# theta estimate error; area PLACE expected pearson deviance p-more p-fewer; test statistic p estimate (linear, then quadratic).")
report("london-wards.csv", "burglaries", "score", "population")
report("london-wards.csv", "referrals", c("score", "density"), "population")
report("north-carolina.csv", "deaths", "nonwhite", "births")
report("quine.csv", "days", c("N", "M", "F1", "F2", "F3", "SL"))
