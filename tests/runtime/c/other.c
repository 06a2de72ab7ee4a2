/* A library of somebody else's. */
int other(void) { return 1; }
