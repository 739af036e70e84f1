// What Vite understands beyond TypeScript: style sheets, and files read as text.

declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}

declare module '*.css';

declare module '*.svg?raw' {
  const text: string;
  export default text;
}
