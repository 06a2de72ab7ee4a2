/* A library that has the contract text of Bare, and not what the text promises. */
const void *r2g_contract__Bare(void) { return "Bare.nothing: fn()"; }
