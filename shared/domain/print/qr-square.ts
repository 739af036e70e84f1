// A QR code as an SVG element: vector, black on white, four quiet modules on every side, no names and no secrets in it.
import encodeQr from 'qr';

const quietModules = 4;
/** 20 mm for a whole sheet's text would be .41 mm a module, which zbar does not read at 150 dpi; .5 mm it reads at 110. */
const moduleMillimetres = 0.5;

/** `label` is what a screen reader says in place of the code. `text` has to be ASCII. */
export function qrSquare(text: string, label: string): string {
  // "low" mends 7 %: more would need more modules, and size helps a bad photo more than redundancy does.
  const rows = encodeQr(text, 'raw', { ecc: 'low', border: quietModules });
  const modules = rows.length;
  const millimetres = (moduleMillimetres * modules).toFixed(1);
  // One path of horizontal runs: nothing to load, and sharp at any size.
  const path = rows
    .flatMap((row, y) => runs(row).map(({ x, length }) => `M${x} ${y}h${length}v1h-${length}z`))
    .join('');
  return `<svg class="qr" role="img" aria-label="${label}" width="${millimetres}mm" height="${millimetres}mm" viewBox="0 0 ${modules} ${modules}"><path d="${path}"/></svg>`;
}

function runs(row: readonly boolean[]): { x: number; length: number }[] {
  const found: { x: number; length: number }[] = [];
  for (const [x, dark] of row.entries()) {
    const last = found.at(-1);
    if (!dark) continue;
    if (last !== undefined && last.x + last.length === x) last.length += 1;
    else found.push({ x, length: 1 });
  }
  return found;
}
