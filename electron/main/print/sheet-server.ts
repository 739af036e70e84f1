// What a printing window can load: one sheet, its styles and its fonts. Nothing else exists for it, on the disk or elsewhere.
import { sheetPage, sheetPageStyles } from '../../../shared/domain/print/sheet-html.ts';
import type { Paper, Sheet } from '../../../shared/domain/print/sheet.ts';
import type { PrintFonts } from './print-fonts.ts';

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface Answer {
  readonly type: string;
  readonly body: string | Uint8Array;
}

export const sheetPath = '/sheet.html';

/** Answers requests of one printing session; anything that is not on the list is 404. */
export function serveSheet(
  sheet: Sheet,
  fonts: PrintFonts,
  { paper, numbered }: { paper: Paper; numbered: boolean },
): (request: Request) => Promise<Response> {
  const fontUrls = [...fonts.files.keys()].map((file) => `/fonts/${file}`);
  const answers = new Map<string, Answer>([
    [
      sheetPath,
      { type: 'text/html; charset=utf-8', body: sheetPage(sheet, ['/fonts.css', '/sheet.css'], fontUrls) },
    ],
    ['/sheet.css', { type: 'text/css; charset=utf-8', body: sheetPageStyles(paper, numbered) }],
    ['/fonts.css', { type: 'text/css; charset=utf-8', body: fonts.css('/fonts/') }],
    ...[...fonts.files].map(([file, body]): [string, Answer] => [
      `/fonts/${file}`,
      { type: 'font/woff2', body },
    ]),
  ]);
  return (request) => {
    const answer = request.method === 'GET' ? answers.get(new URL(request.url).pathname) : undefined;
    return Promise.resolve(
      new Response(answer === undefined ? '' : copyOf(answer.body), {
        status: answer === undefined ? 404 : 200,
        headers: {
          'Content-Type': answer?.type ?? 'text/plain; charset=utf-8',
          'Content-Security-Policy': policy,
          'X-Content-Type-Options': 'nosniff',
          'Cache-Control': 'no-store',
        },
      }),
    );
  };
}

const copyOf = (body: string | Uint8Array): string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' ? body : new Uint8Array(body);
