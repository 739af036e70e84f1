// Checklists: what to do when something is lost, filled in and printable.
export { buildChecklist } from './build-checklist.ts';
export type { ChecklistCopy, ChecklistInput, ChecklistMedium, ChecklistSnapshot } from './input.ts';
export { checklistHtml, checklistSheet } from './render-html.ts';
export { checklistMarkdown } from './render-markdown.ts';
