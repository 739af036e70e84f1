// A sheet as a whole HTML document: as a file that stands alone, and as the page that the app turns into a PDF or prints.
import { formatMoment } from '../ages.ts';
import { inFours } from '../text.ts';
import { wordsOfHash } from '../words-of-hash.ts';
import { html } from './html.ts';
import { qrSquare } from './qr-square.ts';
import type { Paper, Sheet } from './sheet.ts';
import { pageStyles, sheetStyles } from './sheet-styles.ts';

/** A file that loads nothing and runs nothing. Fonts are those of the machine; the paper is the printer's. */
export const sheetFile = (sheet: Sheet): string =>
  documentOf(
    sheet,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${pageStyles(null, true)}${sheetStyles}</style>`,
  );

/** The app's page: the style comes from a file beside it, fonts included, because its policy allows nothing inline. */
export const sheetPage = (sheet: Sheet, styleUrls: readonly string[], fontUrls: readonly string[]): string =>
  documentOf(
    sheet,
    [
      ...fontUrls.map(
        (url) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${html(url)}">`,
      ),
      ...styleUrls.map((url) => `<link rel="stylesheet" href="${html(url)}">`),
    ].join('\n'),
  );

/** The styles of `sheetPage`. `numbered`: by the page itself, for printing; a PDF gets its numbers from its own footer. */
export const sheetPageStyles = (paper: Paper, numbered: boolean): string =>
  `${pageStyles(paper, numbered)}${sheetStyles}`;

function documentOf(sheet: Sheet, head: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${head}
<meta name="viewport" content="width=device-width">
<title>${html(sheet.title)} – ${html(sheet.subject)}</title>
</head>
<body>
<table class="frame" role="presentation">
<thead><tr><td><div class="head"><p><b>${html(sheet.subject)}</b></p>${sheet.practice ? '<p><b>PRACTICE. Not for a real emergency.</b></p>' : ''}<p>Printed ${html(formatMoment(sheet.printedAtMs))}</p></div></td></tr></thead>
<tfoot><tr><td><div class="room"></div></td></tr></tfoot>
<tbody><tr><td><main>
<h1>${html(sheet.title)}</h1>
${sheet.body}
</main></td></tr></tbody>
</table>
${footOf(sheet)}
</body>
</html>
`;
}

function footOf({ foot }: Sheet): string {
  const code =
    foot.code === null ? '' : qrSquare(foot.code, 'Code: vault, snapshot, signing key and journal head');
  return `<footer class="foot">${code}<div class="words"><p>${html(foot.line)}</p>${headLines(foot.journalHead)}</div></footer>`;
}

/** Words for people; hex for who has no list of the words. */
function headLines(head: string): string {
  if (head === '') return '';
  const question = '<p><b>Is this sheet still right?</b> Compare the head of the journal';
  if (!/^[0-9a-f]{16,}$/.test(head)) return `${question}: <code>${html(head)}</code></p>`;
  const [first, second] = wordsOfHash(head);
  return `${question} (${inFours(head.slice(0, 16))}):</p>
<p><code>${html(first)}</code></p>
<p><code>${html(second)}</code></p>`;
}
