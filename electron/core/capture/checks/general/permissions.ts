// Secrets that group or others may read where they lie. Listed up to twenty, then counted; file systems without modes are named once.
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { plural } from '../../../../../shared/domain/text.ts';
import { isSecret } from '../../../../../shared/domain/words.ts';
import type { ContentForm } from '../../../../../shared/profiles/content-form.ts';
import type { CheckMaker, SeenFile } from '../check.ts';

const mostListed = 20;
const othersBits = 0o077;
const runBits = 0o111;

interface Source {
  files: number;
  /** Of all its files; null once two differ. */
  mode: number | null;
  readonly open: { readonly path: string; readonly mode: number }[];
}

const lockedForms: readonly ContentForm[] = [
  'age',
  'openpgp-symmetric',
  'openpgp-to-key',
  'openssl-salted',
  'openssl-base64',
  'luks',
  'pem-encrypted-private-key',
];
const publicForms: readonly ContentForm[] = ['pem-public-key', 'pem-certificate'];

/** What group and others may read without harm: ciphertext, and the public half of a pair that an entry counts as one secret. */
function mayBeRead({ item, forms }: SeenFile): boolean {
  if (lockedForms.some((form) => forms.has(form))) return true;
  if (forms.has('pem-private-key')) return false;
  if (publicForms.some((form) => forms.has(form))) return true;
  const name = item.path.slice(item.path.lastIndexOf('/') + 1);
  return item.size < 100 && /pub(?:lic)?[-_.]?key/i.test(name) && !/priv|secret/i.test(name);
}

const octal = (mode: number): string => (mode & 0o777).toString(8).padStart(3, '0');

/** FAT and exFAT show every file alike, and as a program: nothing on a disk that keeps modes looks so. */
const keepsNoModes = ({ files, mode }: Source): boolean =>
  files > 1 && mode !== null && (mode & runBits) === runBits;

function findingsOf(label: string, source: Source): Finding[] {
  const { open } = source;
  if (open.length === 0) return [];
  if (keepsNoModes(source)) {
    return [
      raise('permissions-too-open', {
        subject: label,
        severity: 'info',
        message: `Every file of this source shows the mode ${octal(source.mode ?? 0)}, as on a FAT medium, which keeps none: who may read its ${plural(open.length, 'secret')} cannot be told.`,
        fix: 'Keep secrets on an encrypted file system that keeps modes, and set them to 400 after a restore.',
      }),
    ];
  }
  if (open.length > mostListed) {
    const [first] = open;
    return [
      raise('permissions-too-open', {
        subject: label,
        message: `Group or others may read ${plural(open.length, 'secret')} of this source, ${first?.path ?? ''} (mode ${octal(first?.mode ?? 0)}) among them.`,
        fix: 'Take the rights of group and others away: chmod -R go-rwx FOLDER.',
      }),
    ];
  }
  return open.map(({ path, mode }) =>
    raise('permissions-too-open', {
      subject: path,
      message: `Its mode is ${octal(mode)}: ${whoOf(mode)} may ${doingOf(mode)} it.`,
    }),
  );
}

function whoOf(mode: number): string {
  const group = (mode & 0o070) !== 0;
  return (mode & 0o007) === 0 ? 'its group' : group ? 'its group and all others' : 'all others';
}

function doingOf(mode: number): string {
  const read = (mode & 0o044) !== 0;
  const write = (mode & 0o022) !== 0;
  return read && write ? 'read and change' : read ? 'read' : write ? 'change' : 'run';
}

export const permissions: CheckMaker = {
  name: 'permissions',
  codes: ['permissions-too-open'],
  begin: () => {
    const sources = new Map<string, Source>();
    return {
      see(file) {
        const { item, sourceMode } = file;
        const label = item.path.slice(0, item.path.indexOf('/'));
        const source = sources.get(label) ?? { files: 0, mode: sourceMode, open: [] };
        sources.set(label, source);
        source.files += 1;
        if (source.mode !== sourceMode) source.mode = null;
        if ((sourceMode & othersBits) !== 0 && isSecret(item.kind) && !mayBeRead(file)) {
          source.open.push({ path: item.path, mode: sourceMode });
        }
      },
      result: () => ({
        findings: [...sources].flatMap(([label, source]) => findingsOf(label, source)),
        derived: [],
      }),
    };
  },
};
