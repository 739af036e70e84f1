// The parts of passphrase.html, by their ids.

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`passphrase.html has no ${kind.name} called ${id}`);
  return found;
}

export const page = {
  title: element('title', HTMLHeadingElement),
  lines: element('lines', HTMLDivElement),
  form: element('form', HTMLFormElement),
  choose: element('choose', HTMLElement),
  made: element('made', HTMLDivElement),
  madeLine: element('made-line', HTMLParagraphElement),
  originMade: element('origin-made', HTMLInputElement),
  originOwn: element('origin-own', HTMLInputElement),
  another: element('another', HTMLButtonElement),
  entry: element('entry', HTMLElement),
  field: element('field', HTMLInputElement),
  fieldLabel: element('field-label', HTMLLabelElement),
  show: element('show', HTMLButtonElement),
  caps: element('caps', HTMLSpanElement),
  layout: element('layout', HTMLSpanElement),
  strength: element('strength', HTMLParagraphElement),
  writtenChoice: element('written-choice', HTMLLabelElement),
  written: element('written', HTMLInputElement),
  error: element('error', HTMLParagraphElement),
  progress: element('progress', HTMLParagraphElement),
  cancel: element('cancel', HTMLButtonElement),
  act: element('act', HTMLButtonElement),
};
