// The fonts of printed sheets: static cuts, because Chromium puts variable ones into a PDF as Type 3.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

interface Face {
  readonly file: string;
  readonly family: string;
  readonly weight: number;
  readonly range: string;
}

// As the package that the files come from declares them.
const latin =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const latinExtended =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';

const cuts = [
  { name: 'next', family: 'Atkinson Hyperlegible Next', weight: 400 },
  { name: 'next', family: 'Atkinson Hyperlegible Next', weight: 600 },
  { name: 'next', family: 'Atkinson Hyperlegible Next', weight: 700 },
  { name: 'mono', family: 'Atkinson Hyperlegible Mono', weight: 400 },
] as const;

const faces: readonly Face[] = cuts.flatMap(({ name, family, weight }) => [
  { file: `atkinson-hyperlegible-${name}-latin-${weight}-normal.woff2`, family, weight, range: latin },
  {
    file: `atkinson-hyperlegible-${name}-latin-ext-${weight}-normal.woff2`,
    family,
    weight,
    range: latinExtended,
  },
]);

export interface PrintFonts {
  /** File name → bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Declarations with addresses below `base`. */
  readonly css: (base: string) => string;
  /** One declaration that carries its font, for the footer of a PDF. */
  readonly footerCss: string;
}

/** `folder` holds the files of assets/print/fonts. */
export async function readPrintFonts(folder: string): Promise<PrintFonts> {
  const files = new Map<string, Uint8Array>();
  for (const { file } of faces) files.set(file, await readFile(path.join(folder, file)));
  const inFooter = faces.find(({ weight, range }) => weight === 700 && range === latin);
  const bytes = inFooter === undefined ? undefined : files.get(inFooter.file);
  if (inFooter === undefined || bytes === undefined) throw new Error('the font of the footer is missing');
  // The footer of a PDF is drawn at once, before it could load a font. One that the page has from the very same address is there.
  const carried = `data:font/woff2;base64,${Buffer.from(bytes).toString('base64')}`;
  files.delete(inFooter.file);
  return {
    files,
    css: (base) =>
      faces
        .map((face) => {
          const url = face === inFooter ? carried : `${base}${face.file}`;
          // "block": a sheet in a stand-in font would have other page breaks.
          return declare(face, url, `font-display: block; unicode-range: ${face.range};`);
        })
        .join('\n'),
    // "swap": better numbers in another font than none.
    footerCss: declare(inFooter, carried, 'font-display: swap;'),
  };
}

const declare = ({ family, weight }: Face, url: string, more: string): string =>
  `@font-face { font-family: "${family}"; font-style: normal; font-weight: ${weight}; src: url("${url}") format("woff2"); ${more} }`;
