/* See mutex.h: all locks and counters are simulated there. */
#include <linux/mutex.h>
