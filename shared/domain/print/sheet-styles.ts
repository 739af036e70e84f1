// Print styles: black on white, no grey, lines of .5 to .75 pt, room for holes on the left; nothing that is not loaded with the page.

/** Of the page itself. Chromium 130 knows no margin boxes: there the page numbers come from the PDF's own footer. */
export const pageStyles = (size: 'A4' | 'Letter' | null, numbered: boolean): string =>
  `@page { ${size === null ? '' : `size: ${size}; `}margin: 14mm 15mm 14mm 20mm;${
    numbered
      ? ' @bottom-right { content: "Page " counter(page) " of " counter(pages); font: bold 10pt sans-serif; }'
      : ''
  } }`;

export const sheetStyles = `
* { box-sizing: border-box; }
html { background: #fff; color: #000; }
body { margin: 0; font: 10.5pt/14.5pt "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", "DejaVu Sans", "Liberation Sans", Arial, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 3mm 0 2mm; font-size: 20pt; line-height: 24pt; }
h2 { margin: 0 0 1.5mm; font-size: 13pt; line-height: 17pt; break-after: avoid; }
h3 { margin: 0; font-size: 10.5pt; line-height: 14.5pt; }
p { margin: 0 0 .7mm; }
code, pre { font: 9pt/13pt "Atkinson Hyperlegible Mono", "DejaVu Sans Mono", "Liberation Mono", monospace; }
.frame { width: 100%; border-collapse: collapse; table-layout: fixed; }
.frame > * > tr > td { padding: 0 .3mm; }
.head { display: flex; justify-content: space-between; gap: 8mm; margin-bottom: 2.5mm; padding-bottom: 1.5mm; border-bottom: .75pt solid #000; font-size: 9.5pt; }
.head p { flex: 0 0 auto; }
.head p:first-child { flex: 0 1 auto; }
.room { height: 31mm; }
.foot { position: fixed; right: 0; bottom: 0; left: 0; display: flex; align-items: flex-end; gap: 4mm; height: 28mm; border-top: .75pt solid #000; background: #fff; font-size: 9pt; line-height: 12.5pt; }
.foot p { margin: 0; }
.foot .qr { flex: 0 0 auto; margin: 0 0 -2mm -2mm; fill: #000; }
.foot .words { padding-bottom: .5mm; }
.foot .words code { white-space: pre-wrap; }
.lead { font-size: 12pt; line-height: 16pt; margin-bottom: 3mm; }
.media { display: grid; grid-template-columns: 1fr 1fr; border: .75pt solid #000; border-width: .75pt 0 0 .75pt; break-inside: avoid; }
.media > * { padding: 2.5mm 3mm; border: .75pt solid #000; border-width: 0 .75pt .75pt 0; }
.media > *:last-child:nth-child(odd) { grid-column: 1 / -1; }
.never { display: grid; grid-template-columns: 11mm 1fr; margin: 4mm 0; padding: 3mm; border: 2.25pt solid #000; break-inside: avoid; }
.never svg { width: 8mm; height: 8mm; }
.never ul { margin: 0; padding-left: 5mm; }
.blanks { margin: 5mm 0; break-inside: avoid; }
.blanks i { display: inline-block; width: 34mm; border-bottom: .5pt solid #000; }
.columns, .steps > li { display: grid; grid-template-columns: 8mm 1fr 22mm 16mm; }
.columns { padding-bottom: 1mm; border-bottom: 1.5pt solid #000; font-size: 9pt; break-after: avoid; }
.columns > :nth-child(n + 3) { text-align: center; }
.steps { margin: 0; padding: 0; list-style: none; }
.steps > li { padding: 2.5mm 0; border-bottom: .75pt solid #000; break-inside: avoid; }
.box { width: 5mm; height: 5mm; border: .75pt solid #000; }
.what pre { margin: 1mm 0 1.5mm; padding-left: 3mm; border-left: 1.5pt solid #000; white-space: pre-wrap; }
.what pre code { display: block; padding-left: 5mm; text-indent: -5mm; }
.initials, .minutes { padding: 4mm 0 0 3mm; text-align: center; font-size: 8.5pt; line-height: 11pt; }
.initials i, .minutes i { display: block; height: 4mm; border-bottom: .5pt solid #000; }
.initials span + i { margin-top: 1mm; }
section:not(.media, .never) { padding-top: 6mm; }
.grid { width: 100%; border-collapse: collapse; }
.grid td { height: 7.5mm; }
.grid th, .grid td { padding: 1.2mm 2.5mm; border: .75pt solid #000; text-align: left; vertical-align: top; }
.grid th { font-size: 9pt; }
.grid tr { break-inside: avoid; }
.grid thead { display: table-header-group; }
.grid .narrow { width: 18%; }
.grid .name { width: 27%; }
.notes { break-inside: avoid; }
.notes p { height: 8mm; border-bottom: .5pt solid #000; }
.labels { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm; }
.label { display: grid; grid-template-columns: auto 1fr; gap: 3mm; padding: 3mm; border: .75pt solid #000; break-inside: avoid; }
.label .qr { fill: #000; }
.label h2 { margin: 0; }
@media screen { body { max-width: 210mm; margin: 0 auto; padding: 14mm 15mm 14mm 20mm; } .foot { position: static; } .room { display: none; } }
`;
