#ifndef WARDLIGHT_CPROJ_SHIM_H
#define WARDLIGHT_CPROJ_SHIM_H

#include <proj.h>

#endif
