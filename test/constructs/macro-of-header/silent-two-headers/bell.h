// Builds on bell_hw.h.
#include "bell_hw.h"
#define BELL_TOWER_FIRST	(BELL_TOWER_PHYS >> PAGE_SHIFT)
#define BELL_TOWER_COUNT	(BELL_TOWER_SIZE >> PAGE_SHIFT)
#define bell_first(sel)		(BELL_TOWER_FIRST + (sel) * BELL_TOWER_COUNT)
