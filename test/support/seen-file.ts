// A file as checks see it, without a disk.
import { checksFor } from '../../electron/core/capture/checks/checks.ts';
import type {
  Check,
  CheckContext,
  CheckMaker,
  CheckResult,
  SeenFile,
} from '../../electron/core/capture/checks/check.ts';
import { envelopeType } from '../../electron/core/capture/envelope-type.ts';
import { edgeBytes, type FileContent } from '../../electron/core/capture/file-content.ts';
import { formsOf } from '../../electron/core/capture/forms/content-forms.ts';
import { classify } from '../../electron/core/capture/match.ts';
import { readBufferBytes } from '../../electron/core/capture/read-file.ts';
import { noKnowledge } from '../../shared/domain/set-knowledge.ts';
import { isSecret } from '../../shared/domain/words.ts';
import type { Profile } from '../../shared/profiles/profile.ts';
import { sha256Of, someTimeSeconds } from './source-tree.ts';

export function contentOfBytes(bytes: Uint8Array): FileContent {
  return {
    sizeBytes: bytes.length,
    whole: bytes.length < readBufferBytes ? bytes : null,
    head: bytes.subarray(0, edgeBytes),
    tail: bytes.subarray(Math.max(0, bytes.length - edgeBytes)),
    read: (offset, length) => bytes.subarray(offset, offset + length),
  };
}

export interface GivenFile {
  /** Source label and path below it. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** 0600 by default. */
  readonly mode?: number;
  readonly mtimeSeconds?: number;
}

/** The file as an intake with this profile would show it. */
export function seenFile(profile: Profile, given: GivenFile): SeenFile {
  const bytes = typeof given.content === 'string' ? Buffer.from(given.content) : given.content;
  const content = contentOfBytes(bytes);
  const forms = formsOf(content);
  const type = content.whole === null ? null : envelopeType(content.whole);
  const { key, kind, derivable } = classify(profile, { path: given.path, type, forms });
  const sourceMode = given.mode ?? 0o600;
  return {
    item: {
      path: given.path,
      type: 'file',
      key,
      kind,
      derivable,
      size: bytes.length,
      mode: isSecret(kind) ? sourceMode & 0o700 : sourceMode,
      mtimeSeconds: given.mtimeSeconds ?? someTimeSeconds,
      sha256: sha256Of(bytes),
    },
    sourceMode,
    envelopeType: type,
    forms,
    content,
  };
}

/** What the checks of a profile, or those given, say of some files; without the long looks. */
export function checkedFiles(
  profile: Profile,
  given: readonly GivenFile[],
  more: CheckWishes = {},
): CheckResult {
  const { makers = checksFor(profile), ...context } = more;
  const checks = makers.map((maker) => maker.begin());
  const files = given.map((file) => seenFile(profile, file));
  for (const file of files) for (const check of checks) check.see(file);
  return resultOf(profile, checks, files, context);
}

/** The same with the long looks, as a scan takes them. */
export async function lookedFiles(
  profile: Profile,
  given: readonly GivenFile[],
  more: CheckWishes = {},
): Promise<CheckResult> {
  const { makers = checksFor(profile), ...context } = more;
  const checks = makers.map((maker) => maker.begin());
  const files = given.map((file) => seenFile(profile, file));
  for (const file of files) {
    for (const check of checks) check.see(file);
    for (const check of checks) await check.look?.(file, async () => {});
  }
  return resultOf(profile, checks, files, context);
}

type CheckWishes = Partial<CheckContext> & { readonly makers?: readonly CheckMaker[] };

function resultOf(
  profile: Profile,
  checks: readonly Check[],
  files: readonly SeenFile[],
  context: Partial<CheckContext>,
): CheckResult {
  const results = checks.map((check) =>
    check.result({
      profile,
      knowledge: noKnowledge,
      items: files.map(({ item }) => item),
      nowMs: null,
      bundles: new Map(),
      ...context,
    }),
  );
  return {
    findings: results.flatMap(({ findings }) => findings),
    derived: results.flatMap(({ derived }) => derived),
  };
}

/** "code subject severity", sorted, for comparing. */
export const seen = ({ findings }: CheckResult): string[] =>
  findings.map(({ code, subject, severity }) => `${code} ${subject} ${severity}`).toSorted();
