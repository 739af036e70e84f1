// The journal in words: one plain sentence for each fact.
import { assertNever } from './assert-never.ts';
import type { ChecklistResult } from './checklist-run.ts';
import type { Fact } from './facts.ts';
import { hardwareWords } from './hardware-change.ts';
import { knowledgeChanges } from './knowledge-changes.ts';
import type { SetKnowledge } from './set-knowledge.ts';
import type { VerificationLevel } from './words.ts';

/** How ids are called by people; a function may answer with the id itself where it knows no name. */
export interface JournalNames {
  set(id: string): string;
  medium(id: string): string;
  /** The title of a checklist run. */
  checklist(run: string): string;
  /** What was known of the set before the fact with this hash said something of it. */
  knowledgeBefore(hash: string): SetKnowledge;
}

/** One sentence with a full stop. The time is not in it: it stands beside it. */
export function describeFact(fact: Fact, names: JournalNames): string {
  switch (fact.kind) {
    case 'vault-created':
      return `The vault "${fact.body.name}" was created.`;
    case 'vault-adopted':
      return `The vault was brought to this machine from ${from(fact.body.medium, names)}, as of seq ${fact.body.seq}.`;
    case 'passphrase-changed':
      return 'The passphrase was changed.';
    case 'set-added':
      return `The set "${fact.body.name}" (${fact.body.profile}) was added with ${count(fact.body.sources.length, 'source')}.`;
    case 'set-removed':
      return `The set "${names.set(fact.body.set)}" was removed; its copies stay where they are.`;
    case 'set-described':
      return `Of "${names.set(fact.body.set)}" was said: ${knowledgeChanges(names.knowledgeBefore(fact.hash), fact.body.knowledge)}.`;
    case 'bundle-imported':
      return (
        `A bundle of ${fact.body.bundle.conditions.system} on ${fact.body.bundle.conditions.host} was imported into ` +
        `"${names.set(fact.body.set)}" (${fact.body.bundle.id.slice(0, 8)}); ` +
        `its origin was ${fact.body.bundle.originConfirmed ? 'confirmed by its words' : 'not confirmed'}.`
      );
    case 'bundle-removed':
      return `The bundle ${fact.body.id.slice(0, 8)} was removed from "${names.set(fact.body.set)}"${because(fact.body.why)}.`;
    case 'scanned':
      return (
        `The sources of "${names.set(fact.body.set)}" were scanned: ${count(fact.body.items, 'item')}, ` +
        `${count(fact.body.findings.filter((finding) => finding.severity !== 'good').length, 'finding')}.`
      );
    case 'snapshot-taken':
      return `Snapshot ${fact.body.snapshot} of "${names.set(fact.body.set)}" was taken as seq ${fact.body.seq}: ${count(fact.body.items, 'item')}.`;
    case 'medium-enrolled':
      return `"${fact.body.label}" became a medium of this vault (${fact.body.type}, ${place(fact.body.location, fact.body.offsite)}).`;
    case 'medium-changed':
      return `"${names.medium(fact.body.medium)}" was changed: ${changes(fact.body)}.`;
    case 'medium-seen':
      return `"${names.medium(fact.body.medium)}" was seen on ${hardwareWords(fact.body.hardware)}.`;
    case 'medium-tested':
      return `The ${fact.body.test.extent} test of "${names.medium(fact.body.medium)}" ${fact.body.test.verdict}${because(fact.body.test.failures[0])}.`;
    case 'copy-recorded':
      return `Snapshot ${fact.body.snapshot} was ${fact.body.clonedFrom === undefined ? 'written' : `cloned from "${names.medium(fact.body.clonedFrom)}"`} to "${names.medium(fact.body.medium)}" and ${levels[fact.body.level]}.`;
    case 'parity-written':
      return `Parity for ${fact.body.snapshot} was written to "${names.medium(fact.body.medium)}".`;
    case 'copy-repaired':
      return `${count(fact.body.files.length, 'file')} of the copy of ${fact.body.snapshot} on "${names.medium(fact.body.medium)}" ${fact.body.files.length === 1 ? 'was' : 'were'} repaired from ${repairSources[fact.body.from]}.`;
    case 'vault-files-written':
      return `Identity and catalogue on "${names.medium(fact.body.medium)}" were brought up to date.`;
    case 'copy-verified':
      return `The copy of ${fact.body.snapshot} on "${names.medium(fact.body.medium)}" ${verified(fact.body)}.`;
    case 'copy-retired':
      return `The copy of ${fact.body.snapshot} on "${names.medium(fact.body.medium)}" was retired: ${fact.body.why}.`;
    case 'drilled':
      return (
        `A drill of "${names.set(fact.body.set)}" from ${from(fact.body.medium, names)} ${fact.body.status}: ` +
        `${count(fact.body.items, 'item')} in ${fact.body.seconds} seconds${failures(fact.body.failures.length)}.`
      );
    case 'restored':
      return (
        `"${names.set(fact.body.set)}" was restored from ${from(fact.body.medium, names)} (snapshot ${fact.body.snapshot}): ` +
        `${count(fact.body.items, 'item')}${failures(fact.body.failures.length)}` +
        `${fact.body.forcedStale ? ', although a newer snapshot was known' : ''}${because(fact.body.staleReason)}.`
      );
    case 'findings-accepted':
      return (
        `"${names.set(fact.body.set)}" was exported in spite of ${count(fact.body.findings.length, 'critical finding')} ` +
        `(${fact.body.findings.map((finding) => `${finding.code}: ${finding.subject}`).join('; ')})${because(fact.body.reason)}.`
      );
    case 'checklist-begun':
      return `The checklist "${fact.body.title}" of "${names.set(fact.body.set)}" was begun by ${fact.body.by}${fact.body.second === '' ? '' : ` and ${fact.body.second}`}.`;
    case 'checklist-step':
      return `${ticked(fact.body, names.checklist(fact.body.run))}.`;
    case 'checklist-ended':
      return `The checklist "${names.checklist(fact.body.run)}" ended: ${results[fact.body.result]}${because(fact.body.notes, ' Notes')}.`;
    case 'noted':
      return fact.body.what.endsWith('.') ? fact.body.what : `${fact.body.what}.`;
    default:
      return assertNever(fact);
  }
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

const failures = (number: number): string => (number === 0 ? '' : `, ${count(number, 'failure')}`);

const from = (medium: string | null, names: JournalNames): string =>
  medium === null ? 'a folder' : `"${names.medium(medium)}"`;

const place = (location: string, offsite: boolean): string =>
  `${location === '' ? 'no location given' : location}, ${offsite ? 'off-site' : 'on-site'}`;

const results: Record<ChecklistResult, string> = {
  'running-again': 'running again',
  'given-up': 'given up',
  rehearsed: 'rehearsed',
};

const repairSources = {
  parity: 'its parity',
  'other-copy': 'another copy',
  catalogue: 'what the catalogue knows',
} as const;

const levels: Record<VerificationLevel, string> = {
  cached: 'read back through the page cache',
  readback: 'read back',
  cold: 'read back after it was plugged in again',
  opened: 'read back, decrypted and compared',
};

const verified = (body: Extract<Fact, { kind: 'copy-verified' }>['body']): string =>
  body.status === 'missing'
    ? 'is missing'
    : body.status === 'suspect'
      ? `did not verify${failures(body.failures.length)}`
      : `was verified (${levels[body.level]})`;

/** `: "reason"`, without the full stop that a person may have typed at its end. */
const because = (reason: string | undefined, word = ''): string =>
  reason === undefined || reason.trim() === ''
    ? ''
    : word === ''
      ? `: "${reason.trim()}"`
      : `.${word}: "${reason.trim()}"`;

function ticked(body: Extract<Fact, { kind: 'checklist-step' }>['body'], checklist: string): string {
  const step = `${body.step + 1} of "${checklist}"`;
  if (!body.ticked) return `The tick of step ${step} was taken back by ${body.by}`;
  const second = body.second === '' ? '' : `, watched by ${body.second}`;
  const minutes = body.minutes === null ? '' : `, in ${body.minutes} min`;
  return `Step ${step} was done by ${body.by}${second}${minutes}${because(body.note)}`;
}

function changes(body: Extract<Fact, { kind: 'medium-changed' }>['body']): string {
  const said = [
    body.label === undefined ? null : `label "${body.label}"`,
    body.type === undefined ? null : `type ${body.type}`,
    body.location === undefined ? null : `location "${body.location}"`,
    body.custodian === undefined ? null : `custodian "${body.custodian}"`,
    body.offsite === undefined ? null : body.offsite ? 'off-site' : 'on-site',
    body.state === undefined ? null : `state ${body.state}`,
  ].filter((part) => part !== null);
  return said.length === 0 ? 'nothing' : said.join(', ');
}
