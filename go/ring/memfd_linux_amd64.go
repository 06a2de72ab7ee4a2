package ring

// sysMemfdCreate is the number of memfd_create.
const sysMemfdCreate = 319
