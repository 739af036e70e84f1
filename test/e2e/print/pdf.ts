// What stands in a PDF, as the tools of the system read it.
import { execFileSync } from 'node:child_process';

/** What a tool prints; what it complains about is dropped. */
export const tool = (name: string, ...args: readonly string[]): string =>
  execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** The text of each page, laid out as on it. */
export const textOfPages = (file: string): string[] =>
  tool('pdftotext', '-layout', file, '-').split('\f').slice(0, -1);

/** Width and height of the pages, in points. */
export function pageSize(file: string): [width: number, height: number] {
  const [, width, height] = /Page size: +([\d.]+) x ([\d.]+) pts/.exec(tool('pdfinfo', file)) ?? [];
  return [Math.round(Number(width)), Math.round(Number(height))];
}

/** Each QR code of a page, as a scanner at this resolution reads it. */
export function codesOn(file: string, page: number, dpi = 150): string[] {
  const picture = `${file}-${page}`;
  const only = String(page);
  tool('pdftoppm', '-r', String(dpi), '-f', only, '-l', only, '-singlefile', '-gray', '-png', file, picture);
  return tool('zbarimg', '--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', `${picture}.png`)
    .trim()
    .split('\n');
}

/** Without spaces: where a line breaks is the layout's business. */
export const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');
