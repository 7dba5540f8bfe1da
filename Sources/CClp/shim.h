#ifndef WARDLIGHT_CCLP_SHIM_H
#define WARDLIGHT_CCLP_SHIM_H

#include <Clp_C_Interface.h>

#endif
