// Attaching a folder as a medium: its marker, what the catalogue knows of it, and what a person should be warned about.
import { randomUUID } from 'node:crypto';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { MediumAttributes } from '../../../shared/domain/facts.ts';
import { visibleText } from '../../../shared/domain/text.ts';
import { driveOf } from '../drives/drive-of.ts';
import { assertReadable } from '../media/contents.ts';
import { openFolderMedium } from '../media/folder-medium.ts';
import { readMarker } from '../media/marker.ts';
import type { Medium } from '../media/medium.ts';
import type { JobContext } from './context.ts';
import { identityOf, identityWarnings, refuseTwin, type Identity } from './identity.ts';
import { noteAccepted, refuseDrive } from './refusals.ts';

export interface AttachedMedium {
  readonly medium: Medium;
  readonly id: string;
  readonly label: string;
  /** True where the folder has no marker yet: the export writes one. */
  readonly isNew: boolean;
  /** Attributes to enrol it with; null where the catalogue knows it already. */
  readonly enrol: MediumAttributes | null;
  readonly warnings: string[];
  /** What the hardware says of it. */
  readonly identity: Identity;
}

export interface AttachOptions {
  /** A smaller limit than the medium's own for one file; for tests. */
  readonly maxFileBytes?: number | undefined;
  /** What was typed to write to a stick that is more than storage. */
  readonly acceptAnnounced?: string | undefined;
}

/**
 * Attaches a folder that may become a medium. Errors: not-a-medium, medium-newer, medium-twin, drive-announces, drive-never-offered,
 * medium-….
 */
export async function attachForExport(
  context: JobContext,
  root: string,
  attributes: Partial<MediumAttributes>,
  { maxFileBytes, acceptAnnounced }: AttachOptions = {},
): Promise<AttachedMedium> {
  const medium = await openFolderMedium(root, maxFileBytes === undefined ? {} : { maxFileBytes });
  const marker = await readMarker(medium);
  const id = marker?.medium ?? randomUUID();
  const known = context.ledger.catalogue.medium(id);
  const drive = await driveOf(root, context.home);
  const identity = await identityOf(context, root, marker?.medium ?? null);
  const told = toldBelow(identity);
  const label = known?.label ?? attributes.label ?? told.label ?? lastName(root);
  refuseTwin(root, label, identity);
  refuseDrive(context, root, identity, acceptAnnounced);
  await assertReadable(medium, context.vaultId);
  const warnings = [
    ...(drive.onSystemDisk && !context.settings.practice ? [systemDiskWarning(root)] : []),
    ...identityWarnings(label, identity),
  ];
  if (known !== null) {
    if (known.state !== 'active') {
      throw new ColdkeepError('not-a-medium', `${known.label} is recorded as ${known.state}.`, {
        hint: `If it is in use again, say so first: coldkeep media set ${id.slice(0, 8)} --state active`,
      });
    }
    await noteAccepted(context, label, identity);
    return { medium, id, label, isNew: marker === null, enrol: null, warnings, identity };
  }
  const enrol: MediumAttributes = {
    label,
    type: attributes.type ?? told.type ?? drive.type,
    location: attributes.location ?? '',
    custodian: attributes.custodian ?? '',
    offsite: attributes.offsite ?? false,
    state: 'active',
  };
  await noteAccepted(context, label, identity);
  return { medium, id, label, isNew: marker === null, enrol, warnings, identity };
}

export const systemDiskWarning = (root: string): string =>
  `${root} is on the system disk: a failure of this machine takes the copy along. Use a stick or another disk.`;

/** What the drive says of itself, where nobody said it: the label of its file system, and that it is on USB. */
function toldBelow({ below }: Identity): Partial<Pick<MediumAttributes, 'label' | 'type'>> {
  if (below === null || below.drive.system) return {};
  const label = visibleText(below.partition?.label ?? '').trim();
  return {
    ...(label !== '' && { label }),
    ...(below.drive.bus === 'usb' && { type: 'usb' }),
  };
}

const lastName = (path: string): string =>
  path
    .replace(/[/\\]+$/, '')
    .split(/[/\\]/)
    .at(-1) ?? path;
