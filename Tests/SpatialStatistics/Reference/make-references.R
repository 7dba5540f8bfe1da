# Makes the reference files of R: what spdep says of Columbus, SIDS, Baltimore, New York and of Getis and Ord's own example.
#
# usage: Rscript Tests/SpatialStatistics/Reference/make-references.R DATA
#   DATA is the folder that holds columbus, sids2, baltimore and ny8 (the classic files of the literature). Needs spdep and sf (Debian: r-cran-spdep, r-cran-sf).
#   The files are written beside this script; README.md describes their format.
suppressMessages({library(spdep); library(sf)})
arguments <- commandArgs(FALSE)
here <- dirname(normalizePath(sub("^--file=", "", grep("^--file=", arguments, value = TRUE))))
data <- commandArgs(TRUE)[1]
stopifnot(!is.na(data), dir.exists(data))
with_spdep <- sprintf("spdep %s, R %s.%s", packageDescription("spdep")$Version, R.version$major, R.version$minor)

open_file <- NULL
begin <- function(name, data_set, about) {
  if (!is.null(open_file)) close(open_file)
  open_file <<- file(file.path(here, paste0(name, ".txt")), "w")
  writeLines(c(paste("#", about), paste("data:", data_set)), open_file)
}
number <- function(x) ifelse(is.nan(x), "nan", formatC(x, digits = 15, width = 1, format = "g"))
case <- function(name, call, statistic, ..., codes = NULL, table, tolerance = "1e-9", from = with_spdep) {
  keys <- list(...)
  lines <- c("", paste("case:", name), paste0("from: ", from, ": ", call), paste("statistic:", statistic))
  for (key in names(keys)) lines <- c(lines, paste0(key, ": ", keys[[key]]))
  lines <- c(lines, paste("tolerance:", tolerance), paste("columns:", paste(names(table), collapse = " ")))
  cells <- do.call(paste, lapply(table, function(column) if (is.numeric(column)) number(column) else column))
  writeLines(c(lines, if (is.null(codes)) paste("-", cells) else paste(codes, cells)), open_file)
}
listed <- function(nb, codes) sapply(nb, function(row) if (row[1] == 0) "-" else paste(codes[row], collapse = ","))

# The data.
columbus <- st_read(file.path(data, "columbus/columbus.shp"), quiet = TRUE)
columbus_gal <- read.gal(file.path(data, "columbus/columbus.gal"), override.id = TRUE)
sids <- st_read(file.path(data, "sids2/sids2.shp"), quiet = TRUE)
sids_gal <- read.gal(file.path(data, "sids2/sids2.gal"), region.id = as.character(sids$FIPSNO))
baltimore <- st_read(file.path(data, "baltimore/baltim.shp"), quiet = TRUE)
baltimore_gwt <- suppressWarnings(read.gwt2nb(file.path(data, "baltimore/baltim_k4.gwt"), region.id = baltimore$STATION))
ny <- st_read(file.path(data, "ny8/NY8_utm18.gpkg"), quiet = TRUE)
ny_gal <- read.gal(file.path(data, "ny8/NY_nb.gal"), region.id = as.character(0:(nrow(ny) - 1)))
B <- function(nb) nb2listw(nb, style = "B", zero.policy = TRUE)
W <- function(nb) nb2listw(nb, style = "W", zero.policy = TRUE)

getis <- function(x, listw) {
  all <- localG(x, listw, zero.policy = TRUE, return_internals = TRUE)
  inner <- attr(all, "internals")
  data.frame(share = inner[, 1], z = inner[, 4], pNormal = inner[, 5])
}
both_getis <- function(x, nb, name, codes, values, weights) {
  case(paste(name, "Gi, binary"), "localG(x, nb2listw(nb, style = \"B\"))", "gi", values = values, weights = weights, standardize = "binary",
       codes = codes, table = getis(x, B(nb)))
  case(paste(name, "Gi, row"), "localG(x, nb2listw(nb, style = \"W\"))", "gi", values = values, weights = weights, standardize = "row",
       codes = codes, table = getis(x, W(nb)))
  case(paste(name, "Gi*, binary"), "localG(x, nb2listw(include.self(nb), style = \"B\"))", "gi-star", values = values, weights = weights,
       standardize = "binary", codes = codes, table = getis(x, B(include.self(nb))))
  case(paste(name, "Gi*, row"), "localG(x, nb2listw(include.self(nb), style = \"W\"))", "gi-star", values = values, weights = weights,
       standardize = "row", codes = codes, table = getis(x, W(include.self(nb))))
}
# A list of weights from a function of distance, the area itself first where it counts.
weighted <- function(nb, points, weight, self = NULL, row = FALSE) {
  distances <- nbdists(nb, points)
  weights <- lapply(distances, weight)
  if (!is.null(self)) {
    own <- sapply(weights, self)
    all <- include.self(nb)
    weights <- lapply(seq_along(nb), function(i) {
      w <- numeric(length(all[[i]])); w[all[[i]] == i] <- own[i]; w[all[[i]] != i] <- weights[[i]]; w })
    nb <- all
  }
  nb2listw(nb, glist = weights, style = if (row) "W" else "B", zero.policy = TRUE)
}
moran <- function(x, listw) {
  m <- localmoran(x, listw, zero.policy = TRUE)
  data.frame(statistic = m[, 1], expected = m[, 2], variance = m[, 3], z = m[, 4], pNormal = m[, 5])
}
both_moran <- function(x, nb, name, codes, values, weights) {
  case(paste(name, "local Moran, row"), "localmoran(x, nb2listw(nb, style = \"W\"))", "local-moran", values = values, weights = weights,
       standardize = "row", convert = "moran-divisor-n", codes = codes, table = moran(x, W(nb)))
  case(paste(name, "local Moran, binary"), "localmoran(x, nb2listw(nb, style = \"B\"))", "local-moran", values = values, weights = weights,
       standardize = "binary", convert = "moran-divisor-n", codes = codes, table = moran(x, B(nb)))
}
both_geary <- function(x, nb, name, codes, values, weights) {
  case(paste(name, "local Geary, row"), "localC(x, nb2listw(nb, style = \"W\"))", "local-geary", values = values, weights = weights,
       standardize = "row", codes = codes, table = data.frame(statistic = as.numeric(localC(x, W(nb)))))
  case(paste(name, "local Geary, binary"), "localC(x, nb2listw(nb, style = \"B\"))", "local-geary", values = values, weights = weights,
       standardize = "binary", codes = codes, table = data.frame(statistic = as.numeric(localC(x, B(nb)))))
}
tested <- function(test) data.frame(statistic = test$estimate[[1]], expected = test$estimate[[2]], variance = test$estimate[[3]], z = test$statistic[[1]])
all_global <- function(x, nb, name, values, weights) {
  for (style in c("W", "B")) {
    listw <- if (style == "W") W(nb) else B(nb)
    scaled <- if (style == "W") "row" else "binary"
    listing <- sprintf("nb2listw(nb, style = \"%s\")", style)
    for (random in c(TRUE, FALSE)) {
      assumption <- if (random) "randomisation" else "normality"
      case(paste(name, "Moran,", scaled, assumption), sprintf("moran.test(x, %s, randomisation = %s)", listing, random), "moran",
           values = values, weights = weights, standardize = scaled, assumption = assumption, table = tested(moran.test(x, listw, randomisation = random)))
      case(paste(name, "Geary,", scaled, assumption), sprintf("geary.test(x, %s, randomisation = %s)", listing, random), "geary",
           values = values, weights = weights, standardize = scaled, assumption = assumption, convert = "geary-sign",
           table = tested(geary.test(x, listw, randomisation = random)))
    }
    case(paste(name, "general G,", scaled), sprintf("globalG.test(x, %s)", listing), "general-g", values = values, weights = weights,
         standardize = scaled, table = tested(suppressWarnings(globalG.test(x, listw))))
  }
}
join <- function(x, nb, name, values, weights) {
  test <- joincount.test(factor(as.integer(x)), B(nb), alternative = "greater")[[2]]
  case(paste(name, "join count"), "joincount.test(factor(x), nb2listw(nb, style = \"B\"))[[2]]", "join-count", values = values, weights = weights,
       standardize = "binary", table = tested(test))
}
local_join <- function(x, nb, name, codes, values, weights) {
  t <- lag(B(nb), as.numeric(x)); k <- card(nb); n <- length(x); m <- sum(x)
  p <- phyper(t - 1, m - 1, n - m, k, lower.tail = FALSE)
  t[!x] <- NaN; p[!x | t == 0] <- NaN
  case(paste(name, "local join count"), "x * lag.listw(nb2listw(nb, style = \"B\"), x); p by phyper(t - 1, sum(x) - 1, n - sum(x), card(nb), lower.tail = FALSE)",
       "local-join-count", values = values, weights = weights, codes = codes, table = data.frame(joins = t, p = p))
}

# Columbus.
codes <- columbus$POLYID; crime <- columbus$CRIME; income <- columbus$INC
place <- cbind(columbus$X, columbus$Y)
begin("columbus-getis-ord-spdep", "columbus", "Gi and Gi* of crime in Columbus.")
both_getis(crime, columbus_gal, "published neighbours:", codes, "CRIME", "gal")
near <- dnearneigh(place, 0, 10)
for (row in c(FALSE, TRUE)) {
  scaled <- if (row) "row" else "binary"
  inverse <- weighted(near, place, function(d) 1 / d, row = row)
  case(paste("inverse distance: Gi,", scaled), "localG(x, nb2listw(dnearneigh(xy, 0, 10), glist = lapply(nbdists, function(d) 1 / d)))", "gi",
       values = "CRIME", weights = "inverse 10", points = "X Y", standardize = scaled, codes = codes, table = getis(crime, inverse))
  inverse <- weighted(near, place, function(d) 1 / d, self = max, row = row)
  case(paste("inverse distance: Gi*,", scaled), "the same with include.self and the row's largest weight for the area itself", "gi-star",
       values = "CRIME", weights = "inverse 10", points = "X Y", standardize = scaled, codes = codes, table = getis(crime, inverse))
}
kernels <- list(uniform = function(u) rep(0.5, length(u)), triangular = function(u) 1 - u, epanechnikov = function(u) 0.75 * (1 - u^2),
                quartic = function(u) 15 / 16 * (1 - u^2)^2, gaussian = function(u) exp(-u^2 / 2) / sqrt(2 * pi))
for (kind in names(kernels)) {
  kernel <- kernels[[kind]]
  listw <- weighted(dnearneigh(place, 0, 9.5), place, function(d) kernel(d / 9.5), self = function(w) kernel(0))
  case(paste0(kind, " kernel: Gi*"), sprintf("localG(x, nb2listw(include.self(dnearneigh(xy, 0, 9.5)), glist = K(d / 9.5), style = \"B\")), K %s and K(0) for the area itself", kind),
       "gi-star", values = "CRIME", weights = paste("kernel", kind, "9.5"), points = "X Y", standardize = "binary", codes = codes, table = getis(crime, listw))
}
band <- dnearneigh(place, 0, 7)
case("distance band: Gi*, islands left out, which spdep gives a result of themselves alone", "localG(x, nb2listw(include.self(dnearneigh(xy, 0, 7)), style = \"B\"))", "gi-star", values = "CRIME", weights = "band 7",
     points = "X Y", standardize = "binary", codes = codes[card(band) > 0], table = getis(crime, B(include.self(band)))[card(band) > 0, ])
near4 <- knn2nb(knearneigh(place, k = 4))
case("four nearest: Gi*, row", "localG(x, nb2listw(include.self(knn2nb(knearneigh(xy, k = 4))), style = \"W\"))", "gi-star", values = "CRIME", weights = "knn 4",
     points = "X Y", standardize = "row", codes = codes, table = getis(crime, W(include.self(near4))))

begin("columbus-local-moran-spdep", "columbus", "Local Moran of crime in Columbus.")
both_moran(crime, columbus_gal, "published neighbours:", codes, "CRIME", "gal")
mixed <- localmoran(crime, W(columbus_gal), mlvar = FALSE)
case("mlvar = FALSE: the statistic", "localmoran(x, nb2listw(nb, style = \"W\"), mlvar = FALSE)", "local-moran", values = "CRIME", weights = "gal", standardize = "row",
     codes = codes, table = data.frame(statistic = mixed[, 1]))
case("mlvar = FALSE: z, which is wrong", "localmoran(x, nb2listw(nb, style = \"W\"), mlvar = FALSE)", "local-moran", values = "CRIME", weights = "gal", standardize = "row",
     convert = "spdep-mlvar", because = "the statistic divides by n - 1 and its moments by n, so that z mixes the two", codes = codes, table = data.frame(z = mixed[, 4]))
inverse <- weighted(near, place, function(d) 1 / d, row = TRUE)
case("inverse distance, row", "localmoran(x, nb2listw(dnearneigh(xy, 0, 10), glist = 1 / d, style = \"W\"))", "local-moran", values = "CRIME", weights = "inverse 10",
     points = "X Y", standardize = "row", convert = "moran-divisor-n", codes = codes, table = moran(crime, inverse))
case("bivariate, row", "localmoran_bv(scale(crime), scale(income), nb2listw(nb, style = \"W\"), nsim = 1)[, 1]", "bivariate-local-moran", values = "CRIME", second = "INC",
     weights = "gal", standardize = "row", codes = codes, table = data.frame(statistic = localmoran_bv(crime, income, W(columbus_gal), nsim = 1)[, 1]))

begin("columbus-local-geary-spdep", "columbus", "Local Geary of crime in Columbus.")
both_geary(crime, columbus_gal, "published neighbours:", codes, "CRIME", "gal")

begin("columbus-join-count-spdep", "columbus", "Joins of neighbourhoods with much crime in Columbus.")
join(crime > 35, columbus_gal, "much crime:", "CRIME > 35", "gal")
local_join(crime > 35, columbus_gal, "much crime:", codes, "CRIME > 35", "gal")
much <- as.integer(crime > 35); poor <- as.integer(income < 14)
case("much crime with little income", "local_joincount_bv(crime > 35, income < 14, nb2listw(nb, style = \"B\"), nsim = 1)$join_count", "bivariate-local-join-count",
     values = "CRIME > 35", second = "INC < 14", weights = "gal", codes = codes,
     table = data.frame(joins = ifelse(much * poor == 1, local_joincount_bv(much, poor, B(columbus_gal), nsim = 1)$join_count, NaN)))

begin("columbus-global-spdep", "columbus", "Global statistics of crime in Columbus.")
all_global(crime, columbus_gal, "published neighbours:", "CRIME", "gal")
listw <- weighted(near, place, function(d) 1 / d)
case("inverse distance: Moran, binary randomisation", "moran.test(x, nb2listw(dnearneigh(xy, 0, 10), glist = 1 / d, style = \"B\"))", "moran", values = "CRIME",
     weights = "inverse 10", points = "X Y", standardize = "binary", assumption = "randomisation", table = tested(moran.test(crime, listw)))
case("inverse distance: general G, binary", "globalG.test(x, nb2listw(dnearneigh(xy, 0, 10), glist = 1 / d, style = \"B\"))", "general-g", values = "CRIME",
     weights = "inverse 10", points = "X Y", standardize = "binary", table = tested(globalG.test(crime, listw)))

begin("columbus-weights-spdep", "columbus", "Neighbours in Columbus.")
queen <- poly2nb(columbus, queen = TRUE, snap = 1e-7); rook <- poly2nb(columbus, queen = FALSE, snap = 1e-7)
neighbours <- function(nb, name, call, weights, codes, ...)
  case(name, call, "neighbours", weights = weights, ..., codes = codes, table = data.frame(neighbours = listed(nb, codes)), tolerance = "0")
lags <- function(x, listw, name, call, values, weights, scaled, codes, ...)
  case(name, call, "lag", values = values, weights = weights, standardize = scaled, ..., codes = codes, table = data.frame(lag = lag(listw, x)))
neighbours(columbus_gal, "published", "read.gal(\"columbus.gal\")", "gal", codes)
neighbours(queen, "queen", "poly2nb(columbus, queen = TRUE, snap = 1e-7)", "queen 1e-7", codes)
neighbours(rook, "rook", "poly2nb(columbus, queen = FALSE, snap = 1e-7)", "rook 1e-7", codes)
neighbours(near4, "four nearest", "knearneigh(xy, k = 4)", "knn 4", codes, points = "X Y")
neighbours(band, "distance band", "dnearneigh(xy, 0, 7)", "band 7", codes, points = "X Y")
neighbours(nblag(columbus_gal, 2)[[2]], "order 2", "nblag(nb, 2)[[2]]", "order 2 gal", codes)
neighbours(nblag_cumul(nblag(columbus_gal, 3)), "orders 1 to 3", "nblag_cumul(nblag(nb, 3))", "up-to-order 3 gal", codes)
lags(crime, W(columbus_gal), "lag, row", "lag.listw(nb2listw(nb, style = \"W\"), x)", "CRIME", "gal", "row", codes)
lags(crime, B(columbus_gal), "lag, binary", "lag.listw(nb2listw(nb, style = \"B\"), x)", "CRIME", "gal", "binary", codes)
lags(crime, inverse, "lag, inverse distance, row", "lag.listw(nb2listw(dnearneigh(xy, 0, 10), glist = 1 / d, style = \"W\"), x)", "CRIME", "inverse 10", "row", codes, points = "X Y")
case("components of the band", "n.comp.nb(dnearneigh(xy, 0, 7))$nc", "components", weights = "band 7", points = "X Y", table = data.frame(components = n.comp.nb(band)$nc), tolerance = "0")

# Sudden infant deaths.
codes <- sids$FIPSNO; rate <- sids$SID79 / sids$BIR79
begin("sids2-getis-ord-spdep", "sids2", "Gi and Gi* of sudden infant deaths in North Carolina.")
both_getis(sids$SID79, sids_gal, "deaths 1979-84:", codes, "SID79", "gal")
begin("sids2-local-moran-spdep", "sids2", "Local Moran of rates of sudden infant deaths in North Carolina.")
both_moran(rate, sids_gal, "rate 1979-84:", codes, "SID79 / BIR79", "gal")
begin("sids2-local-geary-spdep", "sids2", "Local Geary of rates of sudden infant deaths in North Carolina.")
both_geary(rate, sids_gal, "rate 1979-84:", codes, "SID79 / BIR79", "gal")
begin("sids2-join-count-spdep", "sids2", "Joins of counties with many sudden infant deaths in North Carolina.")
join(sids$SID79 > 9, sids_gal, "many deaths:", "SID79 > 9", "gal")
local_join(sids$SID79 > 9, sids_gal, "many deaths:", codes, "SID79 > 9", "gal")
begin("sids2-global-spdep", "sids2", "Global statistics of rates of sudden infant deaths in North Carolina.")
all_global(rate, sids_gal, "rate 1979-84:", "SID79 / BIR79", "gal")

# Cases that are not whole have no local rates and no posterior with us.
bayes <- function(cases, population, nb, name, codes, values, of, weights, whole = TRUE) {
  all <- EBest(cases, population)
  case(paste(name, "empirical Bayes"), "EBest(cases, population)", "empirical-bayes", values = values, population = of, codes = codes,
       table = data.frame(crude = all$raw, rate = all$estmm))
  inner <- attr(all, "parameters")
  case(paste(name, "mean and variance"), "attr(EBest(cases, population), \"parameters\")", "empirical-bayes-prior", values = values, population = of,
       table = data.frame(mean = inner$b, variance = inner$a))
  case(paste(name, "empirical Bayes index"), "(r - b) / sqrt(a + b / P), a and b as EBest has them", "empirical-bayes-index", values = values, population = of, codes = codes,
       table = data.frame(index = (all$raw - inner$b) / sqrt(inner$a + inner$b / population)))
  if (whole) {
    window <- EBlocal(cases, population, nb, geoda = TRUE)
    case(paste(name, "local empirical Bayes"), "EBlocal(cases, population, nb, geoda = TRUE)", "local-empirical-bayes", values = values, population = of, weights = weights,
         codes = codes, convert = "no-cases", because = "spdep has 0 / 0 where nobody in the window has a case", table = data.frame(rate = window$est))
    own <- EBlocal(cases, population, nb)
    case(paste(name, "local empirical Bayes, each neighbour about its own window"), "EBlocal(cases, population, nb)", "local-empirical-bayes", values = values, population = of,
         weights = weights, convert = "differs", because = "spdep's default takes each neighbour's difference from the mean of that neighbour's window, not from the mean of the window at hand; Marshall (1991) has one mean per window",
         codes = codes, table = data.frame(rate = own$est))
    shape <- inner$b^2 / inner$a; per <- inner$b / inner$a
    if (inner$a > 0)
      case(paste(name, "gamma posterior"), "qgamma(c(0.025, 0.975), b^2 / a + O, b / a + P); pgamma(b, ..., lower.tail = FALSE)", "gamma-posterior", values = values, population = of,
           codes = codes, table = data.frame(lower = qgamma(0.025, shape + cases, per + population), upper = qgamma(0.975, shape + cases, per + population),
                                             exceedance = pgamma(inner$b, shape + cases, per + population, lower.tail = FALSE)), from = with_spdep)
  }
  moran <- suppressMessages(EBImoran.mc(cases, population, W(nb), nsim = 1))
  case(paste(name, "empirical Bayes Moran"), "EBImoran.mc(cases, population, nb2listw(nb, style = \"W\"), nsim = 1)$statistic", "empirical-bayes-moran", values = values,
       population = of, weights = weights, standardize = "row", table = data.frame(statistic = moran$statistic[[1]]))
}
begin("sids2-empirical-bayes-spdep", "sids2", "Rates of sudden infant deaths in North Carolina, drawn towards the mean.")
bayes(sids$SID74, sids$BIR74, sids_gal, "1974-78:", codes, "SID74", "BIR74", "gal")
bayes(sids$SID79, sids$BIR79, sids_gal, "1979-84:", codes, "SID79", "BIR79", "gal")
begin("sids2-weights-spdep", "sids2", "Neighbours among the counties of North Carolina.")
neighbours(sids_gal, "published", "read.gal(\"sids2.gal\")", "gal", codes)
neighbours(poly2nb(sids, queen = TRUE, snap = 1e-7), "queen", "poly2nb(sids, queen = TRUE, snap = 1e-7)", "queen 1e-7", codes)
neighbours(poly2nb(sids, queen = FALSE, snap = 1e-7), "rook", "poly2nb(sids, queen = FALSE, snap = 1e-7)", "rook 1e-7", codes)
middle <- suppressWarnings(st_coordinates(st_centroid(st_geometry(sids))))
neighbours(knn2nb(knearneigh(middle, k = 5)), "five nearest centroids", "knearneigh(st_coordinates(st_centroid(geometry)), k = 5)", "knn 5", codes)
neighbours(dnearneigh(middle, 0, 0.6), "centroids within 0.6 degrees", "dnearneigh(st_coordinates(st_centroid(geometry)), 0, 0.6)", "band 0.6", codes)

# House prices in Baltimore; the published neighbours are not symmetric.
codes <- baltimore$STATION; price <- baltimore$PRICE
place <- cbind(baltimore$X, baltimore$Y)
begin("baltimore-getis-ord-spdep", "baltimore", "Gi and Gi* of house prices in Baltimore.")
both_getis(price, baltimore_gwt, "published four nearest:", codes, "PRICE", "gwt")
band <- dnearneigh(place, 0, 21)
case("distance band: Gi*, islands left out, which spdep gives a result of themselves alone", "localG(x, nb2listw(include.self(dnearneigh(xy, 0, 21)), style = \"B\"))", "gi-star",
     values = "PRICE", weights = "band 21", points = "X Y", standardize = "binary", codes = codes[card(band) > 0], table = getis(price, B(include.self(band)))[card(band) > 0, ])
begin("baltimore-local-moran-spdep", "baltimore", "Local Moran of house prices in Baltimore.")
both_moran(price, baltimore_gwt, "published four nearest:", codes, "PRICE", "gwt")
begin("baltimore-local-geary-spdep", "baltimore", "Local Geary of house prices in Baltimore.")
both_geary(price, baltimore_gwt, "published four nearest:", codes, "PRICE", "gwt")
begin("baltimore-global-spdep", "baltimore", "Global statistics of house prices in Baltimore.")
all_global(price, baltimore_gwt, "published four nearest:", "PRICE", "gwt")
begin("baltimore-weights-spdep", "baltimore", "Neighbours among the houses of Baltimore.")
neighbours(baltimore_gwt, "published", "read.gwt2nb(\"baltim_k4.gwt\")", "gwt", codes)
neighbours(band, "distance band", "dnearneigh(xy, 0, 21)", "band 21", codes, points = "X Y")

# Leukaemia in New York; cases are not whole.
codes <- ny$AREAKEY; rate <- ny$Cases / ny$POP8
begin("ny8-getis-ord-spdep", "ny8", "Gi and Gi* of leukaemia rates in upstate New York.")
both_getis(rate, ny_gal, "rate:", codes, "Cases / POP8", "gal")
begin("ny8-local-moran-spdep", "ny8", "Local Moran of leukaemia rates in upstate New York.")
both_moran(rate, ny_gal, "rate:", codes, "Cases / POP8", "gal")
begin("ny8-global-spdep", "ny8", "Global statistics of leukaemia rates in upstate New York.")
all_global(rate, ny_gal, "rate:", "Cases / POP8", "gal")
begin("ny8-empirical-bayes-spdep", "ny8", "Leukaemia rates in upstate New York, drawn towards the mean.")
bayes(ny$Cases, ny$POP8, ny_gal, "1978-82:", codes, "Cases", "POP8", "gal", whole = FALSE)
begin("ny8-weights-spdep", "ny8", "Neighbours among the tracts of upstate New York.")
neighbours(ny_gal, "published", "read.gal(\"NY_nb.gal\")", "gal", codes)

# Getis and Ord's own example: a satellite image of 16 by 16 cells.
data(getisord, package = "spData")
image <- if (exists("go_xyz")) go_xyz else xyz
codes <- seq_len(nrow(image)); place <- cbind(image$x, image$y)
write.csv(data.frame(code = codes, X = image$x, Y = image$y, value = image$val), file.path(here, "getis-ord-1996.csv"), row.names = FALSE, quote = FALSE)
begin("getis-ord-1996-spdep", "getis-ord-1996", "The image of Getis and Ord (1996, in Longley & Batty, Spatial analysis: modelling in a GIS environment, pp. 261-277), as spData's data set getisord has it.")
for (d in c(30, 60, 90, 120, 150))
  case(sprintf("Gi within %d m", d), sprintf("localG(xyz$val, nb2listw(dnearneigh(xy, 0, %d), style = \"B\")), as in help(localG)", d), "gi", values = "value", weights = paste("band", d),
       points = "X Y", standardize = "binary", codes = codes, table = getis(image$val, B(dnearneigh(place, 0, d)))["z"])
star <- localG(image$val, B(include.self(dnearneigh(place, 0, 30))))
case("Gi* within 30 m, equation 14.2 on p. 263", "localG(xyz$val, nb2listw(include.self(dnearneigh(xy, 0, 30)), style = \"B\")), as in help(localG)", "gi-star", values = "value", weights = "band 30",
     points = "X Y", standardize = "binary", codes = codes, table = data.frame(z = as.numeric(star)))
case("Gi* within 30 m, as printed on p. 267", "the same times sqrt(sum((x - mean(x))^2) / n / var(x)), as in help(localG)", "gi-star", values = "value", weights = "band 30", points = "X Y",
     standardize = "binary", convert = "variance-over-n-minus-1", because = "the printed value divides the variance by n - 1, the paper's own equation by n, as we do", codes = codes[120],
     table = data.frame(z = star[120] * sqrt(255 / 256)))

# Trends over time, and the interval of a Poisson mean.
begin("trend-r", "none", "Mann and Kendall's test. Without ties in time, R's test of Kendall's tau with the correction for continuity is the same.")
trend <- function(name, series) {
  test <- suppressWarnings(cor.test(seq_along(series), series, method = "kendall", exact = FALSE, continuity = TRUE))
  pairs <- outer(seq_along(series), seq_along(series), function(i, j) ifelse(i < j, sign(series[j] - series[i]), 0))
  case(name, "cor.test(seq_along(x), x, method = \"kendall\", exact = FALSE, continuity = TRUE); S by its definition", "mann-kendall", series = paste(number(series), collapse = " "),
       from = sprintf("R %s.%s", R.version$major, R.version$minor), table = data.frame(S = sum(pairs), z = test$statistic[[1]], p = test$p.value))
}
trend("flow of the Nile 1871-1970 (R's Nile)", as.numeric(Nile))
trend("level of Lake Huron 1875-1972 (R's LakeHuron)", as.numeric(LakeHuron))
trend("discoveries 1860-1959, with many ties (R's discoveries)", as.numeric(discoveries))
trend("twelve numbers, with ties", c(0, 1, 1, 2, 0, 3, 3, 5, 4, 5, 8, 8))
begin("poisson-interval-r", "none", "The exact interval of a Poisson mean (Garwood 1936).")
for (cases in c(0, 1, 7, 100))
  case(paste(cases, "cases"), "poisson.test(x)$conf.int", "poisson-interval", cases = cases, from = sprintf("R %s.%s", R.version$major, R.version$minor),
       table = data.frame(lower = poisson.test(cases)$conf.int[1], upper = poisson.test(cases)$conf.int[2]))
close(open_file)
