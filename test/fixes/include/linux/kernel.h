/*
 * Small macros that every driver takes for granted, and printing that goes
 * nowhere.
 */
#ifndef SIM_KERNEL_H
#define SIM_KERNEL_H

#include <linux/types.h>
#include <linux/errno.h>
#include <linux/bits.h>

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))
#define container_of(ptr, type, member) \
	((type *)((char *)(ptr) - offsetof(type, member)))
#define ALIGN(x, to) (((x) + (typeof(x))(to) - 1) & ~((typeof(x))(to) - 1))
#define ALIGN_DOWN(x, to) ((x) & ~((typeof(x))(to) - 1))
#define IS_ALIGNED(x, to) (((x) & ((typeof(x))(to) - 1)) == 0)
#define min_t(type, x, y) ((type)(x) < (type)(y) ? (type)(x) : (type)(y))
#define max_t(type, x, y) ((type)(x) > (type)(y) ? (type)(x) : (type)(y))
#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define fallthrough __attribute__((__fallthrough__))
#define READ_ONCE(x) (*(const volatile typeof(x) *)&(x))
#define WRITE_ONCE(x, value) (*(volatile typeof(x) *)&(x) = (value))

int sim_warn(const char *what);
#define WARN_ON(x) ((x) ? sim_warn("WARN_ON(" #x ")") : 0)
#define WARN_ON_ONCE(x) WARN_ON(x)

__attribute__((format(printf, 1, 2))) void sim_quiet(const char *format, ...);
#define pr_debug(...) sim_quiet(__VA_ARGS__)
#define pr_info(...) sim_quiet(__VA_ARGS__)
#define pr_warn(...) sim_quiet(__VA_ARGS__)
#define pr_err(...) sim_quiet(__VA_ARGS__)

void *memset(void *to, int byte, size_t size);
void *memcpy(void *to, const void *from, size_t size);

#endif
