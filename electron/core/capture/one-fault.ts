// One fault is one finding: what other findings say of the same fault goes into the finding that knows most of it.
import type { Finding } from '../../../shared/domain/finding.ts';
import type { Item } from '../../../shared/domain/item.ts';

/** The finding that knows more, and what it makes superfluous: given its subject's key, the code and the subjects. */
interface Cover {
  readonly by: string;
  readonly covers: string;
  /** Subjects of the superfluous one; null: those that are the key, or a path, of the same entry. */
  readonly subjects: readonly string[] | 'any' | null;
}

/** Where a bundle or folder could not be read, everything that is missing may be in it. */
const notRead = ['bundle-missing', 'bundle-damaged', 'nothing-to-read', 'source-empty'] as const;

const covers: readonly Cover[] = [
  ...notRead.map((by) => ({ by, covers: 'missing-required', subjects: 'any' as const })),
  { by: 'stale-generation', covers: 'duplicate-conflict', subjects: null },
  { by: 'validator-state-stale', covers: 'duplicate-conflict', subjects: null },
  { by: 'filestore-missing', covers: 'missing-required', subjects: null },
  { by: 'key-material-missing', covers: 'missing-required', subjects: ['odoo-conf'] },
  { by: 'key-material-missing', covers: 'attestation-missing', subjects: ['key-export'] },
];

/** The findings without those that another one covers, in their order. A file that has a finding of its own is not also unrecognised. */
export function oneFindingForOneFault(findings: readonly Finding[], items: readonly Item[]): Finding[] {
  const keyOf = new Map(items.map(({ path, key }) => [path, key]));
  const entryOf = (subject: string): string => keyOf.get(subject) ?? subject;
  const superfluous = new Map<Finding, Finding>();
  for (const finding of findings) {
    for (const { by, covers: covered, subjects } of covers) {
      if (finding.code !== by) continue;
      const others = findings.filter(
        (other) =>
          other.code === covered &&
          (subjects === 'any' ||
            (subjects === null
              ? entryOf(other.subject) === entryOf(finding.subject)
              : subjects.includes(other.subject))),
      );
      for (const other of others) superfluous.set(other, finding);
    }
  }
  // Names and dates in dumps may tell the same: the first one suffices.
  const stale = findings.filter(({ code }) => code === 'stale-generation');
  for (const [place, finding] of stale.entries()) {
    const known = stale.slice(0, place).find((other) => entryOf(other.subject) === entryOf(finding.subject));
    if (known !== undefined) superfluous.set(finding, known);
  }
  const spokenOf = new Set(
    findings.flatMap(({ code, subject }) => (code === 'unclassified' ? [] : [subject])),
  );
  return findings
    .filter((finding) => !superfluous.has(finding))
    .filter(({ code, subject }) => code !== 'unclassified' || !spokenOf.has(subject))
    .map((finding) => withConsequences(finding, superfluous));
}

function withConsequences(finding: Finding, superfluous: ReadonlyMap<Finding, Finding>): Finding {
  const covered = [...superfluous].flatMap(([other, by]) => (by === finding ? [other] : []));
  if (covered.length === 0) return finding;
  const messages = covered.map(({ message }) => message);
  // What is missing for whatever reason is as grave as it is: a folder that was not read makes it no smaller.
  const isGraver =
    notRead.some((code) => code === finding.code) && covered.some(({ severity }) => severity === 'critical');
  return {
    ...finding,
    severity: isGraver ? 'critical' : finding.severity,
    consequences: [...(finding.consequences ?? []), ...messages],
  };
}
