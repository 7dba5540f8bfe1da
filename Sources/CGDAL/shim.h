#ifndef WARDLIGHT_CGDAL_SHIM_H
#define WARDLIGHT_CGDAL_SHIM_H

#if defined(__linux__)
#include <malloc.h>
#endif

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

/* wkbFlatten is a macro, which Swift cannot import. */
static inline OGRwkbGeometryType wardlight_flat(OGRwkbGeometryType type) { return wkbFlatten(type); }

#endif
