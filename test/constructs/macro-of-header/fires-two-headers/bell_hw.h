// Hardware constants, no mention of the mapping.
#define BELL_TOWER_PHYS		0x8000000000ULL
#define BELL_TOWER_SIZE		0x200000UL
