// Print styles of checklists: no grey, no colour, a step never split over pages, room for holes on the left.

export const printStyles = `
@page { margin: 14mm 15mm 14mm 20mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 10pt sans-serif; } }
* { box-sizing: border-box; }
html { background: #fff; color: #000; }
body { max-width: 176mm; margin: 0 auto; font: 10.5pt/14.5pt "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", "DejaVu Sans", "Liberation Sans", Arial, sans-serif; overflow-wrap: anywhere; }
header { display: flex; justify-content: space-between; gap: 8mm; border-bottom: .75pt solid #000; }
h1 { margin: 5mm 0 3mm; font-size: 20pt; line-height: 24pt; }
h2 { margin: 0 0 1mm; font-size: 10.5pt; }
h3 { margin: 0; font-size: 10.5pt; }
p { margin: 0 0 1mm; }
code, pre { font: 9pt/13pt "Atkinson Hyperlegible Mono", "DejaVu Sans Mono", "Liberation Mono", monospace; }
.media { display: grid; grid-template-columns: 1fr 1fr; border: .75pt solid #000; border-width: .75pt 0 0 .75pt; break-inside: avoid; }
.media > * { padding: 2.5mm 3mm; border: .75pt solid #000; border-width: 0 .75pt .75pt 0; }
.never { margin: 4mm 0; padding: 2.5mm 3mm; border: 2.25pt solid #000; break-inside: avoid; }
.never ul { margin: 0; padding-left: 5mm; }
.blanks { margin: 5mm 0; break-inside: avoid; }
.blanks i { display: inline-block; width: 32mm; border-bottom: .5pt solid #000; }
.steps { margin: 0; padding: 0; list-style: none; border-top: 1.5pt solid #000; }
.steps > li { display: grid; grid-template-columns: 8mm 1fr 20mm; padding: 2.5mm 0; border-bottom: .75pt solid #000; break-inside: avoid; }
.box { width: 5mm; height: 5mm; border: .75pt solid #000; }
.what pre { margin: 1mm 0 1.5mm; padding-left: 3mm; border-left: 1.5pt solid #000; white-space: pre-wrap; }
.what pre code { display: block; padding-left: 5mm; text-indent: -5mm; }
.initials { padding: 4mm 0 0 4mm; text-align: center; font-size: 9pt; }
.initials i { display: block; height: 3mm; border-bottom: .5pt solid #000; }
.values, .notes { margin-top: 6mm; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 1.2mm 2.5mm; border: .75pt solid #000; text-align: left; vertical-align: top; }
td:nth-child(1), th:nth-child(1) { width: 26%; }
td:nth-child(3), th:nth-child(3) { width: 16%; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.notes p { height: 8mm; border-bottom: .5pt solid #000; }
footer { margin-top: 6mm; padding-top: 2mm; border-top: .75pt solid #000; break-inside: avoid; }
@media screen { body { padding: 14mm 15mm 14mm 20mm; max-width: 210mm; } }
`;
