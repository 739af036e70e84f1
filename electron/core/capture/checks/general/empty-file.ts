// Files of 0 bytes where something must be: keys, certificates, configuration, programs, dumps.
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { unclassified } from '../../../../../shared/domain/item.ts';
import { isSecret } from '../../../../../shared/domain/words.ts';
import type { CheckMaker } from '../check.ts';

/** Files whose being there is all they say. */
const marks: ReadonlySet<string> = new Set(['__init__.py', '.gitkeep', '.keep', 'lock', 'LOCK', 'clean']);

const dumpName = /\.(?:sql|dump|sql\.gz|tar|tar\.gz|tgz|tar\.gz\.enc)$/i;

export const emptyFile: CheckMaker = {
  name: 'empty files',
  codes: ['empty-file'],
  begin: () => {
    const findings: Finding[] = [];
    return {
      see({ item }) {
        if (item.size > 0 || item.type !== 'file' || item.key === unclassified) return;
        const name = item.path.slice(item.path.lastIndexOf('/') + 1);
        // Services keep files of 0 bytes among their data by the hundred.
        if (marks.has(name) || (item.kind === 'data' && !dumpName.test(name))) return;
        const irreplaceable = (isSecret(item.kind) || item.kind === 'data') && !item.derivable;
        findings.push(
          raise('empty-file', {
            subject: item.path,
            message: 'It has 0 bytes.',
            severity: irreplaceable ? 'critical' : 'warn',
          }),
        );
      },
      result: () => ({ findings, derived: [] }),
    };
  },
};
