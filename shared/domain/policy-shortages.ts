// What is wanting to 3-2-1 once the media that are known hold the newest content: new media, new types, or one carried elsewhere.
import { nearest, type Evidence } from './policy-evidence.ts';
import type { PolicyCopy, PolicyInput } from './policy-input.ts';

export interface Shortages {
  /** Known media whose copy does not count: to be exported to, near ones first. */
  readonly stale: readonly PolicyCopy[];
  /** On-site media that would do off-site, where nothing else is wanting. */
  readonly toMove: readonly PolicyCopy[];
  readonly newMedia: number;
  /** Of the new media, how many have to be of a type that no other has. */
  readonly newTypes: number;
  readonly newOffsite: number;
}

export function shortagesOf(input: PolicyInput, evidence: Evidence): Shortages {
  const { policy } = input;
  const stale = nearFirst([...evidence.behind, ...evidence.failed, ...evidence.unread]);
  const held = [...evidence.counting, ...evidence.possible, ...stale];
  const newTypes = Math.max(0, policy.mediaTypes - new Set(held.map(({ type }) => type)).size);
  const copies = Math.max(0, policy.copies - 1 - held.length);
  const offsite = Math.max(0, policy.offsite - held.filter((copy) => copy.offsite).length);
  const near = held.filter((copy) => !copy.offsite);
  if (copies === 0 && newTypes === 0 && offsite > 0 && near.length > offsite) {
    return { stale, toMove: chooseToMove(near, offsite), newMedia: 0, newTypes: 0, newOffsite: 0 };
  }
  return { stale, toMove: [], newMedia: Math.max(copies, newTypes, offsite), newTypes, newOffsite: offsite };
}

const nearFirst = (copies: readonly PolicyCopy[]): PolicyCopy[] => {
  const left = [...copies];
  const ordered: PolicyCopy[] = [];
  for (let next = nearest(left); next !== undefined; next = nearest(left)) {
    ordered.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return ordered;
};

/** The last ones by name stay movable: the first is what is fetched first on the worst day and should be near. */
const chooseToMove = (near: readonly PolicyCopy[], count: number): PolicyCopy[] =>
  nearFirst(near).slice(-count);
