// An import is killed at every change that it makes to the vault folder: the bundle is in the set, whole, or it is not; the next import
// succeeds and clears up.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeArchive, sealWithAge } from '../../support/bundle-maker.ts';
import { hasTool } from '../../support/stock-tools.ts';
import { countSteps, noKillAt } from '../support/kill-at.ts';
import { using } from './aftermath.ts';
import { momentsOf, PreparedVault, type Place } from './prepared-vault.ts';

const obstacle = noKillAt ?? (hasTool('age') ? null : 'age is not installed');
const bundleOf = (place: Place): string => join(place.root, 'bundle.tar.age');
const importing = (place: Place) =>
  place.command('import', bundleOf(place), '--set', 'keys', '--without-words');
const intake = (place: Place): string[] => readdirSync(join(place.home, 'intake'));

describe.skipIf(obstacle !== null)(
  `an import killed at every step${obstacle === null ? '' : ` (${obstacle})`}`,
  () => {
    let prepared: PreparedVault;
    beforeEach(() => {
      prepared = new PreparedVault();
    });
    afterEach(() => prepared.end());

    it('leaves the set with the bundle or without it', async () => {
      await prepared.prepare(0);
      const { recipient } = await using(prepared.before.open(), async (vault) => vault.publicKeys());
      const work = mkdtempSync(join(tmpdir(), 'coldkeep-test-'));
      const recipe = { system: 'custom', host: 'node1', files: { 'srv/data.bin': 'x'.repeat(200_000) } };
      writeFileSync(bundleOf(prepared.before), sealWithAge(makeArchive(work, recipe), recipient));
      rmSync(work, { recursive: true });
      const steps = await countSteps(importing(prepared.place()));
      expect(steps.map((step) => step.path).join('\n')).toMatch(/\/intake\/[0-9a-f]{32}\.tar\.age/);
      const seen = new Set<number>();
      // How the catalogue itself survives is shown where exports are killed.
      const moments = momentsOf(steps).filter(
        ({ step }) => step.path.includes('/intake') || step.name.startsWith('rename'),
      );
      const wrong = await prepared.killEach(importing, moments, async (place) => {
        await using(place.open(), async (vault) => {
          const before = vault.bundles('keys');
          seen.add(before.length);
          const scan = await vault.scan('keys');
          const paths = scan.items.map((item) => item.path);
          expect(paths.includes('node1/srv/data.bin')).toBe(before.length === 1);
          expect(scan.findings.map(({ code }) => code)).not.toContain('bundle-missing');
          expect(scan.findings.map(({ code }) => code)).not.toContain('bundle-damaged');
          const { bundle } = await vault.importBundle({ bundle: bundleOf(place), set: 'keys' });
          expect(vault.bundles('keys')).toHaveLength(1);
          expect(intake(place)).toEqual([`${bundle.id}.tar.age`]);
          expect(vault.log().chain).toBe('intact');
        });
        expect(place.leftovers()).toEqual([]);
      });
      expect(wrong).toEqual([]);
      expect(seen).toEqual(new Set([0, 1]));
    });
  },
);
