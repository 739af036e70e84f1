// manifest.json: written in one canonical form, read back only in that form and only if everything in it agrees.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { formatNumber, manifestSchema, type Manifest } from '../../../shared/domain/manifest.ts';
import { labelProblem } from '../capture/item-path.ts';
import { canonicalJson } from './canonical-json.ts';
import { contentDigest } from './digest.ts';
import { assertItems, labelOf } from './item-rules.ts';
import { partName } from './parts.ts';

/** Some 800,000 items; what is larger is neither written nor read. */
export const maxManifestBytes = 256 * 1024 * 1024;

/** Canonical JSON and a line end, UTF-8. Errors: manifest-mismatch if it contradicts itself, bad-input if it is too large. */
export function encodeManifest(manifest: Manifest): Uint8Array {
  assertConsistent(manifest);
  const bytes = Buffer.from(`${canonicalJson(manifest)}\n`, 'utf8');
  if (bytes.length > maxManifestBytes) {
    throw new ColdkeepError(
      'bad-input',
      `The set has too many items for one snapshot: ${manifest.items.length}.`,
      {
        hint: 'Make several sets of it.',
      },
    );
  }
  return bytes;
}

/**
 * Reads a manifest. Errors: medium-newer for a newer format number; manifest-mismatch for everything else that `encodeManifest` does not
 * write: another form, an unknown key, paths that lead out of their source, an order, count or digest that is wrong.
 */
export function parseManifest(bytes: Uint8Array): Manifest {
  if (bytes.length > maxManifestBytes) throw refused('is too large');
  const value = parseJson(bytes);
  if (isNewer(value)) {
    throw new ColdkeepError(
      'medium-newer',
      'The snapshot was written in a newer format than this version reads.',
    );
  }
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw refused(`is not in the form of one: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
  }
  if (!Buffer.from(`${canonicalJson(parsed.data)}\n`, 'utf8').equals(bytes))
    throw refused('is not in canonical form');
  assertConsistent(parsed.data);
  return parsed.data;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw refused('is not JSON');
  }
}

const isNewer = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'coldkeep' in value &&
  typeof value.coldkeep === 'number' &&
  value.coldkeep > formatNumber;

function assertConsistent(manifest: Manifest): void {
  const labels = new Set<string>();
  for (const { label } of [...manifest.sources, ...(manifest.conditions.bundles ?? [])]) {
    if (labelProblem(label) !== null || labels.has(label))
      throw refused(`has a source label that cannot be: "${label}"`);
    labels.add(label);
  }
  assertItems(manifest.items);
  const stranger = manifest.items.find((item) => !labels.has(labelOf(item)));
  if (stranger !== undefined)
    throw refused(`lists "${stranger.path}", which is below none of its sources and bundles`);
  assertParts(manifest);
  if (contentDigest(manifest.items) !== manifest.contentDigest)
    throw refused('has a content digest that is not the one of its items');
}

function assertParts({ parts, items }: Manifest): void {
  if (parts.some((part, index) => part.name !== partName(index, parts.length)))
    throw refused('names its parts wrongly');
  if (parts.reduce((sum, part) => sum + part.items, 0) !== items.length)
    throw refused('has parts that do not add up to its items');
}

const refused = (what: string): ColdkeepError =>
  new ColdkeepError('manifest-mismatch', `The manifest ${what}.`);
