// drivelist is optional, and is not there where it could not be built: what is used of it is declared here, so that the types hold all the
// same. Nothing is promised of what it answers; it is parsed where it is read.
declare module 'drivelist' {
  const drivelist: { list(): Promise<unknown> };
  export default drivelist;
}
