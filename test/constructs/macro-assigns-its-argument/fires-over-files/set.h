// Assigns to what it is given.
#define SET_TO(lhs, v)		\
	do {			\
		(lhs) = (v);	\
	} while (0)
