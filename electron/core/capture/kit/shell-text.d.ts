// A shell file as the text that it is, put into the built program.
declare module '*.sh?raw' {
  const text: string;
  export default text;
}
