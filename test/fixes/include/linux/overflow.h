/* Arithmetic that says whether it overflowed. */
#ifndef SIM_OVERFLOW_H
#define SIM_OVERFLOW_H

#include <linux/types.h>

static inline bool __attribute__((warn_unused_result)) sim_must_check(bool over)
{
	return over;
}

#define check_add_overflow(a, b, d) \
	sim_must_check(__builtin_add_overflow(a, b, d))
#define check_sub_overflow(a, b, d) \
	sim_must_check(__builtin_sub_overflow(a, b, d))
#define check_mul_overflow(a, b, d) \
	sim_must_check(__builtin_mul_overflow(a, b, d))

#endif
