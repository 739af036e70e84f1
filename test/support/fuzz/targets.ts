// What the fuzz run shows broken bytes to: recognition of forms, single parsers, and every check of every profile as a scan runs them.
import { checksFor } from '../../../electron/core/capture/checks/checks.ts';
import type { CheckMaker, SeenFile } from '../../../electron/core/capture/checks/check.ts';
import { plainContent } from '../../../electron/core/capture/checks/general/encrypted-in-name.ts';
import { readCustomDump } from '../../../electron/core/capture/checks/data/dump/custom-dump.ts';
import { readQrlWallet } from '../../../electron/core/capture/checks/data/qrl-wallet.ts';
import { readTendermintKey } from '../../../electron/core/capture/checks/data/tendermint-key.ts';
import { TarCounter } from '../../../electron/core/capture/checks/data/tar-counter.ts';
import { cardanoChecks } from '../../../electron/core/capture/checks/cardano/index.ts';
import { dataChecks } from '../../../electron/core/capture/checks/data/index.ts';
import { generalChecks } from '../../../electron/core/capture/checks/general/index.ts';
import { envelopeType } from '../../../electron/core/capture/envelope-type.ts';
import { outlineOf } from '../../../electron/core/capture/forms/json-forms.ts';
import { walkJson } from '../../../electron/core/capture/forms/json-walk.ts';
import { isFindingCode } from '../../../shared/domain/findings/registry.ts';
import { noKnowledge } from '../../../shared/domain/set-knowledge.ts';
import { ownProfileSchema } from '../../../shared/profiles/own-profile.ts';
import { profiles } from '../../../shared/profiles/index.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';
import { contentOfBytes, seenFile } from '../seen-file.ts';
import { corpusMadeAtMs, type CorpusFile } from './corpus.ts';
import { mutated } from './mutations.ts';
import { SeededRandom } from './random.ts';

const longestMessage = 2000;
const mostFindings = 200;
const everyMaker: readonly CheckMaker[] = [...generalChecks, ...cardanoChecks, ...dataChecks];

/** What is shown in one go; broken files say which. */
export interface FuzzInput {
  readonly target: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

type Target = (
  input: FuzzInput,
  given: { corpus: readonly CorpusFile[]; random: SeededRandom },
) => Promise<void> | null;

const parser =
  (parse: (bytes: Uint8Array) => unknown): Target =>
  ({ bytes }) => {
    parse(bytes);
    return null;
  };

const targets: readonly (readonly [string, number, Target])[] = [
  ['forms', 4, parser((bytes) => seenFile(profiles[0] ?? fail(), { path: 'a/b', content: bytes }))],
  ['envelope-type', 1, parser(envelopeType)],
  ['json', 2, parser((bytes) => [outlineOf(bytes), walkJson(bytes, () => {})])],
  ['custom-dump', 2, parser((bytes) => readCustomDump(contentOfBytes(bytes)))],
  ['qrl-wallet', 2, parser(readQrlWallet)],
  ['tendermint-key', 1, parser(readTendermintKey)],
  ['tar', 1, parser((bytes) => new TarCounter().take(bytes))],
  ['plain-content', 1, parser((bytes) => plainContent(new Set(), bytes))],
  ['own-profile', 1, parser((bytes) => ownProfileSchema.safeParse(jsonOf(bytes)))],
  ['checks', 12, (input, given) => runChecks(input, given)],
  ['every-check', 3, (input, given) => runChecks(input, given, everyMaker)],
];
const weights = targets.flatMap((target) => Array.from({ length: target[1] }, () => target));

function fail(): never {
  throw new Error('there is no profile');
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}

/** As a scan does it: one broken file and two whole ones of the same system, then the results. */
async function runChecks(
  input: FuzzInput,
  { corpus, random }: { corpus: readonly CorpusFile[]; random: SeededRandom },
  makers?: readonly CheckMaker[],
): Promise<void> {
  const system = corpus.find(({ path }) => path === input.path)?.system;
  const own = profiles.find(({ id }) => id === system);
  const profile: Profile = own === undefined || random.once(6) ? random.pick(profiles) : own;
  const siblings = corpus.filter((file) => file.system === system && file.path !== input.path);
  const given = [
    { path: input.path, content: input.bytes, mode: random.pick([0o600, 0o644, 0o755]) },
    ...(siblings.length === 0 ? [] : [random.pick(siblings), random.pick(siblings)]).map(
      ({ path, bytes }) => ({
        path: `${path}${random.once(8) ? '.old' : ''}`,
        content: bytes,
      }),
    ),
  ];
  const run = (makers ?? checksFor(profile)).map((maker) => ({ maker, check: maker.begin() }));
  const files: SeenFile[] = given.map((file) => seenFile(profile, file));
  for (const file of files) {
    for (const { check } of run) check.see(file);
    for (const { check } of run) {
      const look = check.look?.(file, async () => {}) ?? null;
      if (look !== null) await look;
    }
  }
  const context = {
    profile,
    knowledge: noKnowledge,
    items: files.map(({ item }) => item),
    nowMs: random.once(4) ? null : corpusMadeAtMs,
    bundles: new Map(),
  };
  for (const { maker, check } of run) {
    const { findings, derived } = check.result(context);
    if (findings.length > mostFindings)
      throw new Error(`${maker.name} found ${findings.length} faults in three files`);
    for (const { code, message } of findings) {
      if (!isFindingCode(code) || !maker.codes.includes(code))
        throw new Error(`${maker.name} raised ${code}, which it does not name`);
      if (message.length > longestMessage) throw new Error(`${maker.name} says ${message.length} characters`);
    }
    for (const { name, value } of derived) {
      if (value.length > longestMessage)
        throw new Error(`${maker.name} derives ${value.length} characters for ${name}`);
    }
  }
}

/** The input of a number: the same seed and corpus give the same. */
export function fuzzInput(
  corpus: readonly CorpusFile[],
  seed: number,
  index: number,
): FuzzInput & { readonly show: () => Promise<void> | null } {
  const random = new SeededRandom((seed + Math.imul(index, 0x9e3779b1)) >>> 0);
  const file = random.pick(corpus);
  const other = random.pick(corpus);
  const [name, , target] = random.pick(weights);
  const path = random.once(5) ? other.path : file.path;
  const input: FuzzInput = { target: name, path, bytes: mutated(file.bytes, other.bytes, random) };
  return { ...input, show: () => target(input, { corpus, random }) };
}
