// All checks. Those run whose findings some entry of the profile names, and those of any system.
import type { Profile } from '../../../../shared/profiles/profile.ts';
import { cardanoChecks } from './cardano/index.ts';
import type { CheckMaker } from './check.ts';
import { dataChecks } from './data/index.ts';
import { generalChecks } from './general/index.ts';

export function checksFor(profile: Profile): readonly CheckMaker[] {
  const named = new Set<string>(profile.items.flatMap((entry) => entry.checks ?? []));
  const special = [...cardanoChecks, ...dataChecks].filter(({ codes }) =>
    codes.some((code) => named.has(code)),
  );
  return [...generalChecks, ...special];
}
